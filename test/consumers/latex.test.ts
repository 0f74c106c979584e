import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { latex } from '../../src/citing/languages/latex';
import { consumersForTests, type Consumers } from './consumers';
import { draft, prose, type Draft } from './draft';

const SKELETON = `\\documentclass{article}\n\\begin{document}\n${prose()}\\end{document}\n`;

/** What LaTeX itself would write for BibTeX: the citations in order, the style, the bibliography without its ending. */
function aux({ text }: Draft, style: string): string {
  const cited = latex.groups(text).map(({ keys }) => `\\citation{${keys.map(({ key }) => key).join(',')}}`);
  const data = latex.declarations(text).map(({ path: file }) => file.replace(/\.bib$/, ''));
  return ['\\relax', ...cited, `\\bibstyle{${style}}`, `\\bibdata{${data.join(',')}}`, ''].join('\n');
}

describe('LaTeX', function () {
  this.timeout(120_000);
  const consumers = consumersForTests();

  for (const style of ['plain', 'alpha', 'unsrt', 'abbrv', 'plainnat', 'abbrvnat', 'unsrtnat']) {
    it(`BibTeX resolves all with ${style}, and warns of nothing`, async () => {
      const whole = draft('latex', SKELETON, { file: 'references.bib' });
      const { output, folder } = await consumers.run({ 'draft.aux': aux(whole, style), 'references.bib': whole.bibliography }, 'bibtex', ['draft']);
      assert.doesNotMatch(output, /Warning|error/i);
      const bbl = await readFile(path.join(folder, 'draft.bbl'), 'utf8');
      const items = [...bbl.matchAll(/\\bibitem(?:\[(?:[^{}\]]|\{(?:[^{}]|\{[^{}]*\})*\})*\])?%?\s*\{([^}]+)\}/g)].map(([, key]) => key);
      assert.deepEqual(items.sort(), [...whole.keys].sort());
    });
  }

  it('Biber resolves all, and finds nothing that the data model does not allow', async () => {
    const whole = draft('latex', SKELETON.replace('\\begin{document}', '\\addbibresource{other.bib}\n\\begin{document}'), { file: 'references.bib', dialect: 'biblatex' });
    assert.deepEqual(latex.declarations(whole.text).map(({ path: file }) => file), ['other.bib', 'references.bib']);
    const { output, folder } = await consumers.run(
      { 'draft.bcf': await controlFile(whole, consumers), 'references.bib': whole.bibliography, 'other.bib': '@book{other,\n  title = {Other}\n}\n' },
      'biber',
      ['--validate-datamodel', '--nolog', 'draft'],
    );
    // The one field that no style knows: it says what an entry lacks.
    const expected = [...whole.incomplete].map((key) => `WARN - Datamodel: Entry '${key}' (references.bib): Field 'papershelf' invalid in data model - ignoring`);
    assert.deepEqual(output.match(/^(?:WARN|ERROR).*/gm), expected);
    const bbl = await readFile(path.join(folder, 'draft.bbl'), 'utf8');
    assert.deepEqual([...bbl.matchAll(/\\entry\{([^}]+)\}/g)].map(([, key]) => key).sort(), [...whole.keys].sort());
  });
});

/** What the package biblatex would write: what the document cites, in the data model and the schemes that Biber brings. */
async function controlFile({ text }: Draft, consumers: Consumers): Promise<string> {
  const { output } = await consumers.run({}, 'perl', ['-MBiber::Constants=$BCF_VERSION', '-e', 'print "$INC{q(Biber/Constants.pm)} $BCF_VERSION"']);
  const [constants = '', version = ''] = output.split(' ');
  const schemes = await readFile(path.join(path.dirname(constants), 'biber-tool.conf'), 'utf8');
  const sources = latex.declarations(text).map(({ path: file }) => `<datasource type="file" datatype="bibtex" glob="false">${file}</datasource>`);
  const cited = latex.groups(text).flatMap(({ keys }) => keys.map(({ key }) => key));
  const keys = [...new Set(cited)].map((key, index) => `<citekey order="${index + 1}">${key}</citekey>`);
  const lists = ['bib', 'cite', 'item', 'sort', 'alpha'].flatMap((kind) => [[`max${kind}names`, 3], [`min${kind}names`, 1], [`max${kind === 'bib' ? '' : kind}items`, 3], [`min${kind === 'bib' ? '' : kind}items`, 1]]);
  const options = [...lists, ['maxnames', 3], ['minnames', 1], ['sortingtemplatename', 'tool'], ['sortlocale', 'en_US'], ['uniquename', 'false'], ['uniquelist', 'false'], ['nohashothers', 0], ['nosortothers', 0]]
    .map(([key = '', value = '']) => `<option type="singlevalued"><key>${key}</key><value>${value}</value></option>`);
  return schemes
    .replace('<config>', `<controlfile version="${version}" bltxversion="3"><options component="biblatex" type="global">${options.join('')}</options>`)
    .replace(/(?<=<sortingtemplate name="tool">)[\s\S]*?(?=<\/sortingtemplate>)/, ['author', 'year', 'title'].map((field, index) => `<sort order="${index + 1}"><sortitem order="1">${field}</sortitem></sort>`).join(''))
    .replace(
      '</config>',
      `<bibdata section="0">${sources.join('')}</bibdata><section number="0">${keys.join('')}</section>` +
        '<datalist section="0" name="tool/global//global/global" sortingtemplatename="tool" sortingnamekeytemplatename="global" labelprefix="" uniquenametemplatename="global" labelalphanametemplatename="global" type="entry"></datalist></controlfile>',
    );
}
