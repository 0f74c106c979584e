import { isUnspaced, isWordBeyond } from './characters';
import { hashed, Interned, NO_HASH } from './intern';

/** A run of letters, a number (`2.5`), or one other character: what names of models are made of. `unspaced` is a run of letters of scripts such as Chinese, which are in no name. */
export interface Atom {
  readonly kind: 'letters' | 'unspaced' | 'number' | 'space' | 'mark';
  /** As written, cut after 40 characters. */
  readonly text: string;
  readonly folded: string;
}

/** A text cut into atoms, which lie one after another without a gap. */
export interface Atoms {
  readonly list: readonly Atom[];
  /** Where each starts; one more, for where the last ends. */
  readonly starts: readonly number[];
}

export const LONGEST_ATOM = 40;
export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code > 127 && isWordBeyond(code) && !isUnspaced(code));
const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 126;

function kindOf(code: number): Atom['kind'] {
  return isLetter(code) ? 'letters' : isDigit(code) ? 'number' : isSpace(code) ? 'space' : isUnspaced(code) ? 'unspaced' : 'mark';
}

export const atomOf = (kind: Atom['kind'], text: string): Atom => ({ kind, text, folded: kind === 'letters' ? text.toLowerCase() : text });
const interned = (kind: Atom['kind'], most: number): Interned<Atom> => new Interned(most, (text) => atomOf(kind, text));
const INTERNED: Readonly<Record<Atom['kind'], Interned<Atom>>> = { letters: interned('letters', 8192), unspaced: interned('unspaced', 1024), number: interned('number', 2048), space: interned('space', 16), mark: interned('mark', 512) };

/** Cuts a text into atoms, in one pass. */
export function readAtoms(raw: string): Atoms {
  const list: Atom[] = [];
  const starts: number[] = [];
  addAtoms(raw, 0, raw.length, list, starts);
  starts.push(raw.length);
  return { list, starts };
}

/** Adds the atoms of a stretch, which neither begins nor ends within one. */
export function addAtoms(raw: string, from: number, to: number, list: Atom[], starts: number[]): void {
  for (let at = from; at < to;) at = addAtom(raw, at, to, list, starts);
}

/** Adds the atom that begins at a place, of which nothing is behind `to`; gives its end. */
export function addAtom(raw: string, start: number, to: number, list: Atom[], starts: number[]): number {
  const code = raw.charCodeAt(start);
  const kind = kindOf(code);
  let hash = hashed(NO_HASH, code);
  let at = start + 1;
  for (; kind !== 'mark' && at < to; at++) {
    const next = raw.charCodeAt(at);
    if (kindOf(next) !== kind && !(kind === 'number' && isPoint(raw, at))) break;
    hash = hashed(hash, next);
  }
  list.push(INTERNED[kind].get(raw, start, Math.min(at, start + LONGEST_ATOM), hash));
  starts.push(start);
  return at;
}

/** Whether what stands at a place is part of letters or of a number. */
export function isNameAt(raw: string, at: number): boolean {
  const code = raw.charCodeAt(at);
  return isLetter(code) || isDigit(code) || isUnspaced(code) || isPoint(raw, at);
}

/** Where the atom at a place starts, which is where the one before it ends. */
export function startOf({ starts }: Atoms, at: number): number {
  return starts[at] ?? starts[starts.length - 1] ?? 0;
}

/** A point between two digits. */
function isPoint(raw: string, at: number): boolean {
  return raw.charCodeAt(at) === 46 && isDigit(raw.charCodeAt(at - 1)) && isDigit(raw.charCodeAt(at + 1));
}
