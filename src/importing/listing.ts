import type { SourceEntry } from '../merging/entry';
import { readListing, type ListedPaper } from '../papers/listing';
import { entryOf } from './clean';
import type { Problems } from './problem';
import type { ReadOptions } from './read';
import type { Steps } from './steps';

/** Entries of a listing page saved as text. */
export function* readListingEntries(text: string, problems: Problems, options: ReadOptions): Steps<SourceEntry[]> {
  const listing = readListing(text, options.fallbackYear === undefined ? {} : { fallbackYear: options.fallbackYear });
  yield;
  for (const { code, line, text: what } of listing.problems) problems.add(code, line, what);
  return listing.papers.flatMap((paper) => entryOf('listing', foundIn(paper)) ?? []);
}

function foundIn(paper: ListedPaper): Parameters<typeof entryOf>[1] {
  const { title, abstract, authorCount, organization, listedOn, commentCount, commentsCountedOn } = paper;
  return { title, abstract, authorCount, organization, listedOn, commentCount, countedOn: commentsCountedOn };
}
