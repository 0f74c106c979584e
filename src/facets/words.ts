import { readAtoms, type Atom } from './atoms';
import type { Span } from './facets';

/** What is known of a word wherever it stands. */
interface Lexeme {
  /** Folded to lower case. */
  readonly text: string;
  /** Without a plural ending, roughly: counts of few labels need it. */
  readonly stem: string;
  /** Its first two letters as a number, by which beginnings are looked up. */
  readonly head: number;
  /** By which tables keep what they know of it, below `MOST_LEXEMES`; -1 once there are so many. */
  readonly number: number;
}

/** A word of the text; hyphens, apostrophes and LaTeX stand between words, not in them. */
export interface Word extends Lexeme {
  readonly start: number;
  readonly end: number;
}

/** A sentence: words `from` to `to` (exclusive) of its field. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

export interface Field {
  readonly name: Span['field'];
  readonly raw: string;
  readonly atoms: readonly Atom[];
  readonly words: readonly Word[];
  readonly sentences: readonly Sentence[];
}

const ABBREVIATIONS = new Set(['e.g', 'i.e', 'etc', 'vs', 'al', 'fig', 'cf', 'eq', 'resp', 'approx', 'no', 'sec', 'dr', 'st']);
/** No word of prose is longer; what is (keys, hostile text) is cut, so that lookups stay cheap. */
const LONGEST_WORD = 64;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLower = (code: number): boolean => code >= 97 && code <= 122;
const isUpper = (code: number): boolean => code >= 65 && code <= 90;
const BEYOND_ASCII = /[\p{L}\p{N}\p{M}]/u;

/** The first two letters as a number: quicker to make and to look up than a string of them. */
export function headOf(text: string): number {
  return text.charCodeAt(0) * 65536 + (text.length > 1 ? text.charCodeAt(1) : 0);
}

// The same few thousand words make up most texts. What is looked up with one string is found at once with the same string.
const LEXICON = new Map<string, Lexeme>();
/** What makes up more than so many words is no prose. */
export const MOST_LEXEMES = 30_000;

function lexemeOf(text: string): Lexeme {
  const known = LEXICON.get(text);
  if (known) return known;
  const isKept = LEXICON.size < MOST_LEXEMES;
  const lexeme = { text, stem: stemOf(text), head: headOf(text), number: isKept ? LEXICON.size : -1 };
  if (isKept) LEXICON.set(text, lexeme);
  return lexeme;
}

function stemOf(text: string): string {
  const { length } = text;
  return length > 3 && text.charCodeAt(length - 1) === 115 && text.charCodeAt(length - 2) !== 115 ? text.slice(0, -1) : text;
}

/** Letters and digits of any script. */
export function isWordCode(code: number): boolean {
  return isLower(code) || isUpper(code) || isDigit(code) || (code > 127 && BEYOND_ASCII.test(String.fromCharCode(code)));
}

/** Cuts a field into words and sentences, in one pass. */
export function readField(name: Span['field'], raw: string): Field {
  const words: Word[] = [];
  const sentences: Sentence[] = [];
  let from = 0;
  const close = (): void => {
    const first = words[from];
    const last = words[words.length - 1];
    if (first && last && words.length > from) sentences.push({ from, to: words.length, start: first.start, end: last.end });
    from = words.length;
  };
  let at = 0;
  while (at < raw.length) {
    const code = raw.charCodeAt(at);
    if (isWordCode(code)) {
      const start = at;
      while (at < raw.length && isWordCode(raw.charCodeAt(at))) at++;
      const text = raw.slice(start, Math.min(at, start + LONGEST_WORD)).toLowerCase();
      const { text: known, stem, head, number } = lexemeOf(text);
      words.push({ text: known, stem, head, number, start, end: at });
    } else if (code === 92) at = afterCommand(raw, at + 1);
    else {
      if ((code === 46 || code === 63 || code === 33) && endsSentence(raw, at, words)) close();
      at++;
    }
  }
  close();
  return { name, raw, atoms: readAtoms(raw), words, sentences };
}

/** `\textbf`, `\times` and the two letters `\n` that saved pages carry are no words. */
function afterCommand(raw: string, at: number): number {
  while (at < raw.length && isLower(raw.charCodeAt(at))) at++;
  return at;
}

function endsSentence(raw: string, at: number, words: readonly Word[]): boolean {
  if (raw.charCodeAt(at) !== 46) return isGap(raw, at + 1);
  if (!isGap(raw, at + 1)) return false;
  const last = words[words.length - 1];
  if (!last || last.end !== at) return true;
  const before = words[words.length - 2];
  const dotted = before?.end === last.start - 1 ? `${before.text}.${last.text}` : last.text;
  return !ABBREVIATIONS.has(dotted) && !ABBREVIATIONS.has(last.text);
}

/** Space, a closing bracket or quote, or the end. */
function isGap(raw: string, at: number): boolean {
  return at >= raw.length || ' \n\t)"\'*]}\\'.includes(raw.charAt(at));
}
