import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { cslItem } from '../../../src/citing/formats/cslJson';
import { hayagrivaEntry } from '../../../src/citing/formats/hayagriva';
import { RecordIndex } from '../../../src/citing/formats/recordIndex';
import { cslRecords, hayagrivaRecords } from '../../../src/citing/formats/records';
import { applyChanges } from '../../../src/citing/types';
import { workOfEntry, workOfPaper } from '../../../src/drafting/work';
import { corpus } from './corpus';

type Format = 'hayagriva' | 'csl-json';
const FORMATS: readonly Format[] = ['hayagriva', 'csl-json'];

function written(format: Format, papers: ReturnType<typeof corpus>, keyOf: (at: number) => string): string {
  if (format === 'hayagriva') return papers.map((paper, at) => hayagrivaEntry(paper, keyOf(at))).join('\n');
  return JSON.stringify(papers.map((paper, at) => cslItem(paper, keyOf(at))), null, 2);
}

function index(format: Format, text: string): RecordIndex {
  const made = RecordIndex.of(format, text);
  assert.ok(made, text);
  return made;
}

describe('bibliographies of other formats', () => {
  const papers = corpus();
  for (const format of FORMATS) {
    it(`of ${format} tell of each work what the shelf wrote of it`, () => {
      const text = written(format, papers, (at) => `key${String(at)}`);
      const read = index(format, text);
      assert.equal(read.size, papers.length);
      for (const [at, paper] of papers.entries()) {
        const [place] = read.placesWithKey(`key${String(at)}`);
        const entry = read.entryAt(place!)!;
        assert.equal(text.slice(entry.keyStart, entry.keyStart + entry.key.length), entry.key);
        const work = workOfEntry(text, entry);
        const { title, year, arxivId } = workOfPaper(paper);
        assert.deepEqual([work.title.replace(/\W/g, ''), work.year, work.arxivId], [title.replace(/\W/g, ''), year, arxivId?.toLowerCase()], paper.title);
        assert.equal(work.authors.length, Math.max(paper.authors.length, paper.organization ? 1 : 0), paper.title);
        assert.equal(read.find(paper)?.key, entry.key, paper.title);
        assert.equal(read.find({ title: paper.title, authors: paper.authors })?.key, entry.key, paper.title);
      }
      assert.equal(read.find({ title: 'Nothing of the kind', authors: ['A B'] }), undefined);
    });

    it(`of ${format} keep all but the key that is renamed`, () => {
      const key = fc.stringMatching(/^\w[\w:.'+/-]{0,12}$/);
      fc.assert(
        fc.property(fc.uniqueArray(key, { minLength: 3, maxLength: 6 }), key, (keys, to) => {
          fc.pre(!keys.includes(to));
          const text = written(format, papers.slice(0, keys.length), (at) => keys[at]!);
          const after = applyChanges(text, index(format, text).renamed(keys[1]!, to));
          const read = index(format, after);
          assert.deepEqual(Array.from({ length: read.size }, (_, place) => read.keyOf(place)), keys.map((each, at) => (at === 1 ? to : each)), after);
          assert.equal(read.entryAt(1)?.arxivId, papers[1]!.arxivId?.toLowerCase());
        }),
      );
    });
  }

  const yaml: [text: string, title: string, authors: string[], year: string | undefined, venue: string | undefined][] = [
    ['k:\n  title: On {BERT} and \\$5 # not this\n  author: "Lovelace, Ada"\n  date: 1843-09\n', 'On BERT and $5', ['Ada Lovelace'], '1843', undefined],
    ["'k':\n  title:\n    value: A\n    short: B\n  author: [\"van den Berg, Jan\", Plato]\n  date: 2020\n", 'A', ['Jan van den Berg', 'Plato'], '2020', undefined],
    ['"k":\n  author:\n  - name: Berg\n    given-name: Jan\n    prefix: van den\n  - Smith, Jo\n  title: "Two: parts"\n  parent:\n    type: proceedings\n    title: NeurIPS\n', 'Two: parts', ['Jan van den Berg', 'Jo Smith'], undefined, 'NeurIPS'],
    ['k:\n  title: >\n    Over\n    lines\n  parent:\n    - type: blog\n    - title: Nature\n', 'Over lines', [], undefined, 'Nature'],
    ['k:\n  title: [no, text\n', '', [], undefined, undefined],
  ];
  for (const [text, title, authors, year, venue] of yaml) {
    it(`reads ${JSON.stringify(text)}`, () => {
      const [record] = hayagrivaRecords(`a: {title: x}\n\n${text}`)!.slice(1);
      const entry = index('hayagriva', text).entryAt(0)!;
      const work = workOfEntry(text, entry);
      assert.equal(record!.key, 'k');
      assert.deepEqual([work.title.trim(), work.authors, work.year, work.venue], [title, authors, year, venue]);
    });
  }

  const csl: [item: Record<string, unknown>, authors: string[], year: string | undefined][] = [
    [{ id: 'k', author: [{ family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van den' }, { literal: 'The Collaboration' }], issued: { 'date-parts': [[2021, 3]] } }, ['Jan van den Berg', 'The Collaboration'], '2021'],
    [{ id: 'k', author: [{ family: 'X' }], issued: { raw: 'May 2019' } }, ['X'], '2019'],
    [{ id: 'k', author: 'nobody', issued: 2019 }, [], undefined],
  ];
  for (const [item, authors, year] of csl) {
    it(`reads ${JSON.stringify(item)}`, () => {
      const text = JSON.stringify([{ id: 5, title: 'Five' }, { title: 'none' }, item]);
      const read = index('csl-json', text);
      const [place] = read.placesWithKey('k');
      const work = workOfEntry(text, read.entryAt(place!)!);
      assert.deepEqual([work.authors, work.year], [authors, year]);
      assert.equal(applyChanges(text, read.renamed('5', 'five')), text.replace('"id":5', '"id":"five"'));
    });
  }

  it('of another shape are none, and no text throws', () => {
    for (const text of ['{}', '{"a": 1}', '[1]', 'x', '[{}', 'null']) assert.equal(cslRecords(text)?.length ?? 0, text === '[{}' ? 1 : 0, text);
    const piece = fc.constantFrom('k', ':', ' ', '\n', '  ', 'title', '"', "'", '[', ']', '{', '}', ',', '- ', '&a', '*a', '!!', '|', '\uFEFF', '"id"', 'author:', '__proto__:');
    fc.assert(fc.property(fc.constantFrom(...FORMATS), fc.array(piece, { maxLength: 25 }), (format, parts) => {
      const text = parts.join('');
      const read = RecordIndex.of(format, text);
      for (let place = 0; place < (read?.size ?? 0); place++) workOfEntry(text, read!.entryAt(place)!);
      read?.find(papers[0]!);
    }), { numRuns: 2000 });
  });
});
