import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { completeFilter } from '../../../src/search/complete';
import { searchDocument } from '../../../src/search/document';
import { explainHit } from '../../../src/search/explain';
import { SearchIndex } from '../../../src/search/searchIndex';
import { bundledPapers } from './papers';

const papers = bundledPapers();
const documents = papers.map((paper, at) => searchDocument(paper, { key: `key${String(at)}of${paper.authors[0]?.split(' ').pop() ?? ''}` }));
const index = SearchIndex.build(documents);
const bytes = index.toBytes('stamp');

const piece = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"', '-', ':', ',', '..', 'model:', '-topic:', 'year:20', 'after:', 'author:"', ' ', '*', '++', '2503.', 'R1', 'GPT-4o', '\u0001', '\u0000', 'ﬁ', '模型', 'ß', '🙂'),
  fc.constantFrom(...papers.flatMap((paper) => paper.title.split(' '))),
);
const query = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

describe('any text', function () {
  this.timeout(20_000);
  it('is a query', () => {
    fc.assert(
      fc.property(query, fc.nat(30), (text, limit) => {
        const { hits, total, complete } = index.search(text, { limit });
        assert.ok(hits.length <= limit && hits.length <= total && complete <= total);
        assert.equal(new Set(hits.map(({ id }) => id)).size, hits.length);
      }),
      { seed: 1, numRuns: 1500 },
    );
  });
  it('can be explained and completed', () => {
    fc.assert(
      fc.property(query, fc.constantFrom(...papers), fc.nat(40), (text, paper, cursor) => {
        const { titleRanges, snippet } = explainHit(text, paper);
        for (const [ranges, shown] of [[titleRanges, paper.title], [snippet?.ranges ?? [], snippet?.text ?? '']] as const) {
          let last = -1;
          for (const [start, end] of ranges) {
            assert.ok(start > last && end > start && end <= shown.length);
            last = end;
          }
        }
        completeFilter(text, Math.min(cursor, text.length), { model: [{ value: 'Qwen2.5', count: 3 }] });
      }),
      { seed: 2, numRuns: 600 },
    );
  });
  it('is answered alike by a fresh and a stored index', () => {
    const stored = SearchIndex.fromBytes(bytes, 'stamp');
    assert.ok(stored);
    fc.assert(fc.property(query, (text) => assert.deepEqual(stored.search(text), index.search(text))), { seed: 3, numRuns: 300 });
  });
  it('is answered as before once papers were added and removed, or removed and added', () => {
    const changed = SearchIndex.build(documents);
    const others = documents.slice(0, 40).map((document) => ({ ...document, id: `other-${document.id}`, title: `${document.title} zyzzyva` }));
    for (const other of others) changed.add(other);
    assert.equal(changed.search('zyzzyva', { limit: 500 }).complete, others.length);
    for (const other of others) changed.remove(other.id);
    const scores = (of: SearchIndex, text: string): string[] => of.search(text, { limit: 500 }).hits.map(({ id, score }) => `${id} ${score.toFixed(2)}`).sort();
    fc.assert(fc.property(query, (text) => assert.deepEqual(scores(changed, text), scores(index, text))), { seed: 4, numRuns: 200 });
    assert.equal(changed.size, documents.length);
    for (const document of documents.slice(0, 30)) changed.remove(document.id);
    for (const document of documents.slice(0, 30)) changed.add(document);
    for (const step of changed.compactSteps()) assert.equal(step, undefined);
    fc.assert(fc.property(query, (text) => assert.deepEqual(scores(changed, text), scores(index, text))), { seed: 4, numRuns: 100 });
  });
});

describe('making one segment', function () {
  this.timeout(20_000);
  const other = (at: number) => ({ ...documents[at % documents.length]!, id: `other-${String(at)}`, title: 'Zyzzyva' });
  /** What is done between steps: adding, replacing, removing, searching, and beginning to make one segment again. */
  const change = fc.oneof(
    fc.record({ add: fc.nat(60) }),
    fc.record({ remove: fc.nat(60) }),
    fc.constantFrom({ search: true as const }, { compact: true as const }),
  );
  it('loses nothing of what is done meanwhile', () => {
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 4 }), { minLength: 1, maxLength: 12 }), (rounds) => {
        const changed = SearchIndex.build(documents);
        const expected = new Set<string>();
        let running = [changed.compactSteps()];
        for (const round of rounds) {
          for (const done of round) {
            if ('add' in done) {
              changed.add(other(done.add));
              expected.add(other(done.add).id);
            } else if ('remove' in done) {
              assert.equal(changed.remove(other(done.remove).id), expected.delete(other(done.remove).id));
            } else if ('search' in done) changed.settle();
            else running.push(changed.compactSteps());
          }
          running = running.filter((steps) => !steps.next().done);
        }
        for (const steps of running) while (!steps.next().done);
        assert.equal(changed.size, documents.length + expected.size);
        assert.deepEqual(changed.search('zyzzyva', { limit: 500 }).hits.map(({ id }) => id).sort(), [...expected].sort());
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});

describe('every paper', () => {
  const rank = (text: string, id: string): number => index.search(text).hits.findIndex((hit) => hit.id === id);
  for (const [what, textOf] of [
    ['its title', (at: number) => documents[at]?.title ?? ''],
    ['its arXiv id', (at: number) => documents[at]?.codes[0] ?? ''],
    ['its key', (at: number) => documents[at]?.codes[1] ?? ''],
  ] as const) {
    it(`is found first by ${what}`, () => {
      assert.deepEqual(documents.filter(({ id }, at) => rank(textOf(at), id) !== 0).map(({ title }) => title), []);
    });
  }
});

describe('stored bytes', () => {
  it('that are damaged, cut off or of something else are not read, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const damaged = bytes.slice();
        damaged[at] = (damaged[at] ?? 0) ^ flip;
        assert.equal(SearchIndex.fromBytes(damaged, 'stamp'), undefined);
      }),
      { seed: 5, numRuns: 200 },
    );
    for (const length of [0, 1, 3, 16, 17, bytes.length - 4, bytes.length - 1]) assert.equal(SearchIndex.fromBytes(bytes.slice(0, length), 'stamp'), undefined);
    assert.equal(SearchIndex.fromBytes(bytes, 'other stamp'), undefined);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (any) => assert.equal(SearchIndex.fromBytes(any), undefined)), { seed: 6 });
  });
  it('may lie anywhere in a larger buffer', () => {
    const larger = new Uint8Array(bytes.length + 1);
    larger.set(bytes, 1);
    assert.deepEqual(SearchIndex.fromBytes(larger.subarray(1), 'stamp')?.search('reasoning'), index.search('reasoning'));
  });
});
