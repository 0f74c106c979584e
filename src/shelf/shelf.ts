import { decodeBibliography, joinBibliography } from '../papers/bibliography';
import { readListing, type ListedPaper, type ListingOptions } from '../papers/listing';
import type { Paper } from '../papers/paper';
import type { ListingProblem } from '../papers/problem';
import { describe } from './describe';

export interface Shelf {
  readonly papers: readonly Paper[];
  readonly problems: readonly ListingProblem[];
}

/** A listing page joined with its bibliography and read for facets, in listing order. */
export function readShelf(page: string, bibliography: unknown, options: ListingOptions = {}): Shelf {
  const listing = readListing(page, options);
  const records = joinBibliography(listing.papers, decodeBibliography(bibliography));
  return { papers: records.map(({ line: _line, ...record }: ListedPaper) => describe(record)), problems: listing.problems };
}
