import { strict as assert } from 'node:assert';
import { groupPapers, type Group, type GroupKind, type GroupNames } from '../../../src/shelf/groups';
import { sortPapers, type Order } from '../../../src/shelf/order';
import type { Paper } from '../../../src/papers/paper';

const paper = (title: string, more: Partial<Paper> = {}): Paper => ({
  id: title, title, abstract: '', authors: [], topics: [], models: [], introduces: [], links: [], ...more,
});
const base = (...families: string[]): Partial<Paper> => ({ models: families.map((family) => ({ family, role: 'base' })) });

const shelf = [
  paper('B', { listedOn: '2025-05-01', commentCount: 2, primaryTopic: 'math', ...base('Qwen2.5', 'Qwen3') }),
  paper('A', { listedOn: '2025-06-01', primaryTopic: 'math', organization: { handle: 'q', name: 'Qwen' }, ...base('Qwen2.5') }),
  paper('C', { arxivId: '2505.00001', commentCount: 9, ...base('Llama 3.1', 'Qwen2.5') }),
  paper('D', { models: [{ family: 'GPT-4', role: 'mentioned' }] }),
];
const names: GroupNames = {
  topicLabel: (id) => id.toUpperCase(),
  modelLine: (family) => family.slice(0, 4),
  status: ({ id }) => (id === 'A' ? 'toRead' : id === 'B' ? 'reading' : undefined),
  tags: ({ id }) => (id === 'A' ? ['thesis', 'idea'] : id === 'C' ? ['thesis'] : []),
  isNew: ({ id }) => id === 'D',
  shelves: ({ id }) => (id === 'A' ? ['', 'group'] : id === 'B' ? ['group'] : ['']),
};

const draw = (groups: readonly Group[]): unknown =>
  groups.map((group) => [group.label, group.groups.length > 0 ? draw(group.groups) : group.papers.map(({ title }) => title).join('')]);

describe('groupPapers', () => {
  const rows: [kind: GroupKind, order: Order, expected: unknown][] = [
    ['topic', 'title', [['MATH', 'AB'], ['', 'CD']]],
    ['model', 'title', [['Qwen', [['Qwen2.5', 'ABC'], ['Qwen3', 'B']]], ['Llam', [['Llama 3.1', 'C']]], ['', 'D']]],
    ['organization', 'title', [['Qwen', 'A'], ['', 'BCD']]],
    ['status', 'title', [['reading', 'B'], ['toRead', 'A'], ['', 'CD']]],
    ['tag', 'title', [['idea', 'A'], ['thesis', 'AC'], ['', 'BD']]],
    ['new', 'title', [['new', 'D'], ['', 'ABC']]],
    ['shelf', 'title', [['', 'ACD'], ['group', 'AB']]],
    ['month', 'newest', [['2025-06', 'A'], ['2025-05', 'B'], ['', 'CD']]],
  ];
  for (const [kind, order, expected] of rows) {
    it(`${kind} by ${order}`, () => { assert.deepEqual(draw(groupPapers(shelf, kind, order, names)), expected); });
  }
  it('counts a paper once in a group that holds two of its models', () => {
    assert.equal(groupPapers(shelf, 'model', 'title', names)[0]?.papers.length, 3);
  });
  it('gives every group an id of its own', () => {
    const ids = (groups: readonly Group[]): string[] => groups.flatMap((group) => [group.id, ...ids(group.groups)]);
    const all = ids(groupPapers(shelf, 'model', 'title', names));
    assert.equal(new Set(all).size, all.length);
  });
});

describe('sortPapers', () => {
  const rows: [order: Order, expected: string][] = [['title', 'ABCD'], ['newest', 'ABCD'], ['discussed', 'CBAD']];
  for (const [order, expected] of rows) {
    it(order, () => { assert.equal(sortPapers(shelf, order).map(({ title }) => title).join(''), expected); });
  }
  it('newest has papers without a listing where they belong', () => {
    const dated = [paper('old', { arxivId: 'hep-th/9901001' }), paper('unknown'), paper('published', { publishedOn: '2024-03' }), paper('preprint', { arxivId: '2501.00001' })];
    assert.deepEqual(sortPapers(dated, 'newest').map(({ title }) => title), ['preprint', 'published', 'old', 'unknown']);
  });
});
