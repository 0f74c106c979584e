import assert from 'node:assert/strict';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { outFolder, root, sampleFolder } from '../host/paths';
import { run } from '../host/processes';
import { sessionForTests } from '../host/session';
import { zipEntries } from '../host/zip';

const file = path.join(outFolder, 'package', 'papershelf.vsix');

/** All that is shipped, but for bundles that others share. README.md, where there is one, comes as readme.md. */
const shipped = [
  'changelog.md',
  'dist/codicon.css',
  'dist/codicon.ttf',
  'dist/collecting.js',
  'dist/corpus.json',
  'dist/csl.js',
  'dist/csl/acl.csl',
  'dist/csl/apa.csl',
  'dist/csl/chicago.csl',
  'dist/csl/harvard1.csl',
  'dist/csl/ieee.csl',
  'dist/csl/mla.csl',
  'dist/csl/nature.csl',
  'dist/csl/vancouver.csl',
  'dist/csl/locales-en-US.xml',
  'dist/detail-style.css',
  'dist/detail.js',
  'dist/extension.js',
  'dist/facets.js',
  'dist/importing.js',
  'dist/models.js',
  'dist/records.js',
  'dist/searchWorker.js',
  'dist/writing.js',
  'LICENSE.txt',
  'media/icon.png',
  'media/icon.svg',
  'media/tab-dark.svg',
  'media/tab-light.svg',
  'package.json',
  'package.nls.json',
  'readme.md',
  'THIRD-PARTY-NOTICES.md',
];

const SHARED = /^dist\/shared-\w+\.js$/;
/** What runs in the extension host, by name. */
const hostBundles = async (): Promise<ReadonlyMap<string, string>> => {
  const names = (await readdir(path.join(root, 'dist'))).filter((name) => name.endsWith('.js') && name !== 'detail.js');
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(path.join(root, 'dist', name), 'utf8')] as const)));
};

describe('the package', () => {
  before('vsce packages it as `npm run package` does, without a warning', async function () {
    this.timeout(120_000);
    await mkdir(path.dirname(file), { recursive: true });
    // The flags of the script, so that both make the same package.
    const { scripts } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { scripts: { package: string } };
    const [, ...flags] = scripts.package.split(' ');
    const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
    const { code, output } = await run(process.execPath, [vsce, ...flags, '--out', file], { cwd: root });
    assert.equal(code, 0, output);
    // npm warns of the settings of whoever runs it, which are none of the package's.
    assert.doesNotMatch(output.replace(/^npm warn .*$/gm, ''), /warn/i);
  });

  it('is smaller than 720 KB', async () => {
    const { length } = await readFile(file);
    assert.ok(length < 720 * 1024, `${Math.round(length / 1024)} KB`);
  });

  it('holds what is needed and nothing else', async () => {
    const names = zipEntries(await readFile(file)).map(({ name }) => name);
    const inside = names.filter((name) => name.startsWith('extension/')).map((name) => name.slice('extension/'.length));
    assert.deepEqual(inside.filter((name) => !SHARED.test(name)).sort(), shipped.sort());
  });

  it('calls nothing that the Node of its oldest editor lacks', async () => {
    // VS Code 1.74 carries Node 16; the compiler's types know later ones.
    const later = /\b(?:structuredClone|Object\.groupBy|Array\.fromAsync|Promise\.withResolvers|AbortSignal\.(?:timeout|any))\(|\.(?:findLast|findLastIndex|toSorted|toReversed|toSpliced|throwIfAborted|isWellFormed|toWellFormed)\(/g;
    for (const [name, code] of await hostBundles()) {
      assert.deepEqual(code.match(later) ?? [], [], name);
      // Its extension host loads no ES modules, which `import()` would ask for.
      assert.doesNotMatch(code, /\bimport\s*\(\s*["'`]/, name);
    }
  });

  it('has each bundle that another loads, and shares none that nobody loads', async () => {
    const packed = zipEntries(await readFile(file)).map(({ name }) => name);
    const bundles = await hostBundles();
    const loaded = new Set([...bundles.values()].flatMap((code) => [...code.matchAll(/\brequire\("\.\/([^"]+)"\)/g)].map(([, name = '']) => name)));
    assert.ok(loaded.has('writing.js'), [...loaded].join(' '));
    assert.deepEqual([...loaded].filter((name) => !packed.includes(`extension/dist/${name}`)), []);
    assert.deepEqual(packed.filter((name) => SHARED.test(name.replace('extension/', '')) && !loaded.has(path.basename(name))), []);
  });

  // The editor loads extension.js in one go, in which nothing else can run; so does whatever asks first for one of the others.
  it('loads at once only what the first look at the shelf needs', async () => {
    const bundles = await hostBundles();
    const start = bundles.get('extension.js') ?? '';
    assert.ok(start.length < 180_000, `${String(start.length)} characters`);
    const later: readonly [bundle: string, marker: string, what: string][] = [
      ['facets.js', 'overthink*', 'the phrases of topics'],
      ['records.js', 'tag:yaml.org,2002:', 'js-yaml'],
      ['importing.js', 'http://www.w3.org/2000/xmlns/', 'saxes'],
      ['csl.js', 'Frank Bennett', 'citeproc-js'],
      ['collecting.js', 'registerWebviewPanelSerializer', 'the page of a paper'],
      ['writing.js', 'registerCompletionItemProvider', 'the completion of keys'],
    ];
    for (const [name, marker, what] of later) {
      assert.ok(bundles.get(name)?.includes(marker), `${name} is without ${what}`);
      assert.ok(!start.includes(marker), `extension.js has ${what}`);
    }
    // Most of facets.js is data: the weights that labels taught.
    for (const [name, code] of bundles) if (name !== 'csl.js') assert.ok(code.length < (name === 'facets.js' ? 340_000 : 200_000), `${name}: ${String(code.length)} characters`);
  });

  it('holds no module twice, and takes the editor\'s API as it is', async () => {
    const bundles = await hostBundles();
    const once = 'A file of Papershelf could not be read.';
    assert.equal([...bundles.values()].flatMap((code) => code.split(once).slice(1)).length, 1);
    // esbuild's own way copies all of it for each module that imports it, which took a third of the start.
    for (const [name, code] of bundles) assert.doesNotMatch(code, /[\w$]\(require\("vscode"\)/, name);
  });

  describe('installed into a fresh editor', () => {
    const THINKLESS = 'Thinkless: LLM Learns When to Think';
    const editor = sessionForTests({ workspace: sampleFolder, development: false, vsix: [file] });

    it('is not loaded from the repository', async () => {
      assert.doesNotMatch(await editor.session.page.title(), /Extension Development Host/);
    });

    it('shows the shelf', async () => {
      await editor.workbench.openSidebar('Papershelf');
      const rows = await editor.workbench.tree().rowsWhen((found) => found.length > 5);
      assert.equal(rows.reduce((sum, { description }) => sum + Number(description), 0), 119);
    });

    it('cites a paper, with its entry', async () => {
      const { quickInput, editor: text } = editor.workbench;
      await text.open('draft.tex');
      await text.placeCursorAfter('draft.tex', 'always better ones');
      await editor.workbench.runCommand('Papershelf: Cite Papers…');
      await quickInput.fill('thinkless');
      await quickInput.rowsWhen((found) => found[0]?.label === THINKLESS);
      await quickInput.accept();
      await text.textWhen('draft.tex', (shown) => /better ones~?\\cite\{fang\w+\}/.test(shown));
      const entries = await text.savedWhen('references.bib', (saved) => saved.includes('2505.13379'));
      assert.match(entries, /@misc\{fang\w+,/);
    });

    it('lists what is cited in a style of its own, which the picker names plainly', async () => {
      const { quickInput, editor: text } = editor.workbench;
      await text.placeCursorAfter('draft.tex', 'always better ones');
      await editor.workbench.runCommand('Papershelf: Insert Bibliography of Cited Papers');
      const rows = await quickInput.rowsWhen((found) => found.some(({ label }) => label === 'IEEE'));
      const styles = ['ACL', 'APA (7th edition)', 'Chicago (17th edition, author-date)', 'IEEE', 'MLA (9th edition)', 'Nature', 'Vancouver', 'Harvard'];
      assert.deepEqual(rows.map(({ label }) => label), styles);
      await quickInput.choose('IEEE');
      await text.textWhen('draft.tex', (shown) => /\{\[\}\d\] G\. Fang, X\. Ma, and X\. Wang, ``Thinkless: LLM Learns When to Think,'' 2025, \\emph\{arXiv:2505\.13379\}\./.test(shown));
    });

    it('shows a paper in its page', async () => {
      await editor.workbench.runCommand('Papershelf: Search Papers…');
      await editor.workbench.quickInput.fill('thinkless');
      await editor.workbench.quickInput.choose(THINKLESS);
      const heading = editor.workbench.webview().getByRole('heading', { level: 1 });
      assert.equal(await heading.innerText(), THINKLESS);
    });
  });
});
