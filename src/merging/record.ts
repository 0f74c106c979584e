import { titleSlug } from '../papers/identity';
import type { PaperRecord } from '../papers/paper';
import { SOURCES, type SourceEntry, type SourceName } from './entry';
import { allComments, FIELDS, fullest, haveMoreAuthors, type FieldName } from './fuller';

const PREPRINT_SERVERS: readonly SourceName[] = ['arxiv', 'huggingface-paper', 'huggingface-daily'];

/** One paper, made of all that its sources say. */
export interface ShelfRecord extends PaperRecord {
  readonly doi?: string;
  /** Number of comments by the ISO day of the count; `''` where that day is not known. */
  readonly comments?: Readonly<Record<string, number>>;
  /** Ids under which one of its entries stood or would stand alone: marks set there are this paper's. */
  readonly formerIds: readonly string[];
  /** Which source gave which field. */
  readonly from: Readonly<Partial<Record<FieldName | 'arxivId' | 'doi', SourceName>>>;
}

/** The id that an entry has by itself. */
export function ownId(entry: SourceEntry): string {
  return entry.arxivId ?? titleSlug(entry.title);
}

/** The ids of a paper's entries, the paper's own first: an arXiv id before a slug, then by the alphabet. */
export function idsOf(entries: readonly SourceEntry[]): string[] {
  const arxiv = new Set(entries.flatMap((entry) => entry.arxivId ?? []));
  const slugs = new Set(entries.filter((entry) => entry.arxivId === undefined).map(ownId));
  return [...[...arxiv].sort(), ...[...slugs].sort()];
}

/** The record of entries that are one paper. `ids` are its own id and its former ones. */
export function recordOf(entries: readonly SourceEntry[], [id = '', ...formerIds]: readonly string[]): ShelfRecord {
  const values: Record<string, unknown> = {};
  const from: Record<string, SourceName> = {};
  for (const field of FIELDS) {
    const best = fullest(field, field === 'publishedOn' ? dating(entries) : entries);
    if (!best) continue;
    values[field] = best.value;
    from[field] = best.source;
  }
  for (const field of ['arxivId', 'doi'] as const) {
    const [best] = entries.filter((entry) => entry[field] !== undefined).sort((a, b) => byIdentifier(a, b, field));
    if (!best) continue;
    values[field] = best[field];
    from[field] = best.source;
  }
  const comments = allComments(entries);
  const [lastDay, lastCount] = Object.entries(comments).sort(([a], [b]) => (a < b ? 1 : -1))[0] ?? [];
  return {
    id,
    title: '',
    abstract: '',
    authors: [],
    ...values,
    ...(haveMoreAuthors(entries) ? { moreAuthors: true } : {}),
    ...(lastDay === undefined ? {} : { comments, commentCount: lastCount }),
    ...(lastDay === undefined || lastDay === '' ? {} : { commentsCountedOn: lastDay }),
    formerIds,
    from,
  } as ShelfRecord;
}

/** Who knows the venue knows when the paper came out there; arXiv and the hub say when the preprint did. */
function dating(entries: readonly SourceEntry[]): readonly SourceEntry[] {
  const atVenue = entries.filter(({ source, venue, publishedOn }) => venue !== undefined && publishedOn !== undefined && !PREPRINT_SERVERS.includes(source));
  return atVenue.length > 0 ? atVenue : entries;
}

/** The smallest identifier, and of its witnesses the best, so that no order of arrival shows. */
function byIdentifier(a: SourceEntry, b: SourceEntry, field: 'arxivId' | 'doi'): number {
  const [first = '', second = ''] = [a[field], b[field]];
  if (first !== second) return first < second ? -1 : 1;
  return SOURCES.indexOf(a.source) - SOURCES.indexOf(b.source);
}
