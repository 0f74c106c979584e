import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { strict as assert } from 'node:assert';
import { draft, prose } from './draft';

const rows = [
  ['a .bib', { file: 'references.bib' }],
  ['BibLaTeX', { file: 'references.bib', dialect: 'biblatex' }],
  ['Hayagriva', { file: 'references.yml', format: 'hayagriva' }],
] as const;

/** Leaves a mark at each citation that the compiler has read, which can be asked for afterwards. */
const MARKED = '#show cite: it => [#metadata(str(it.key)) <cited>#it]\n';

describe('Typst', function () {
  this.timeout(120_000);
  for (const [name, options] of rows) {
    it(`resolves all with ${name}, and warns of nothing`, () => {
      const { text, bibliography, keys } = draft('typst', `= Draft\n\n${prose()}`, options);
      const compiler = NodeCompiler.create({ workspace: process.cwd() });
      compiler.mapShadow(`${process.cwd()}/${options.file}`, Buffer.from(bibliography));
      const compiled = compiler.compile({ mainFileContent: MARKED + text });
      assert.deepEqual(compiled.takeDiagnostics()?.shortDiagnostics ?? [], []);
      assert.ok(compiled.result);
      const cited = compiler.query(compiled.result, { selector: '<cited>', field: 'value' }) as string[];
      // One for each claim, and one for each in the last group.
      assert.equal(cited.length, 2 * keys.length);
      assert.deepEqual([...new Set(cited)].sort(), [...keys].sort());
    });
  }
});
