import type { Paper } from '../papers/paper';
import type { SourceEntry } from './entry';
import { fullest } from './fuller';
import { lookupKeys } from './merge';
import type { ShelfRecord } from './record';

/** A paper of the shelf as a list of them has it: everything but the abstract, which is read when it is looked at. */
export interface ShelfHead extends Omit<ShelfRecord, 'abstract'>, Omit<Paper, keyof ShelfRecord | 'abstract'> {
  /** When it came to this shelf, in milliseconds since 1970: all papers of one import have the same. 0 for bundled ones. */
  readonly added: number;
  /** What it is also looked up by, other than by id, DOI and title. */
  readonly keys?: readonly string[];
}

/** A paper of the shelf with its abstract. */
export interface ShelfPaper extends ShelfHead {
  readonly abstract: string;
}

/** The abstract of a paper that is made of these entries. */
export function abstractOf(entries: readonly SourceEntry[]): string {
  return fullest('abstract', entries)?.value ?? '';
}

/** The head of a described paper: the abstract stays with its entries. */
export function headOf(record: ShelfRecord, describe: (record: ShelfRecord) => Paper, entries: readonly SourceEntry[], added: number): ShelfHead {
  const head = Object.fromEntries(Object.entries(describe(record)).filter(([field]) => field !== 'abstract')) as unknown as Omit<Paper, 'abstract'>;
  const own = new Set(ownKeys(record));
  const keys = [...new Set(entries.flatMap(lookupKeys))].filter((key) => !own.has(key));
  return { ...head, comments: record.comments ?? {}, formerIds: record.formerIds, from: record.from, added, ...(keys.length === 0 ? {} : { keys }) };
}

/** All that a paper is looked up by. */
export function keysOfHead(head: ShelfHead): string[] {
  return [...ownKeys(head), ...(head.keys ?? [])];
}

function ownKeys({ title, arxivId, doi }: Omit<ShelfRecord, 'abstract'>): string[] {
  return lookupKeys({ source: 'bundled', title, ...(arxivId === undefined ? {} : { arxivId }), ...(doi === undefined ? {} : { doi }) });
}

/** A bundled paper as the entry that it brings into a merge. */
export function bundledEntry(paper: Paper): SourceEntry {
  const { title, abstract, arxivId, authors, authorCount, organization, listedOn, venue, commentCount, commentsCountedOn } = paper;
  return {
    source: 'bundled',
    title,
    ...(abstract === '' ? {} : { abstract }),
    ...(arxivId === undefined ? {} : { arxivId }),
    ...(authors.length === 0 ? {} : { authors }),
    ...(authorCount === undefined ? {} : { authorCount }),
    ...(organization === undefined ? {} : { organization }),
    ...(listedOn === undefined ? {} : { listedOn }),
    ...(venue === undefined ? {} : { venue }),
    ...(commentCount === undefined ? {} : { comments: { [commentsCountedOn ?? '']: commentCount } }),
  };
}
