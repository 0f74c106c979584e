import { readFacets, type ReadOptions } from '../facets/read';
import type { Paper, PaperRecord } from '../papers/paper';

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
