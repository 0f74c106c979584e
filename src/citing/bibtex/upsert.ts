import { proposeKey } from '../keys/propose';
import type { TextChange } from '../types';
import { BibliographyIndex } from './bibliographyIndex';
import { entryFor, type Citable, type EntryOptions } from './entry';
import { insertionAt, placeFor } from './placement';
import type { Identity } from './same';
import { DEFAULT_STYLE, lineEndOf, styleOf, type EntryStyle } from './style';

/** What is asked of a bibliography before an entry is added to one. */
export interface KnownEntries {
  /** The entry of this paper. */
  find(paper: Identity): { readonly key: string } | undefined;
  /** Whether an entry has this key, letter case aside. */
  hasKey(key: string): boolean;
}

export interface UpsertOptions extends EntryOptions {
  /** How keys are made; default Better BibTeX's formula. */
  readonly formula?: string;
  /** Paper id → key that was given to it before: taken again where it is free, and looked for in the file. */
  readonly knownKeys?: ReadonlyMap<string, string>;
  /** Where the entries should go: the gap between entries at or behind this offset, in place of the file's own order. */
  readonly at?: number;
  /** The document's other bibliographies: a paper that one of them has needs no entry, and their keys are taken. */
  readonly others?: readonly KnownEntries[];
}

export interface Upsert {
  /** Insertions only. Empty where the file has every paper. */
  readonly changes: readonly TextChange[];
  /** Paper id → the key to cite it by: that of the file where it has the paper. */
  readonly keys: ReadonlyMap<string, string>;
  /** Ids of papers whose entries are new. */
  readonly added: readonly string[];
  readonly problems: readonly UpsertProblem[];
}

/**
 * `unclosed-entry`: an entry lacks its end, so the new ones stand before it; `start` is its offset.
 * `unreadable`: the file is not of its format, and nothing is planned.
 */
export interface UpsertProblem {
  readonly code: 'unclosed-entry' | 'unreadable';
  readonly start: number;
}

/**
 * Plans the entries that a BibTeX file lacks. `file` is its text, or an index of it, which a second cite into a large
 * file saves the scan; the index is not changed: `update` it once the changes are made.
 */
export function planUpsert(file: string | BibliographyIndex, papers: readonly Citable[], options: UpsertOptions = {}): Upsert {
  const index = typeof file === 'string' ? BibliographyIndex.of(file) : file;
  const { keys, fresh } = planKeys(index, papers, options);
  const { firstUnclosed } = index;
  return {
    changes: insertions(index, fresh, options),
    keys,
    added: fresh.map(({ paper }) => paper.id),
    problems: firstUnclosed === undefined || fresh.length === 0 ? [] : [{ code: 'unclosed-entry', start: index.rangeOf(firstUnclosed).start }],
  };
}

export interface FreshEntry {
  readonly paper: Citable;
  readonly key: string;
}

/** The keys to cite papers by, and those that neither the file nor another bibliography of the document has. */
export function planKeys(file: KnownEntries, papers: readonly Citable[], { knownKeys, formula, others = [] }: UpsertOptions): { keys: Map<string, string>; fresh: FreshEntry[] } {
  const files = [file, ...others];
  const keys = new Map<string, string>();
  const taken = new Set<string>();
  const fresh: FreshEntry[] = [];
  const isTaken = (key: string): boolean => taken.has(key.toLowerCase()) || files.some((each) => each.hasKey(key));
  for (const paper of papers) {
    if (keys.has(paper.id)) continue;
    const known = knownKeys?.get(paper.id);
    const identity = { ...paper, ...(known === undefined ? {} : { key: known }) };
    const existing = firstOf(files, (each) => each.find(identity));
    const key = existing?.key ?? (known !== undefined && !isTaken(known) ? known : proposeKey(paper, isTaken, formula));
    keys.set(paper.id, key);
    if (existing) continue;
    taken.add(key.toLowerCase());
    fresh.push({ paper, key });
  }
  return { keys, fresh };
}

function firstOf<T, U>(all: readonly T[], read: (one: T) => U | undefined): U | undefined {
  for (const one of all) {
    const found = read(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

function insertions(index: BibliographyIndex, fresh: readonly FreshEntry[], options: UpsertOptions): TextChange[] {
  const byPlace = new Map<number, FreshEntry[]>();
  for (const entry of fresh) {
    const place = placeFor(index, entry.key, options.at);
    const there = byPlace.get(place);
    if (there) there.push(entry);
    else byPlace.set(place, [entry]);
  }
  const eol = lineEndOf(index.text);
  return [...byPlace].map(([place, entries]) => {
    if (index.isSortedByKey) entries.sort((a, b) => (a.key.toLowerCase() < b.key.toLowerCase() ? -1 : 1));
    const style = options.style ?? neighbourStyle(index, place, eol);
    const texts = entries.map(({ paper, key }) => entryFor(paper, key, { ...options, style }));
    return insertionAt(index, place, texts, eol);
  });
}

function neighbourStyle(index: BibliographyIndex, place: number, eol: string): EntryStyle {
  if (index.size === 0) return { ...DEFAULT_STYLE, eol };
  return styleOf(index.text, index.rangeOf(Math.max(0, place - 1)), eol);
}
