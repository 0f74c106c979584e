import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { strict as assert } from 'node:assert';
import { cslItem } from '../../src/citing/formats/cslJson';
import type { ReferenceOutput } from '../../src/csl/outputs';
import { hostile } from '../unit/csl/hostile';
import { references, STYLES } from '../unit/csl/styles';
import { corpus } from '../unit/citing/corpus';
import { consumersForTests } from './consumers';

const items = [...hostile, ...corpus().map((paper) => cslItem(paper, paper.id))];
const rows: readonly (readonly [output: ReferenceOutput, reader: string])[] = [
  ['latex', 'latex'],
  ['markdown', 'markdown'],
  ['markdown', 'gfm'],
  ['org', 'org'],
  ['restructuredtext', 'rst'],
];

/** Letters, digits and signs, without what a reader sets typographically: spaces, dots, dashes and quotation marks. */
const read = (text: string): string => text.normalize('NFKC').replace(/[\s\u200B"'“”‘’`]/g, '').replace(/[-–—−]+/g, '-').replace(/…/g, '...');
/** Tells what Typst would print: numbers of lists among it. */
const PLAIN = `#let plain(it) = if type(it) == str { it } else if it.func() == enum.item { str(it.fields().at("number", default: "")) + "." + plain(it.body) } else if it == [ ] { " " } else if it.has("text") { it.text } else if it.has("body") { plain(it.body) } else if it.has("children") { it.children.map(plain).join() } else { "" }`;
/** Stands between references, so that each is read by itself. */
const BETWEEN = 'xxxxx';
const lists = (output: ReferenceOutput): string[] => STYLES.map((style) => references(style, output, items).join(`\n\n${BETWEEN}\n\n`));
const asRead = (list: string): string[] => list.split(BETWEEN).map(read);
const expected = lists('text').map(asRead);

describe('References, read by the programs of their language, are the text that they are', function () {
  this.timeout(120_000);
  const consumers = consumersForTests();
  for (const [output, reader] of rows) {
    it(`${output}, by Pandoc as ${reader}`, async () => {
      for (const [at, whole] of lists(output).entries()) {
        // Pandoc does not know these macros of LaTeX's kernel.
        const list = whole.replace(/\{\\text(?:braceleft|braceright|bar)\}/g, (macro) => ({ left: '\\{', right: '\\}' })[/left|right/.exec(macro)?.[0] ?? ''] ?? '|');
        const { output: plain } = await consumers.run({ list }, 'pandoc', ['--from', reader, '--to', 'json', 'list']);
        assert.ok(plain.startsWith('{'), plain.slice(0, 2000));
        // Its Org has no italics behind a space without width, which Org itself has, and counts every list from 1.
        const comparable = (read: readonly string[] = []): string[] => read.map((text) => (reader === 'org' ? text.replace(/\/|^\d+\./g, '') : text));
        assert.deepEqual(comparable(asRead(textOf(JSON.parse(plain)))), comparable(expected[at]));
      }
    });
  }

  it('typst, by its compiler', () => {
    for (const [at, list] of lists('typst').entries()) {
      const compiler = NodeCompiler.create({ workspace: process.cwd() });
      const compiled = compiler.compile({ mainFileContent: `${PLAIN}\n#let list = [\n${list}\n]\n#metadata(plain(list)) <plain>\n#list\n` });
      assert.deepEqual(compiled.takeDiagnostics()?.shortDiagnostics ?? [], [], STYLES[at]);
      assert.ok(compiled.result);
      const [printed = ''] = compiler.query(compiled.result, { selector: '<plain>', field: 'value' }) as string[];
      assert.deepEqual(asRead(printed), expected[at]);
    }
  });
});

/** All text of a document, raw parts and the numbers of lists among it. */
function textOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(textOf).join('');
  if (typeof node !== 'object' || node === null) return '';
  const { t, c } = node as { readonly t?: string; readonly c?: unknown };
  if (t === 'Str') return String(c);
  if (t === 'Code' || t === 'RawInline' || t === 'RawBlock' || t === 'CodeBlock' || t === 'Math') return `<${t} ${String((c as unknown[])[1])}>`;
  if (t === 'OrderedList') {
    const [[start], items] = c as [[number], unknown[]];
    return items.map((item, n) => `${start + n}.${textOf(item)}`).join('');
  }
  return Object.values(node).map(textOf).join('');
}
