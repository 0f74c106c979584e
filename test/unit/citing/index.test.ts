import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { BibliographyIndex } from '../../../src/citing/bibtex/bibliographyIndex';
import { scanBibliography } from '../../../src/citing/bibtex/scan';
import { planUpsert } from '../../../src/citing/bibtex/upsert';
import { applyChanges, type TextChange } from '../../../src/citing/types';
import { ATTENTION, paper } from './corpus';

function assertScan(text: string, ...expected: string[]): void {
  const found = scanBibliography(text).map(({ key, closed, commented, arxivId, doi }) => [key, ...(closed ? [] : ['open']), ...(commented ? ['commented'] : []), ...(arxivId ? [arxivId] : []), ...(doi ? [doi] : [])].join(' '));
  assert.deepEqual(found, expected, text);
}

describe('scanBibliography', () => {
  it('reads well-formed files', () => {
    assertScan('@article{a, title = {x {y} z}, year = 2020 # "1"}\n@Book(b, t = "q{"}q")', 'a', 'b');
    assertScan('@ misc { a , doi = {10.1000/X\\_y} }', 'a 10.1000/x_y');
    assertScan('@misc{a-b:c.d+e/f_g}', 'a-b:c.d+e/f_g');
    assertScan('@misc{a, url = {https://huggingface.co/papers/2503.02130}}', 'a 2503.02130');
    assertScan('@misc{a, eprint = {math.GT/0309136}}', 'a math.gt/0309136');
    assertScan('@article{a, journal = {arXiv e-prints}, eid = {arXiv:1706.03762}, pages = {arXiv:1706.03762}}', 'a 1706.03762');
    assertScan('@misc{a, note = {Comment on arXiv:1706.03762}}', 'a');
  });
  it('steps over what is no entry', () => {
    assertScan('@string{x = {@misc{no,}}} @preamble{"@misc{no,}"} @comment{ @misc{no,} } me@uni.de {x} @misc{a,}', 'a');
    assertScan('an @ sign, @word, and @misc{a,}', 'a');
  });
  it('takes @ inside values as text', () => {
    assertScan('@misc{a, note = {mail me@uni.de, or\n@misc{b, x={}}\n}}\n@misc{c, n = "x@y"}', 'a', 'c');
  });
  it('finds the entries behind a malformed one', () => {
    assertScan('@misc{a, title = {x\n\n@misc{b, t={}}\n', 'a open', 'b');
    assertScan('@misc{a, title = {x}\n\n@misc{b, t={}}\n', 'a open', 'b');
    assertScan('@misc{a, title = "x\n\n@misc{b, t={}}\n@misc{c}', 'a open', 'b', 'c');
    assertScan('@misc{a, , title {x} = 1 }, }\n@misc{b}', 'a', 'b');
    assertScan('@misc{title = {no key}}\n@misc{,title={x}}\n@misc{', '', '', ' open');
    assertScan('% @misc{a, t={x}}\n%@misc{b,\n%t={x}\n%}\n@misc{c}', 'a commented', 'b commented', 'c');
  });
});

const piece = fc.constantFrom('@misc{k1, title = {One}}', '@misc{k2,\n eprint={1706.03762}\n}', '@book{K3, title={A {B}}}\n', '\n', '{', '}', '"', '@', '@misc{', 'k4,', '@comment{x}', '@comment{', '%', ' % c\n', 'title = {', '@string{a={b}}', '(', ')', '@misc(k5, n=1)', '=', '#', '\r\n', 'x');
const text = fc.array(piece, { maxLength: 25 }).map((parts) => parts.join(''));

/** Everything an index tells, in one value. */
function told(index: BibliographyIndex): unknown {
  const places = Array.from({ length: index.size }, (_, place) => ({ ...index.rangeOf(place), key: index.keyOf(place) }));
  return { places, sorted: index.isSortedByKey, unclosed: index.firstUnclosed, same: index.find({ title: 'One', authors: [], arxivId: '1706.03762' })?.start };
}

describe('BibliographyIndex', function () {
  this.timeout(30_000);
  it('agrees with a scan', () => {
    fc.assert(fc.property(text, (file) => {
      const index = BibliographyIndex.of(file);
      assert.deepEqual(scanBibliography(file).map(({ start, end, key }) => ({ start, end, key })), Array.from({ length: index.size }, (_, place) => ({ ...index.rangeOf(place), key: index.keyOf(place) })));
    }));
  });
  it('knows an entry by its `ids`, unless the key is that of another', () => {
    const index = BibliographyIndex.of('@misc{a, ids = {old, b}}\n@misc{b, note = {ids = {no}}}\n');
    assert.deepEqual(['a', 'old', 'b', 'no'].map((key) => index.placesWithKey(key)), [[0], [0], [1], []]);
    index.update([{ start: 16, end: 19, text: 'new' }]);
    assert.deepEqual(['old', 'new'].map((key) => index.placesWithKey(key)), [[], [0]]);
  });
  it('is the same after changes as made anew', () => {
    const change = fc.tuple(fc.nat(), fc.nat(12), text);
    fc.assert(fc.property(text, fc.array(change, { minLength: 1, maxLength: 4 }), (file, steps) => {
      const index = BibliographyIndex.of(file);
      for (const [at, length, inserted] of steps) {
        const start = at % (index.text.length + 1);
        const step: TextChange = { start, end: Math.min(index.text.length, start + length), text: inserted };
        index.update([step]);
        assert.deepEqual(told(index), told(BibliographyIndex.of(index.text)), JSON.stringify([index.text, step]));
      }
    }), { numRuns: 1000 });
  });
  it('lets an upsert change no byte but what it inserts, and cites each paper once', () => {
    const papers = [ATTENTION, paper({ title: 'One', authors: ['A B'], arxivId: '2503.02130' }), paper({ title: 'k2' })];
    fc.assert(fc.property(text, fc.option(fc.nat()), (file, at) => {
      const plan = planUpsert(file, papers, at === null ? {} : { at: at % (file.length + 1) });
      assert.ok(plan.changes.every(({ start, end }) => start === end));
      const after = applyChanges(file, plan.changes);
      const before = scanBibliography(file);
      const entries = scanBibliography(after);
      for (const key of plan.keys.values()) assert.ok(entries.some((entry) => entry.key === key && !entry.commented), `${key} in ${after}`);
      const again = planUpsert(after, papers);
      assert.deepEqual([again.changes, [...again.keys]], [[], [...plan.keys]], after);
      if (before.every((entry) => entry.closed)) assert.equal(entries.length, before.length + plan.added.length, after);
    }), { numRuns: 1000 });
  });
});
