import { strict as assert } from 'node:assert';
import type { Paper } from '../../../src/papers/paper';
import { searchDocument } from '../../../src/search/document';
import { asksFor } from '../../../src/search/asks';
import { SearchIndex } from '../../../src/search/searchIndex';
import { beginIndex } from '../../../src/search/smallIndex';
import { bundledPapers } from './papers';

const papers = bundledPapers();
const keyOf = (paper: Paper): string => `${paper.authors[0]?.split(' ').pop()?.toLowerCase() ?? 'anonymous'}${paper.id.slice(0, 2)}_${paper.title.split(/\W/)[0] ?? ''}`;
const index = SearchIndex.build(papers.map((paper) => searchDocument(paper, { key: keyOf(paper) })));
const titleOf = (id: string | undefined): string => papers.find((paper) => paper.id === id)?.title ?? 'nothing';

/** The query's best hit is the paper whose title begins so. */
function assertFinds(query: string, title: string): void {
  const found = titleOf(index.search(query).hits[0]?.id);
  assert.ok(found.startsWith(title), `"${query}" finds ${found}`);
}

describe('a DOI is found', () => {
  const [first, ...rest] = papers;
  assert.ok(first);
  const withDoi = SearchIndex.build([...rest, { ...first, doi: '10.1007/978-3-030-01234-2_1' }].map((paper) => searchDocument(paper)));
  for (const query of ['10.1007/978-3-030-01234-2_1', 'https://doi.org/10.1007/978-3-030-01234-2_1', 'doi:10.1007/978-3-030-01234-2_1', 'https://dx.doi.org/10.1007/978-3-030-01234-2_1.', 'doi:10.1007/978-3-030', '10.1007/978-3-030-01234']) {
    it(query, () => { assert.deepEqual(withDoi.search(query).hits.map(({ id }) => id), [first.id]); });
  }
  it('and no other', () => { assert.deepEqual(withDoi.search('10.1007/978-3-030-99999-2_1').hits, []); });
});

describe('words are found as people type them', () => {
  for (const [query, title] of [
    // joins of the field
    ['80/20', 'Beyond the 80/20 Rule'],
    ['80 20', 'Beyond the 80/20 Rule'],
    ['a*-thought', 'A*-Thought'],
    ['a* thought', 'A*-Thought'],
    ['astar thought', 'A*-Thought'],
    ['socratic zero', 'Socratic-Zero'],
    ['socraticzero', 'Socratic-Zero'],
    ['gazal r1', 'Gazal-R1'],
    ['gazalr1', 'Gazal-R1'],
    ['qwen 2.5 technical', 'Qwen2.5 Technical Report'],
    ['qwen2.5 technical', 'Qwen2.5 Technical Report'],
    ['qwen25 technical report', 'Qwen2.5 Technical Report'],
    ['deepseek o3mini', 'DeepSeek vs. o3-mini'],
    ['deepseek o3 mini', 'DeepSeek vs. o3-mini'],
    ['text 2 sql', 'Think2SQL'],
    // run together, or split
    ['chainofthought verification', 'Deductive Verification of Chain-of-Thought'],
    ['multi lingual language mixed', 'Pushing on Multilingual Reasoning'],
    ['over thinking survey', 'Stop Overthinking: A Survey'],
    // typing errors, the first letter included
    ['multilingal reasonning langauge mixed', 'Pushing on Multilingual Reasoning'],
    ['xazal', 'Gazal-R1'],
    ['nelamrkr', 'Proceedings of the First International Workshop'],
    ['refusal clif', 'Refusal Falls off a Cliff'],
    // beginnings
    ['effi reas suppr', 'Efficient Reasoning for Large Reasoning Language Models via Certainty-Guided'],
    // arXiv ids, however pasted, and keys
    ['2506.21594', 'Gazal-R1'],
    ['2506.215', 'Gazal-R1'],
    ['arXiv:2506.21594v2', 'Gazal-R1'],
    ['https://arxiv.org/abs/2506.21594v1', 'Gazal-R1'],
    ['https://huggingface.co/papers/2506.21594', 'Gazal-R1'],
    ['hf.co/papers/2506.21594', 'Gazal-R1'],
    ['(https://arxiv.org/pdf/2506.21594v2.pdf)', 'Gazal-R1'],
    ['https://doi.org/10.48550/arXiv.2506.21594', 'Gazal-R1'],
    ['adly25_gazal', 'Gazal-R1'],
    ['adly25_ga', 'Gazal-R1'],
    // authors
    ['besta blueprint', 'Reasoning Language Models: A Blueprint'],
  ] as const) {
    it(query, () => assertFinds(query, title));
  }
});

describe('a paper as the index takes it', () => {
  const rows: [name: string, known: Partial<Paper>, day: number, year: number][] = [
    ['nothing known', {}, 0, 0],
    ['published in a year', { publishedOn: '2016' }, 20160101, 2016],
    ['published in a month', { publishedOn: '2016-06' }, 20160601, 2016],
    ['published on a day', { publishedOn: '2016-06-17' }, 20160617, 2016],
    ['listed later', { publishedOn: '2016-06-17', listedOn: '2025-05-23' }, 20250523, 2016],
    ['listed alone', { listedOn: '2025-05-23' }, 20250523, 2025],
    ['a preprint that came out', { arxivId: '2306.00001', publishedOn: '2024', venue: 'ICLR' }, 20230601, 2024],
  ];
  for (const [name, known, day, year] of rows) {
    it(name, () => {
      const document = searchDocument({ id: 'x', title: 'X', abstract: '', authors: [], topics: [], models: [], introduces: [], links: [], ...known });
      assert.deepEqual([document.day, document.year], [day, year]);
    });
  }
});

describe('filters', () => {
  const total = (query: string): number => index.search(query, { limit: 500 }).complete;
  it('count what they should', () => {
    const of = (fits: (paper: Paper) => boolean): number => papers.filter(fits).length;
    const year = (paper: Paper): string => `20${paper.id.slice(0, 2)}`;
    const table: [query: string, count: number][] = [
      ['', 119],
      ['year:2025', of((paper) => year(paper) === '2025')],
      ['year:2024..2025', of((paper) => ['2024', '2025'].includes(year(paper)))],
      ['-year:2025', of((paper) => year(paper) !== '2025')],
      ['after:2025-06', of((paper) => (paper.listedOn ?? `20${paper.id.slice(0, 2)}-${paper.id.slice(2, 4)}-01`) >= '2025-06')],
      ['before:2025-06', of((paper) => (paper.listedOn ?? `20${paper.id.slice(0, 2)}-${paper.id.slice(2, 4)}-01`) < '2025-06')],
      ['org:nvidia', of((paper) => paper.organization?.handle === 'nvidia')],
      ['author:besta', of((paper) => paper.authors.some((name) => /besta/i.test(name)))],
      ['venue:iclr', of((paper) => /iclr/i.test(paper.venue ?? ''))],
      ['venue:iclr,neurips', of((paper) => /iclr|neurips/i.test(paper.venue ?? ''))],
      ['has:venue', of((paper) => paper.venue !== undefined)],
      ['-has:venue', of((paper) => paper.venue === undefined)],
      ['arxiv:2506.21594', 1],
      ['arxiv:2510', of((paper) => paper.id.startsWith('2510'))],
      ['year:1999', 0],
    ];
    assert.deepEqual(table.map(([query]) => [query, total(query)]), table);
  });
  it('are told apart from words', () => {
    const notes = (query: string): string[] => index.search(query).notes.map(({ code, text }) => `${code} ${text}`);
    assert.deepEqual(notes('colour:red'), ['unknown-filter colour:', 'partial-matches ']);
    assert.deepEqual(notes('Gazal-R1: Achieving'), []);
    assert.deepEqual(notes('year:soon'), ['unreadable-value year:soon']);
    assert.deepEqual(notes('venue:nowhere'), ['no-such-value venue:nowhere']);
    assert.deepEqual(notes('https://arxiv.org/abs/2506.21594'), []);
  });
  it('take marks', () => {
    index.setMarks({ is: { starred: ['2506.21594'] }, tag: { thesis: ['2506.21594', '2510.04230'] } });
    assert.equal(total('is:starred'), 1);
    assert.equal(total('tag:thesis -is:starred'), 1);
    assert.deepEqual(index.values('tag'), [{ value: 'thesis', count: 2 }]);
    index.setMarks({ is: { read: ['2506.21594'], reading: ['2510.04230'] }, has: { note: ['2510.04230'] } });
    assert.deepEqual(['is:read', 'is:reading', 'is:read,reading', '-is:unread', 'has:note', 'is:rea'].map(total), [1, 1, 2, 1, 1, 2]);
    assert.equal(total('is:unread'), total('') - 1);
    assert.deepEqual(index.values('is').find(({ value }) => value === 'unread'), { value: 'unread', count: total('') - 1 });
    index.setMarks({});
    assert.equal(total('is:starred'), 0);
    assert.deepEqual(['is:hidden', '-is:hid,read', 'is:read', 'hidden', 'is:'].map((query) => asksFor(query, 'is', 'hidden')), [true, true, false, false, false]);
  });
  it('take tags of marks alone, each for itself', () => {
    index.setMarks({ tag: { '🔥': ['2506.21594'], '⭐': ['2510.04230'] } });
    assert.deepEqual(['tag:🔥', 'tag:"🔥"', 'tag:⭐', '-tag:🔥'].map(total), [1, 1, 1, total('') - 1]);
    index.setMarks({});
  });
  it('exclude words', () => assert.equal(total('reasoning -reasoning'), 0));
  it('exclude compounds as a whole', () => {
    const having = (pattern: RegExp): number => papers.filter(({ title, abstract }) => pattern.test(`${title} ${abstract}`)).length;
    const [compound, part] = [having(/\bchain-?of-?thoughts?\b/i), having(/\bthoughts?\b/i)];
    assert.ok(compound > 0 && part > compound, `${String(compound)} of ${String(part)}`);
    assert.equal(total('-chain-of-thought'), total('') - compound);
    assert.equal(total('-gpt-4o,multi-agent'), total('') - having(/\bgpt-?4o\b|\bmulti-?agents?\b/i));
  });
});

describe('order', () => {
  it('puts papers with all words first', () => {
    const { hits } = index.search('survey efficient reasoning');
    assert.ok(titleOf(hits[0]?.id).includes('A Survey on Efficient Reasoning'));
  });
  it('is newest first where nothing is typed', () => {
    const [first, second] = index.search('').hits.map(({ id }) => papers.find((paper) => paper.id === id)?.listedOn ?? '');
    assert.ok(first !== undefined && second !== undefined && first >= second);
  });
});

describe('an index made for once', () => {
  it('answers as one that is made in one step, and is made in many', () => {
    const documents = Array.from({ length: 2500 }, (_, at) => ({ ...searchDocument(papers[at % papers.length]!), id: `${String(at)}` }));
    const builder = beginIndex();
    for (const document of documents) builder.add(document);
    const finishing = builder.finish();
    let steps = 0;
    let step = finishing.next();
    for (; !step.done; step = finishing.next()) steps++;
    assert.ok(steps > 3, String(steps));
    const whole = SearchIndex.build(documents);
    for (const query of ['chain of thought', 'gazal', 'author:Wei', 'reinforc', '2025 medical']) {
      assert.deepEqual(step.value.search(query, { limit: 100 }).hits, whole.search(query, { limit: 100 }).hits, query);
    }
  });
});
