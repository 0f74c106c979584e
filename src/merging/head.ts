import type { Paper } from '../papers/paper';
import { TextHash } from '../papers/textHash';
import type { SourceEntry } from './entry';
import { fullest, normalEntry } from './fuller';
import { lookupKeys } from './merge';
import { recordOf, type ShelfRecord } from './record';

/** A paper of the shelf as a list of them has it: everything but the abstract, which is read when it is looked at. */
export interface ShelfHead extends Omit<ShelfRecord, 'abstract'>, Omit<Paper, keyof ShelfRecord | 'abstract'> {
  /** When it came to this shelf, in milliseconds since 1970: all papers of one import have the same. 0 for bundled ones. */
  readonly added: number;
  /** What it is also looked up by, other than by id, DOI and title. */
  readonly keys?: readonly string[];
  /** Another one whenever the abstract is; heads of an earlier version have none. */
  readonly text?: string;
  /** The shelves that it stands on, where some workspace's is among them; `''` is the reader's own. Never written. */
  readonly shelves?: readonly string[];
}

/** A paper of the shelf with its abstract. */
export interface ShelfPaper extends ShelfHead {
  readonly abstract: string;
}

/** The abstract of a paper that is made of these entries. */
export function abstractOf(entries: readonly SourceEntry[]): string {
  return fullest('abstract', entries)?.value ?? '';
}

/** Stands for an abstract where it need not be read. */
export function textStamp(abstract: string): string {
  return new TextHash().add(abstract).value.toString(36);
}

/** The head of a described paper: the abstract stays with its entries. */
export function headOf(record: ShelfRecord, describe: (record: ShelfRecord) => Paper, entries: readonly SourceEntry[], added: number): ShelfHead {
  const head = Object.fromEntries(Object.entries(describe(record)).filter(([field]) => field !== 'abstract')) as unknown as Omit<Paper, 'abstract'>;
  const own = new Set(ownKeys(record));
  const keys = [...new Set(entries.flatMap(lookupKeys))].filter((key) => !own.has(key));
  return { ...head, comments: record.comments ?? {}, formerIds: record.formerIds, from: record.from, text: textStamp(record.abstract), added, ...(keys.length === 0 ? {} : { keys }) };
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
  const { abstract, commentCount, commentsCountedOn = '' } = paper;
  const comments = commentCount === undefined ? {} : { [commentsCountedOn]: commentCount };
  return normalEntry({ ...entryOfHead({ ...paper, comments, from: { title: 'bundled' } }), abstract });
}

/** A bundled paper as it stands on the shelf. */
export function bundledOnShelf(paper: Paper): ShelfPaper {
  const { comments = {}, from, formerIds } = recordOf([bundledEntry(paper)], [paper.id]);
  return { ...paper, comments, from, formerIds, text: textStamp(paper.abstract), added: 0 };
}

/** What a head says where the entries that it was made of are lost: all but the abstract. */
export function entryOfHead(head: Omit<ShelfRecord, 'abstract' | 'formerIds'>): SourceEntry {
  const { title, arxivId, doi, authors, moreAuthors, authorCount, organization, listedOn, publishedOn, venue, comments = {} } = head;
  return {
    source: head.from.title ?? 'bundled',
    title,
    ...(arxivId === undefined ? {} : { arxivId }),
    ...(doi === undefined ? {} : { doi }),
    ...(authors.length === 0 ? {} : { authors }),
    ...(moreAuthors === undefined ? {} : { moreAuthors }),
    ...(authorCount === undefined ? {} : { authorCount }),
    ...(organization === undefined ? {} : { organization }),
    ...(listedOn === undefined ? {} : { listedOn }),
    ...(publishedOn === undefined ? {} : { publishedOn }),
    ...(venue === undefined ? {} : { venue }),
    ...(Object.keys(comments).length === 0 ? {} : { comments }),
  };
}
