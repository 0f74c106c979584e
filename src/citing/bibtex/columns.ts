import { fold, foldLatex, undelimited } from './identity';
import { identifiersOf } from './scan';
import type { BibScanner } from './scanner';

/**
 * What an index keeps of each entry: numbers only. 100,000 entries take some 8 MB, a search of a column for a number is
 * one native call, and no string here keeps an old text of the file alive.
 */
export interface Columns {
  readonly starts: number[];
  readonly ends: number[];
  readonly keyStarts: number[];
  readonly keyEnds: number[];
  /** Hashes of the lower-case key, arXiv id, DOI and folded title; 0 where there is none. */
  readonly keys: number[];
  readonly arxivIds: number[];
  readonly dois: number[];
  readonly titles: number[];
  /** `CLOSED`, `COMMENTED`, and `DESCENDS` where the key sorts before that of the entry above. */
  readonly flags: number[];
}
export const CLOSED = 1;
export const COMMENTED = 2;
export const DESCENDS = 4;

export function emptyColumns(): Columns {
  return { starts: [], ends: [], keyStarts: [], keyEnds: [], keys: [], arxivIds: [], dois: [], titles: [], flags: [] };
}

/** The entries from `from` up to `to` replaced by others. */
export function splice(columns: Columns, from: number, to: number, by: Columns): Columns {
  const join = (name: keyof Columns): number[] => columns[name].slice(0, from).concat(by[name], columns[name].slice(to));
  return {
    starts: join('starts'),
    ends: join('ends'),
    keyStarts: join('keyStarts'),
    keyEnds: join('keyEnds'),
    keys: join('keys'),
    arxivIds: join('arxivIds'),
    dois: join('dois'),
    titles: join('titles'),
    flags: join('flags'),
  };
}

/** Moves the entries from `from` on by `distance` characters. */
export function shift({ starts, ends, keyStarts, keyEnds }: Columns, from: number, distance: number): void {
  if (distance === 0) return;
  for (const column of [starts, ends, keyStarts, keyEnds]) {
    for (let at = from; at < column.length; at++) column[at] = (column[at] ?? 0) + distance;
  }
}

/** Appends the entry that a scanner stands on. */
export function pushEntry(columns: Columns, scanner: BibScanner, text: string): void {
  const { arxivId, doi, title } = identifiersOf(scanner, text);
  columns.starts.push(scanner.start);
  columns.ends.push(scanner.end);
  columns.keyStarts.push(scanner.keyStart);
  columns.keyEnds.push(scanner.keyEnd);
  columns.keys.push(keyHash(text.slice(scanner.keyStart, scanner.keyEnd)));
  columns.arxivIds.push(arxivId === undefined ? 0 : hash(arxivId));
  columns.dois.push(doi === undefined ? 0 : hash(doi));
  columns.titles.push(title === undefined ? 0 : hash(foldRaw(title)));
  columns.flags.push((scanner.closed ? CLOSED : 0) | (scanner.commented ? COMMENTED : 0));
}

export function keyHash(key: string): number {
  return hash(key.toLowerCase());
}

export function titleHash(title: string): number {
  return hash(fold(title));
}

/** Most titles are plain letters and braces, for which the full reading of LaTeX is ten times too dear. */
function foldRaw(value: string): string {
  return value.includes('\\') ? foldLatex(value) : fold(undelimited(value).replaceAll('~', ' '));
}

/** FNV-1a cut to 30 bits, so that V8 keeps columns as small integers; never 0 but for `''`. */
export function hash(text: string): number {
  if (text === '') return 0;
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value & 0x3fffffff) || 1;
}
