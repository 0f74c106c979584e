import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { BibliographyIndex } from '../../../src/citing/bibtex/bibliographyIndex';
import { scanBibliography } from '../../../src/citing/bibtex/scan';
import { planUpsert } from '../../../src/citing/bibtex/upsert';
import { citeAt } from '../../../src/citing/languages/citeAt';
import { languageFor } from '../../../src/citing/languages/language';
import { applyChanges } from '../../../src/citing/types';
import { corpus, cursorIn } from './corpus';

/** Cursors as `|` in and out. */
function assertCited(marked: string, expected: string, id = 'latex'): void {
  const parts = marked.split('|');
  let offset = 0;
  const cursors = parts.slice(0, -1).map((part) => {
    offset += part.length;
    return { start: offset, end: offset };
  });
  const text = parts.join('');
  const { changes, cursors: after } = citeAt(languageFor(id)!, text, cursors, ['k']);
  let result = applyChanges(text, changes);
  for (const at of [...new Set(after)].sort((a, b) => b - a)) result = `${result.slice(0, at)}|${result.slice(at)}`;
  assert.equal(result, expected, marked);
}

describe('citeAt', function () {
  this.timeout(30_000);
  it('cites at every cursor, and once in one group', () => {
    assertCited('one|\ntwo |\n', 'one~\\cite{k}|\ntwo \\cite{k}|\n');
    assertCited('\\cite{a|,|b} and |', '\\cite{a,b,k}| and \\cite{k}|');
    assertCited('\\cite{k|} x|', '\\cite{k|} x~\\cite{k}|');
    assertCited('||', '\\cite{k}|');
    assertCited('[@a|] |', '[@a; @k]| [@k]|', 'markdown');
  });
  const apart: [id: string, marked: string, expected: string][] = [
    ['latex', 'so~\\cite[p.~3]{a|, b} is', 'so~\\cite[p.~3]{a, b}~\\citet{k} is'],
    ['latex', '\\cite{a}|', '\\cite{a}~\\citet{k}'],
    ['markdown', 'so [@a, p. 3; @b|] is', 'so [@a, p. 3; @b] @k is'],
    ['typst', 'so @a| is', 'so @a #cite(<k>, form: "prose") is'],
    ['org', 'so [cite:@a|;@b] is', 'so [cite:@a;@b] [cite/t:@k] is'],
    ['restructuredtext', 'so :cite:p:`a|` is', 'so :cite:p:`a` :cite:t:`k` is'],
    ['asciidoc', 'so cite:[a|] is', 'so cite:[a] citenp:[k] is'],
    // Where there is none, as ever.
    ['markdown', 'so| is', 'so @k is'],
  ];
  for (const [id, marked, expected] of apart) {
    it(`cites apart from ${marked} (${id})`, () => {
      const { text, offset } = cursorIn(marked);
      const { changes, cursor, joined } = languageFor(id)!.insert(text, offset, ['k'], { form: 'in-text', apart: true });
      assert.equal(applyChanges(text, changes), expected);
      assert.equal(joined, false);
      assert.ok(expected.slice(0, cursor).includes('k') && !expected.slice(cursor).includes('k'));
    });
  }
  it('makes one edit of changes that do not overlap', () => {
    const piece = fc.constantFrom('word', ' ', '\\cite{', 'a', ',', '}', '\n', '%');
    fc.assert(fc.property(fc.array(piece, { maxLength: 20 }), fc.array(fc.nat(), { maxLength: 5 }), (parts, at) => {
      const text = parts.join('');
      const places = at.map((each) => ({ start: each % (text.length + 1), end: each % (text.length + 1) }));
      const { changes, cursors } = citeAt(languageFor('latex')!, text, places, ['k']);
      const after = applyChanges(text, changes);
      assert.equal(after.length, text.length + changes.reduce((sum, { start, end, text: inserted }) => sum + inserted.length - (end - start), 0));
      assert.ok(cursors.every((cursor) => cursor >= 0 && cursor <= after.length));
    }));
  });
});

describe('10,000 upserts into one file', () => {
  it('leave a file with every entry once', function () {
    this.timeout(120_000);
    const papers = corpus();
    const index = BibliographyIndex.of('');
    const wanted: string[] = [];
    for (let first = 0; first < 10_000; first += 10) {
      // Ten a cite; the last of them is there already.
      const batch = Array.from({ length: 10 }, (_, at) => {
        const number = at === 9 ? first + 4 : first + at;
        const arxivId = `${String(10 + Math.floor(number / 1000))}01.${String(number % 1000).padStart(5, '0')}`;
        const base = papers[number % papers.length]!;
        return { ...base, id: at === 9 ? `again ${arxivId}` : arxivId, arxivId, title: `${base.title} ${String(number)}` };
      });
      const [again, ...fresh] = [...batch].reverse();
      const { changes, keys, added } = planUpsert(index, fresh);
      index.update(changes);
      assert.equal(added.length, 9);
      assert.deepEqual(planUpsert(index, [again!]).changes, []);
      wanted.push(...keys.values());
    }
    const entries = scanBibliography(index.text);
    assert.deepEqual(entries.map(({ key }) => key).sort(), wanted.sort());
    assert.equal(new Set(wanted.map((key) => key.toLowerCase())).size, 9000);
    assert.ok(entries.every((entry) => entry.closed));
  });
});

describe('hostile .bib files', () => {
  for (const piece of ['@misc{', '@misc{a,t={', '@misc{a,t="', '@misc{a,t="{', '@a(k,t="{', '\n@misc{k,t={', '@string{', '@comment{', '@', '%@misc{a}', '{', '"', '@misc{a', '@misc{a,b=c#', '@misc{a}', ' @']) {
    it(`of ${JSON.stringify(piece)} are read in linear time`, function () {
      this.timeout(60_000);
      const text = piece.repeat(500_000 / piece.length);
      const start = process.cpuUsage();
      scanBibliography(text);
      const took = process.cpuUsage(start).user / 1000;
      assert.ok(took < 3000, `${took.toFixed(0)} ms`);
    });
  }
});
