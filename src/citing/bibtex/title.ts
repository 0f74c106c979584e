import { cleanText, encodeLatex, type Dialect } from './escape';
import { mathSpans } from './math';
import { PROPER_NOUNS } from './properNouns';

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[-.*+'’&]{1,2}[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;

/** A stretch of a title; `keep`: its letter case must survive; `math`: it is `$…$` of LaTeX, harmless and well-formed. */
export interface TitlePiece {
  readonly text: string;
  readonly keep: boolean;
  readonly math: boolean;
}

/**
 * The value of a `title` field. BibTeX styles lower-case a title but for its first letter, so words that must keep
 * their capitals stand in braces; others stay free for the style to case.
 */
export function titleField(title: string, names: ReadonlySet<string>, dialect: Dialect): string {
  return titlePieces(title, names)
    .map(({ text, keep, math }) => (math ? `{${text}}` : keep ? `{${encodeLatex(text, dialect)}}` : encodeLatex(text, dialect)))
    .join('');
}

/**
 * Cuts a title into what must keep its case and what need not. Kept are words with capitals inside or capitals and
 * digits (`LLMs`, `GPT-4o`, `R1`), single letters, known proper nouns, and `names`: what the paper calls its models.
 */
export function titlePieces(title: string, names: ReadonlySet<string>): TitlePiece[] {
  const clean = cleanText(title).normalize('NFC');
  const pieces: TitlePiece[] = [];
  const protect = protection(clean, names);
  let last = 0;
  for (const { start, end } of mathSpans(clean)) {
    pieces.push(...words(clean, last, start, protect), { text: clean.slice(start, end), keep: true, math: true });
    last = end;
  }
  return [...pieces, ...words(clean, last, clean.length, protect)];
}

/** A word, at its offset, cut into pieces; those to keep as they are stand in braces. */
type Protection = (word: string, at: number) => readonly Piece[];
type Piece = Omit<TitlePiece, 'math'>;

function words(text: string, from: number, to: number, protect: Protection): TitlePiece[] {
  const part = text.slice(from, to);
  const pieces: TitlePiece[] = [];
  let last = 0;
  for (const found of part.matchAll(WORD)) {
    pieces.push({ text: part.slice(last, found.index), keep: false, math: false });
    pieces.push(...protect(found[0], from + found.index).map((piece) => ({ ...piece, math: false })));
    last = found.index + found[0].length;
  }
  return [...pieces, { text: part.slice(last), keep: false, math: false }];
}

function protection(title: string, names: ReadonlySet<string>): Protection {
  const all = [...title.matchAll(WORD)].map(([word]) => word);
  // A title all in capitals says nothing about its words.
  if (all.length > 3 && title === title.toUpperCase() && title !== title.toLowerCase()) return (text) => [{ text, keep: false }];
  const system = systemName(title);
  const sentence = isSentenceCase(all);
  return (word, at) => {
    const starts = at === 0 || /[:?!.]\s+$/.test(title.slice(Math.max(0, at - 4), at));
    if (word === system || isName(word, names, at === 0, sentence && !starts)) return [{ text: word, keep: true }];
    return starts && word.length === 1 ? [{ text: word, keep: false }] : partsOf(word);
  };
}

/** `{Gazal-R1}`, `{GPT-4o}` and `{R1}-Like`: digits make a name of all before them; `{LLM}-based`: else each part by itself. */
function partsOf(word: string): Piece[] {
  const parts = word.split(/(-)/);
  const leads = parts.findIndex((part) => needsBraces(part) || PROPER_NOUNS.has(part));
  const named = leads < 0 ? -1 : parts.map((part, index) => index >= leads && /\d/.test(part)).lastIndexOf(true);
  const head = named < 0 ? [] : [{ text: parts.slice(0, named + 1).join(''), keep: true }];
  return [...head, ...parts.slice(named + 1).map((text) => ({ text, keep: needsBraces(text) }))];
}

function isName(word: string, names: ReadonlySet<string>, first: boolean, sentence: boolean): boolean {
  if (!startsHigh(word)) return false;
  // The style keeps the first letter of all; what follows it decides.
  if (first) return names.has(word) && /\p{Lu}/u.test(word.slice(1));
  return names.has(word) || PROPER_NOUNS.has(word.replace(/['’]s$/, '')) || sentence;
}

function needsBraces(part: string): boolean {
  const high = /\p{Lu}/u;
  if (part.length === 1) return high.test(part) && part !== 'A';
  return high.test(part.slice(1)) || (high.test(part) && /\d/.test(part));
}

function startsHigh(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** `Retro-Search` of `Retro-Search: Exploring …`: one word before a colon names what the paper makes. */
function systemName(title: string): string | undefined {
  const head = title.split(':', 1)[0]?.trim() ?? '';
  return head !== title && !head.includes(' ') && /\p{Lu}/u.test(head.slice(1)) && /^[\p{L}\p{N}.*+-]+$/u.test(head) ? head : undefined;
}

/** Few of the longer words have a capital: then those that do are names. */
function isSentenceCase(all: readonly string[]): boolean {
  const longer = all.slice(1).filter((word) => word.length >= 4 && !needsBraces(word));
  const high = longer.filter(startsHigh).length;
  return longer.length >= 3 && high / longer.length <= 0.3;
}
