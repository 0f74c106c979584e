import type { ShelfHead } from '../merging/head';
import { HOSTS, IDS_AT_ONCE } from './hosts';
import { pace } from './turns';

/** What is known of a paper, as far as it tells what it lacks. */
export interface Known {
  readonly arxivId?: string;
  readonly authors: readonly string[];
  readonly moreAuthors?: true;
  readonly venue?: string;
  readonly doi?: string;
  readonly hasAbstract: boolean;
}

/** Whether something may still be had of a paper; of one with neither an arXiv id nor authors nothing is. */
export function lacksSomething({ arxivId, authors, moreAuthors, venue, doi, hasAbstract }: Known): boolean {
  const isAskable = arxivId !== undefined || authors.length > 0;
  return isAskable && ((arxivId !== undefined && (authors.length === 0 || moreAuthors === true || !hasAbstract)) || venue === undefined || doi === undefined);
}

/** Papers that something is still to be had of. */
export function incomplete(heads: readonly ShelfHead[]): ShelfHead[] {
  return heads.filter((head) => lacksSomething({ ...head, hasAbstract: head.from.abstract !== undefined }));
}

/** Seconds that completing takes at the pace that the hosts ask for; their own time comes on top. */
export function secondsFor(heads: readonly ShelfHead[]): number {
  const lists = Math.ceil(heads.filter(({ arxivId }) => arxivId !== undefined).length / IDS_AT_ONCE);
  return Math.ceil((lists * pace(HOSTS.arxiv.gap) + heads.length * pace(HOSTS.crossref.gap)) / 1_000);
}
