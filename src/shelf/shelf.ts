import { readFacets, type ReadOptions } from '../facets/read';
import { decodeBibliography, joinBibliography } from '../papers/bibliography';
import { readListing, type ListedPaper, type ListingOptions } from '../papers/listing';
import type { Paper, PaperRecord } from '../papers/paper';
import type { ListingProblem } from '../papers/problem';

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

/** A paper's record with the facets of its text. */
export function describe(record: PaperRecord, options: ReadOptions = {}): Paper {
  const facets = readFacets(record.title, record.abstract, options);
  return {
    ...record,
    topics: facets.topics.map((topic) => topic.id),
    ...(facets.primaryTopic === undefined ? {} : { primaryTopic: facets.primaryTopic }),
    models: facets.models.map(({ family, role }) => ({ family, role })),
    introduces: facets.introduces.map((model) => model.name),
    links: facets.links.map((link) => link.href),
  };
}
