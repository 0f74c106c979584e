import { strict as assert } from 'node:assert';
import { languageFor } from '../../src/citing/languages/language';
import { consumersForTests } from './consumers';
import { draft, prose, type DraftOptions } from './draft';

/** What Pandoc makes of a document, as far as these tests look. */
interface Inline {
  readonly t: string;
  readonly c?: unknown;
}

// What is left out of the styles are those that Pandoc's readers do not know.
const rows: [name: string, kind: string, reader: string, skeleton: string, file: string, options?: Omit<DraftOptions, 'file'>][] = [
  ['Markdown with a .bib', 'markdown', 'markdown', `---\ntitle: Draft\n---\n\n${prose()}`, 'references.bib'],
  ['Markdown with BibLaTeX', 'markdown', 'markdown', prose(), 'references.bib', { dialect: 'biblatex' }],
  ['Markdown with CSL-JSON', 'quarto', 'markdown', `---\nbibliography: []\n---\n\n${prose()}`, 'references.json', { format: 'csl-json' }],
  ['Org', 'org', 'org', `#+title: Draft\n\n${prose()}`, 'references.bib', { without: ['cite/a', 'org-ref:citep', 'org-ref:citet'] }],
  ['LaTeX', 'latex', 'latex', `\\documentclass{article}\n\\begin{document}\n${prose()}\\end{document}\n`, 'references.bib', { without: ['nocite', 'fullcite'] }],
];

describe('Pandoc', function () {
  this.timeout(120_000);
  const consumers = consumersForTests();
  for (const [name, kind, reader, skeleton, file, options] of rows) {
    it(`reads every citation of ${name}, and resolves it`, async () => {
      const whole = draft(kind, skeleton, { file, ...options });
      const files = { draft: whole.text, [file]: whole.bibliography };
      // Pandoc's reader of Org knows its citations, but no `#+bibliography:`.
      const named = reader === 'org' ? languageFor(kind)!.declarations(whole.text).map(({ path }) => `--bibliography=${path}`) : [];
      const { output } = await consumers.run(files, 'pandoc', ['--from', reader, '--to', 'json', '--citeproc', ...named, 'draft']);
      // Warnings come before the document, on the other channel.
      assert.ok(output.startsWith('{'), output.slice(0, 2000));
      const inlines = [...everything(JSON.parse(output))];
      const cited = inlines.flatMap(({ t, c }) => (t === 'Cite' ? (c as [{ citationId: string }[]])[0].map(({ citationId }) => citationId) : []));
      assert.deepEqual([...new Set(cited)].sort(), [...whole.keys].sort());
      // One for each claim, and one for all of them in the last group.
      assert.equal(cited.length, 2 * whole.keys.length);
      const listed = inlines.flatMap(({ t, c }) => (t === 'Div' ? /^ref-(.*)/.exec((c as [[string]])[0][0])?.[1] ?? [] : []));
      assert.deepEqual(listed.sort(), [...whole.keys].sort());
    });
  }
});

function* everything(node: unknown): Generator<Inline> {
  if (typeof node !== 'object' || node === null) return;
  if ('t' in node) yield node as Inline;
  for (const child of Object.values(node)) yield* everything(child);
}
