import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { composed, movedBy } from '../../../src/citing/compose';
import { citeAt } from '../../../src/citing/languages/citeAt';
import { languageFor } from '../../../src/citing/languages/language';
import { applyChanges, type TextChange } from '../../../src/citing/types';

/** Changes of a text that do not overlap, from pairs of numbers. */
function changesOf(text: string, places: readonly (readonly [at: number, length: number, text: string])[]): TextChange[] {
  const changes: TextChange[] = [];
  for (const [at, length, inserted] of places) {
    const start = (changes.at(-1)?.end ?? -1) + 1 + at;
    if (start + length <= text.length) changes.push({ start, end: start + length, text: inserted });
  }
  return changes;
}

describe('changes one after the other', () => {
  it('are as one what they are in turn', () => {
    const places = fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.constantFrom('', 'x', 'yy', 'zzzz')), { maxLength: 6 });
    fc.assert(fc.property(fc.string({ maxLength: 20 }), places, places, (text, one, other) => {
      const first = changesOf(text, one);
      const between = applyChanges(text, first);
      const second = changesOf(between, other);
      const all = composed(text, first, second);
      assert.equal(applyChanges(text, all), applyChanges(between, second));
      assert.ok(all.every(({ start, end }, at) => start <= end && start > (all[at - 1]?.end ?? -1)), JSON.stringify(all));
    }));
  });
});

/** The first citation in a document that names no bibliography yet, with the declaration; `|` are the cursors. */
function assertDeclared(id: string, marked: string, expected: string): void {
  const language = languageFor(id)!;
  const at = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { changes, cursors } = citeAt(language, text, [{ start: at, end: at }], ['k']);
  const declared = language.declare(applyChanges(text, changes), 'references.bib') ?? [];
  const result = applyChanges(text, composed(text, changes, declared));
  const cursor = movedBy(declared, cursors[0] ?? 0);
  assert.equal(`${result.slice(0, cursor)}|${result.slice(cursor)}`, expected);
  assert.deepEqual(language.declarations(result).map(({ path }) => path), ['references.bib']);
  assert.deepEqual(language.groups(result).flatMap(({ keys }) => keys.map(({ key }) => key)), ['k']);
}

describe('the first citation of a document', () => {
  const rows: [id: string, marked: string, expected: string][] = [
    ['markdown', '|', '---\nbibliography: references.bib\n---\n\n[@k]|'],
    ['markdown', '|Hello', '---\nbibliography: references.bib\n---\n\n[@k]| Hello'],
    ['markdown', '---\ntitle: x\n---\n|', '---\ntitle: x\nbibliography: references.bib\n---\n[@k]|'],
    ['org', '#+title: X\n|', '#+title: X\n#+bibliography: references.bib\n[cite:@k]|'],
    ['org', '|', '#+bibliography: references.bib\n[cite:@k]|'],
    ['restructuredtext', 'Title\n=====\n\nText.\n|', 'Title\n=====\n\nText.\n:cite:p:`k`|\n\n.. bibliography:: references.bib\n'],
    ['restructuredtext', '|', ':cite:p:`k`|\n\n.. bibliography:: references.bib\n'],
    ['asciidoc', '|', ':bibtex-file: references.bib\ncite:[k]|'],
    ['asciidoc', '= T\n\n|', '= T\n:bibtex-file: references.bib\n\ncite:[k]|'],
    ['typst', '|', '@k|\n\n#bibliography("references.bib")\n'],
    ['latex', '\\begin{document}\n|\\end{document}\n', '\\begin{document}\n\\cite{k}|\\bibliographystyle{plain}\n\\bibliography{references}\n\\end{document}\n'],
  ];
  for (const [id, marked, expected] of rows) it(`stands beside its declaration: ${JSON.stringify(marked)} (${id})`, () => { assertDeclared(id, marked, expected); });
});
