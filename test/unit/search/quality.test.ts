import { strict as assert } from 'node:assert';
import { searchDocument } from '../../../src/search/document';
import { SearchIndex } from '../../../src/search/searchIndex';
import { readPapers } from '../../bench/search/corpora';
import { meanReciprocalRanks } from '../../bench/search/measures';
import { knownItems } from '../../bench/search/queries';

/** MRR@10 for the four kinds of query of the bench, exact for its seeds; never times. */
describe('ranks', function () {
  this.timeout(60_000);
  for (const [papers, each, least] of [
    ['119', 2, { a: 1, b: 1, c: 1, d: 1 }],
    ['10000', 1, { a: 0.98, b: 0.99, c: 0.99, d: 0.945 }],
  ] as const) {
    it(`of known papers among ${papers}`, () => {
      const { known, all } = readPapers(papers);
      const index = SearchIndex.build(all.map((paper) => searchDocument(paper)));
      const ranks = meanReciprocalRanks(knownItems(known, each, 7), (query) => index.search(query, { limit: 10 }).hits.map(({ id }) => id));
      const shown = JSON.stringify(ranks);
      for (const kind of ['a', 'b', 'c', 'd'] as const) assert.ok(ranks[kind] >= least[kind], `${kind}: ${shown}`);
    });
  }
});
