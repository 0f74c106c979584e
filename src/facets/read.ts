import type { Facets } from './facets';

/** Reads topics, models and links from a paper's title and abstract. */
export function readFacets(_title: string, _abstract: string): Facets {
  return { topics: [], models: [], introduces: [], links: [] };
}
