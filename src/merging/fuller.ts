import { SOURCES, type SourceEntry, type SourceName } from './entry';

/** The fields that sources can disagree on. */
export type FieldName = Exclude<keyof SourceEntry, 'source' | 'comments' | 'arxivId' | 'doi' | 'moreAuthors'>;

/** A value and the source that it is from. */
export interface Witnessed<T> {
  readonly value: T;
  readonly source: SourceName;
}

type Compare<T> = (a: Witnessed<T>, b: Witnessed<T>) => number;

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const length = (value: unknown): number => JSON.stringify(value).length;
const rank = (source: SourceName): number => -SOURCES.indexOf(source);
const cut = (value: string): number => (/(?:\.\.\.|…)\s*$/.test(value.slice(-10)) ? 0 : 1);
const isEmpty = (value: unknown): boolean => value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Ends every comparison: equal only for equal values of one source, so that no order of arrival shows. */
const last: Compare<unknown> = (a, b) =>
  length(a.value) - length(b.value) || text(JSON.stringify(a.value), JSON.stringify(b.value)) || rank(a.source) - rank(b.source);

/** By field, which of two values is the fuller one: greater than 0 where `a` is. Total orders all. */
const ORDERS: { readonly [F in FieldName]: Compare<NonNullable<SourceEntry[F]>> } = {
  // A longer title is not a truer one: it may hold markup.
  title: (a, b) => rank(a.source) - rank(b.source) || last(a, b),
  abstract: (a, b) => cut(a.value) - cut(b.value) || last(a, b),
  authors: (a, b) => a.value.length - b.value.length || last(a, b),
  authorCount: (a, b) => a.value - b.value || last(a, b),
  organization: last,
  // The day on which it first stood on a listing.
  listedOn: (a, b) => text(b.value, a.value) || last(a, b),
  // An exact day says more than a year; of two days the first is that of publication.
  publishedOn: (a, b) => a.value.length - b.value.length || text(b.value, a.value) || last(a, b),
  venue: last,
};

export const FIELDS = Object.keys(ORDERS) as readonly FieldName[];

/** The fullest value that any of the entries has for a field. */
export function fullest<F extends FieldName>(field: F, entries: readonly SourceEntry[]): Witnessed<NonNullable<SourceEntry[F]>> | undefined {
  const order: Compare<NonNullable<SourceEntry[F]>> = ORDERS[field];
  let best: Witnessed<NonNullable<SourceEntry[F]>> | undefined;
  for (const entry of entries) {
    const value = entry[field];
    if (value === undefined || value === null || isEmpty(value)) continue;
    const witnessed = { value, source: entry.source } as Witnessed<NonNullable<SourceEntry[F]>>;
    if (!best || order(witnessed, best) > 0) best = witnessed;
  }
  return best;
}

/** Whether every list as long as the longest is cut off: one that says that it is whole is believed. */
export function haveMoreAuthors(entries: readonly SourceEntry[]): boolean {
  const most = Math.max(0, ...entries.map(({ authors = [] }) => authors.length));
  return most > 0 && entries.every(({ authors = [], moreAuthors }) => authors.length < most || moreAuthors === true);
}

/** Comment counts of all entries, by day; of two counts of one day the higher one. */
export function allComments(entries: readonly SourceEntry[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    for (const [day, count] of Object.entries(entry.comments ?? {})) counts.set(day, Math.max(count, counts.get(day) ?? 0));
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => text(a, b)));
}

/** Two states of one entry (see `entryKey`) as one: field by field the fuller value. Commutative, associative, idempotent. */
export function joinEntries(a: SourceEntry, b: SourceEntry): SourceEntry {
  const both = [a, b];
  const fields = FIELDS.flatMap((field) => {
    const best = fullest(field, both);
    return best ? [[field, best.value]] : [];
  });
  const comments = allComments(both);
  const doi = [a.doi, b.doi].filter((value) => value !== undefined).sort().pop();
  return {
    source: a.source,
    ...(a.arxivId === undefined ? {} : { arxivId: a.arxivId }),
    ...(doi === undefined ? {} : { doi }),
    ...Object.fromEntries(fields),
    ...(haveMoreAuthors(both) ? { moreAuthors: true } : {}),
    ...(Object.keys(comments).length > 0 ? { comments } : {}),
  } as SourceEntry;
}

/** An entry as a merge has it: fields in one order, empty ones left out. */
export function normalEntry(entry: SourceEntry): SourceEntry {
  return joinEntries(entry, entry);
}
