import { addAtom, addAtoms, atomOf, isDigit, isNameAt, LONGEST_ATOM, type Atom, type Atoms } from './atoms';
import { isUnspaced, isWordBeyond } from './characters';
import type { Span } from './facets';
import { hashed, Interned, NO_HASH } from './intern';
import { wordOf, type Word } from './lexicon';
import { endOfCommand, endsSentence } from './sentences';

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
  readonly atoms: Atoms;
  readonly words: readonly Word[];
  /** Where each word starts and ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly sentences: readonly Sentence[];
}

/** A field so far; `list` and `places` are its atoms and where they start. */
export interface Cut {
  readonly raw: string;
  readonly words: Word[];
  readonly starts: number[];
  readonly ends: number[];
  readonly list: Atom[];
  readonly places: number[];
}

/** No word of prose is longer; what is (keys, hostile text) is cut, so that lookups stay cheap. */
const LONGEST_WORD = 64;

const isPlain = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

// As they are written: `Reasoning` and `reasoning` are one word.
const PLAIN = new Interned(32_768, (written) => ({ word: wordOf(written), atom: atomOf('letters', written) }));
const MIXED = new Interned(8192, wordOf);

/** Letters and digits of any script. */
export function isWordCode(code: number): boolean {
  return isPlain(code) || isDigit(code) || (code > 127 && isWordBeyond(code));
}

/** Cuts a field into words, sentences and atoms, in one pass. */
export function readField(name: Span['field'], raw: string): Field {
  const text: Cut = { raw, words: [], starts: [], ends: [], list: [], places: [] };
  const { words, starts, ends, list, places } = text;
  const sentences: Sentence[] = [];
  let from = 0;
  const close = (): void => {
    if (words.length > from) sentences.push({ from, to: words.length, start: starts[from] ?? 0, end: ends[words.length - 1] ?? 0 });
    from = words.length;
  };
  /** `\textbf`, `\times` and the two letters `\n` that saved pages carry are no words: where the last of them ends. */
  let command = 0;
  let at = 0;
  while (at < raw.length) {
    const code = raw.charCodeAt(at);
    let end = isPlain(code) && at >= command ? takePlain(text, at) : at;
    if (end === at) {
      end = endOfMixed(raw, at);
      addWords(text, Math.max(at, command), end);
      addAtoms(raw, at, end, list, places);
    }
    if (end === at) {
      if (code === 92) command = endOfCommand(raw, at + 1);
      else if ((code === 46 || code === 63 || code === 33) && endsSentence(text, at)) close();
      end = addAtom(raw, at, raw.length, list, places);
    }
    at = end;
  }
  close();
  places.push(raw.length);
  return { name, raw, atoms: { list, starts: places }, words, starts, ends, sentences };
}

/** Takes a run of plain letters, which is a word and an atom; gives its end, or `start` where it is part of something longer. */
function takePlain({ raw, words, starts, ends, list, places }: Cut, start: number): number {
  let at = start;
  let hash = NO_HASH;
  let code = raw.charCodeAt(at);
  do {
    hash = hashed(hash, code);
    code = ++at < raw.length ? raw.charCodeAt(at) : 0;
  } while (isPlain(code));
  if (isDigit(code) || code > 127 || at - start > LONGEST_ATOM) return start;
  const { word, atom } = PLAIN.get(raw, start, at, hash);
  words.push(word);
  starts.push(start);
  ends.push(at);
  list.push(atom);
  places.push(start);
  return at;
}

/** The end of what words or atoms go on in; `start` where neither begins. */
function endOfMixed(raw: string, start: number): number {
  let at = start;
  while (at < raw.length && (isWordCode(raw.charCodeAt(at)) || isNameAt(raw, at))) at++;
  return at;
}

/** Adds the words of a stretch, which neither begins nor ends within one. */
function addWords({ raw, words, starts, ends }: Cut, from: number, to: number): void {
  for (let at = from; at < to;) {
    const start = at;
    const unspaced = isUnspaced(raw.charCodeAt(at));
    let hash = NO_HASH;
    for (let code = raw.charCodeAt(at); at < to && isWordCode(code) && isUnspaced(code) === unspaced; code = ++at < to ? raw.charCodeAt(at) : 0) hash = hashed(hash, code);
    if (at === start) at++;
    else {
      words.push(at - start <= LONGEST_WORD ? MIXED.get(raw, start, at, hash) : wordOf(raw.slice(start, start + LONGEST_WORD)));
      starts.push(start);
      ends.push(at);
    }
  }
}

/** The stretch of text from one word to before another. */
export function spanOf({ name, starts, ends }: Field, from: number, to: number): Span {
  return { field: name, start: starts[from] ?? 0, end: ends[to - 1] ?? 0 };
}

/** Words that speak for something, and how much. */
export interface Telling {
  readonly weight: number;
  readonly field: Field;
  readonly from: number;
  readonly to: number;
}

/** Where the words stand that tell most. */
export function strongestSpans(telling: Telling[]): Span[] {
  return telling.sort((a, b) => b.weight - a.weight).slice(0, MOST_TELLING).map(({ field, from, to }) => spanOf(field, from, to));
}
const MOST_TELLING = 3;

/** The first word that ends after a place in the text, by bisection. */
export function firstWordFrom({ ends }: Field, start: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}
