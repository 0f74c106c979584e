import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { declareInSphinx, sphinxBibfiles } from '../../../src/citing/discovery/sphinx';
import { applyChanges } from '../../../src/citing/types';

const declared = (text: string): string | undefined => {
  const changes = declareInSphinx(text, 'lib/refs.bib');
  return changes && applyChanges(text, changes);
};

describe('declareInSphinx', () => {
  const rows: [text: string, expected: string | undefined][] = [
    ['extensions = ["sphinxcontrib.bibtex"]\n', 'extensions = ["sphinxcontrib.bibtex"]\nbibtex_bibfiles = ["lib/refs.bib"]\n'],
    ['extensions = ["sphinxcontrib.bibtex"]', 'extensions = ["sphinxcontrib.bibtex"]\nbibtex_bibfiles = ["lib/refs.bib"]\n'],
    ['extensions = ["sphinxcontrib.bibtex"]\r\n', 'extensions = ["sphinxcontrib.bibtex"]\r\nbibtex_bibfiles = ["lib/refs.bib"]\r\n'],
    ['bibtex_bibfiles = []\n', 'bibtex_bibfiles = ["lib/refs.bib"]\n'],
    ["bibtex_bibfiles = ['a.bib']  # ours\n", "bibtex_bibfiles = ['a.bib', \"lib/refs.bib\"]  # ours\n"],
    ['bibtex_bibfiles: list[str] = [\n    "a.bib",  # "old.bib"\n]\n', 'bibtex_bibfiles: list[str] = [\n    "a.bib", "lib/refs.bib",  # "old.bib"\n]\n'],
    ['bibtex_bibfiles = ("a.bib",)\n', 'bibtex_bibfiles = ("a.bib", "lib/refs.bib",)\n'],
    ['bibtex_bibfiles = ()\n', 'bibtex_bibfiles = ("lib/refs.bib",)\n'],
    // It is there, it is computed, or nothing would read it.
    ['bibtex_bibfiles = ["lib/refs.bib"]\n', undefined],
    ['extensions = ["sphinxcontrib.bibtex"]\nbibtex_bibfiles = find_all()\n', undefined],
    ['bibtex_bibfiles = [one, two]\n', undefined],
    ['extensions = ["myst_parser"]\n', undefined],
  ];
  for (const [text, expected] of rows) it(JSON.stringify(text), () => { assert.equal(declared(text), expected); });

  it('adds to what the list has, and is not added twice', () => {
    const name = fc.stringMatching(/^[a-z0-9_/-]{1,12}\.bib$/);
    fc.assert(
      fc.property(fc.array(name, { maxLength: 4 }), name, fc.constantFrom(', ', ',\n  ', ', # "x.bib"\n  '), (names, added, separator) => {
        const text = `bibtex_bibfiles = [${names.map((each) => `'${each}'`).join(separator)}]\n`;
        const changes = declareInSphinx(text, added);
        assert.equal(changes === undefined, names.includes(added));
        const after = applyChanges(text, changes ?? []);
        assert.deepEqual(sphinxBibfiles(after), names.includes(added) ? names : [...names, added]);
        assert.equal(declareInSphinx(after, added), undefined);
      }),
    );
  });
});
