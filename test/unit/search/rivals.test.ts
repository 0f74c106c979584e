import { strict as assert } from 'node:assert';
import { ranksBy, rivalsOf } from '../../bench/search/rivals';
import type { KnownItem } from '../../bench/search/queries';
import type { Paper } from '../../../src/papers/paper';

const paper = (id: string, title: string, abstract = ''): Paper => ({ id, title, abstract, authors: [], topics: [], models: [], introduces: [], links: [] });
const papers = [
  paper('meant', 'Graph search of thoughts'),
  paper('shorter', 'Graph search'),
  paper('alike', 'Search the graph now'),
  paper('abstract alone', 'Nothing', 'A graph search.'),
  paper('beginnings', 'Graphs and searching'),
];
const asking = (kind: KnownItem['kind'], ...meant: string[]): KnownItem => ({ kind, query: meant.join(' '), meant, id: 'meant' });

describe('papers that a query of the bench fits as well', () => {
  for (const [item, expected] of [
    [asking('a', 'graph', 'search'), { papers: 2, shorter: 1, alike: 1 }],
    [asking('a', 'graph', 'thoughts'), { papers: 0, shorter: 0, alike: 0 }],
    [asking('c', 'grap', 'sear'), { papers: 3, shorter: 2, alike: 1 }],
    [asking('d', 'graph', 'search'), { papers: 3, shorter: 1, alike: 2 }],
  ] as const) {
    it(`${item.kind}: ${item.query}`, () => assert.deepEqual(rivalsOf([item], papers).get(item), expected));
  }
  it('bound what can be expected of their order', () => {
    const rivals = rivalsOf([asking('a', 'graph', 'search')], papers);
    assert.ok(Math.abs(ranksBy('chance', rivals).a - (1 + 1 / 2 + 1 / 3) / 3) < 1e-9);
    assert.ok(Math.abs(ranksBy('length', rivals).a - (1 / 2 + 1 / 3) / 2) < 1e-9);
  });
});
