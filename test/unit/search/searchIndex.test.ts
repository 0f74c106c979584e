import { strict as assert } from 'node:assert';
import { SearchIndex } from '../../../src/search/searchIndex';
import { searchDocument } from '../../../src/search/document';
import { bundledPapers } from './papers';

const papers = bundledPapers();
const index = SearchIndex.build(papers.map((paper) => searchDocument(paper)));

/** The query's best hit is the paper whose title begins so. */
function assertFinds(query: string, title: string): void {
  const [hit] = index.search(query).hits;
  const found = papers.find((paper) => paper.id === hit?.id);
  assert.ok(found?.title.startsWith(title), `${query} finds ${found?.title ?? 'nothing'}`);
}

describe('SearchIndex', () => {
  for (const [query, title] of [
    ['80/20', 'Beyond the 80/20 Rule'],
    ['gazal', 'Gazal-R1'],
    ['socratic zero', 'Socratic-Zero'],
    ['socraticzero', 'Socratic-Zero'],
    ['multilingal reasonning langauge mixed', 'Pushing on Multilingual Reasoning'],
  ] as const) {
    it(`finds "${query}"`, () => assertFinds(query, title));
  }
});
