import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { coverageOf } from '../../../src/search/coverage';
import { parseQuery } from '../../../src/search/query';
import { SearchIndex } from '../../../src/search/searchIndex';
import type { SearchDocument } from '../../../src/search/types';
import { fieldNorms, impactOf } from '../../../src/search/weights';

const COMMON = new Set(['language', 'models', 'reasoning', 'large']);
const rarityOf = (term: string): number => (COMMON.has(term) ? 1 : 3);
const coverage = (query: string, title: string) => coverageOf(title, parseQuery(query).words, rarityOf);

describe('what of a title a query is', () => {
  for (const [query, title, share, asTyped] of [
    ['graph search', 'Graph Search', 1, true],
    ['search graph', 'Graph: Search!', 1, true],
    // Of four telling words two are said; of common ones little is missed, and of stopwords nothing.
    ['graph search', 'Graph search by entropy regularization', 0.5, true],
    ['graph search', 'Graph search for large language models', 18 / 21, true],
    ['graph search', 'The graph and the search of it', 1, true],
    ['grap sear', 'Graph Search', 1, false],
    ['grpah search', 'Graph Search', 1, false],
    ['graphsearch', 'Graph Search', 1, false],
    ['graph-search', 'Graph-Search and entropy', 2 / 3, true],
    ['graph graph', 'Graph, graph and again a graph of entropy', 1 / 3, true],
    ['graph search', 'Graph entropy', undefined, false],
    ['graph', '', undefined, false],
  ] as const) {
    it(`${query} | ${title}`, () => {
      const found = coverage(query, title);
      if (share === undefined) assert.equal(found, undefined);
      else assert.ok(found && Math.abs(found.share - share) < 1e-9 && found.asTyped === asTyped, JSON.stringify(found));
    });
  }

  it('is a share, whatever the texts', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom('graph', 'GPT-4o', 'language', '模型', 'of', '80/20', 'ß', '-'), { maxLength: 6 }).map((words) => words.join(' ')));
    fc.assert(
      fc.property(text, text, (query, title) => {
        const found = coverage(query, title);
        if (found) assert.ok(found.share >= 0 && found.share <= 1 + 1e-9, String(found.share));
      }),
      { seed: 5, numRuns: 2000 },
    );
  });
});

describe('papers whose titles have all words', () => {
  const paper = (id: string, title: string, day = 20250101): SearchDocument => ({ id, title, abstract: '', names: [], codes: [], values: {}, day, year: 2025 });
  const order = (query: string, ...papers: SearchDocument[]): string[] => SearchIndex.build(papers).search(query).hits.map(({ id }) => id);
  // So that some words are common.
  const others = Array.from({ length: 200 }, (_, at) => paper(`other ${String(at)}`, 'Reasoning of large language models'));

  it('come first where they tell little else, however new the others are', () => {
    const [meant, other] = [paper('meant', 'Graph search in large language models'), paper('other', 'Graph search by entropy regularization now', 20260101)];
    assert.deepEqual(order('graph search', other, meant, ...others), ['meant', 'other']);
  });
  it('come first where they have the words as typed', () => {
    assert.deepEqual(order('graph search', paper('begins', 'Graphs and searching', 20260101), paper('whole', 'Graph and search'), ...others), ['whole', 'begins']);
  });
  it('come first where it is they that are mistyped', () => {
    const [meant, other] = [paper('meant', 'Graph search in large language models'), paper('other', 'Graph search by entropy regularization now', 20260101)];
    assert.deepEqual(order('grpah search', other, meant, ...others), ['meant', 'other']);
  });
});

describe('what a term weighs in a paper', () => {
  const times = fc.nat(6);
  it('never falls where it stands there more often', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 400 }), times, times, times, (titleWords, abstractWords, title, names, abstract) => {
        const norms = fieldNorms(titleWords, abstractWords);
        const weight = impactOf(norms, title, names, abstract);
        assert.ok(weight >= 1 && weight <= 63 && Number.isInteger(weight));
        for (const more of [impactOf(norms, title + 1, names, abstract), impactOf(norms, title, names + 1, abstract), impactOf(norms, title, names, abstract + 1)]) assert.ok(more >= weight);
      }),
    );
  });
});
