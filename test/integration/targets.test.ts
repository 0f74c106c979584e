import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { Dialogs } from './dialogs';
import { api, closeAll, eventually, folderWith, GAZAL, gazalKey, onDisk, openAt, withSetting } from './extension';

const cite = (): Thenable<unknown> => vscode.commands.executeCommand('papershelf.cite', GAZAL);

describe('the bibliography of a document', () => {
  afterEach(closeAll);

  const others = { 'near.bib': '', 'references.bib': '' };
  const rows: [name: string, files: Record<string, string>, file: string, text: string, where: string][] = [
    ['is the one that it names, not the nearest', { ...others, 'lib/mine.bib': '' }, 'a.md', '---\nbibliography: lib/mine.bib\n---\n|\n', 'lib/mine.bib'],
    ['is the root’s, for a part', { ...others, 'lib/mine.bib': '', 'main.tex': '\\documentclass{article}\n\\input{parts/a}\n\\bibliography{lib/mine}\n' }, 'parts/a.tex', '|\n', 'lib/mine.bib'],
    ['is that of the root that it names', { ...others, 'mine.bib': '', 'book.tex': '\\addbibresource{mine.bib}\n' }, 'a.tex', '% !TEX root = book.tex\n|\n', 'mine.bib'],
    ['is the Quarto project’s', { ...others, 'mine.bib': '', '_quarto.yml': 'bibliography: mine.bib\n' }, 'parts/a.qmd', '|\n', 'mine.bib'],
    ['is Sphinx’s', { ...others, 'mine.bib': '', 'conf.py': 'bibtex_bibfiles = ["mine.bib"]\n' }, 'a.rst', '|\n', 'mine.bib'],
    ['is not one that prose or a comment names', { ...others, 'prose.bib': '' }, 'a.md', 'See prose.bib <!-- bibliography: prose.bib -->.\n|\n', 'references.bib'],
    ['is a Typst file’s Hayagriva', { ...others, 'refs.yml': '' }, 'a.typ', '|\n#bibliography("refs.yml")\n', 'refs.yml'],
    ['is a Markdown file’s CSL-JSON', { ...others, 'refs.json': '[]\n' }, 'a.md', '---\nbibliography: refs.json\n---\n|\n', 'refs.json'],
    ['is Org’s', { ...others, 'mine.bib': '' }, 'a.org', '#+bibliography: mine.bib\n|\n', 'mine.bib'],
    ['is AsciiDoc’s', { ...others, 'mine.bib': '' }, 'a.adoc', '= T\n:bibtex-file: mine.bib\n\n|\n', 'mine.bib'],
  ];
  for (const [name, files, file, text, where] of rows) {
    it(name, async () => {
      const folder = await folderWith(files);
      await openAt(folder, file, text);
      await cite();
      for (const bib of Object.keys(files).filter((each) => /(?:\.bib|refs\.json|refs\.yml)$/.test(each))) {
        assert.equal((await onDisk(folder, bib)).includes(GAZAL), bib === where, bib);
      }
      assert.ok((await onDisk(folder, where)).includes(GAZAL));
    });
  }

  it('is looked for among all that it names: a paper of the second is cited by its key there', async () => {
    const files = { 'first.bib': '@misc{a}\n', 'second.bib': `@inproceedings{myGazal, eprint = {${GAZAL}}}\n` };
    const folder = await folderWith(files);
    const editor = await openAt(folder, 'a.tex', 'Text|\n\\bibliography{first,second}\n');
    await cite();
    assert.equal(editor.document.getText(), 'Text~\\cite{myGazal}\n\\bibliography{first,second}\n');
    for (const [name, text] of Object.entries(files)) assert.equal(await onDisk(folder, name), text);
  });

  it('gets no key that another of them has for another work, and is not a file of abbreviations', async () => {
    const K = await gazalKey();
    const files = { 'abbr.bib': '@string{x = "X"}\n', 'first.bib': '@misc{a}\n', 'second.bib': `@misc{${K}, title = {Other}}\n` };
    const folder = await folderWith(files);
    const editor = await openAt(folder, 'a.tex', '|\n\\bibliography{abbr,first,second}\n');
    await cite();
    const key = /\\cite\{(.+)\}/.exec(editor.document.getText())?.[1];
    assert.ok(key !== undefined && key !== K);
    assert.ok((await onDisk(folder, 'first.bib')).includes(`{${key},`));
    for (const name of ['abbr.bib', 'second.bib'] as const) assert.equal(await onDisk(folder, name), files[name]);
  });

  it('is that of a setting, before the nearest', async () => {
    const folder = await folderWith({ 'references.bib': '', 'lib/mine.bib': '' });
    await withSetting('bibliography.files', [`${vscode.workspace.asRelativePath(folder)}/lib/mine.bib`], async () => {
      await openAt(folder, 'a.md', '|\n');
      await cite();
    });
    assert.ok((await onDisk(folder, 'lib/mine.bib')).includes(GAZAL));
    assert.equal(await onDisk(folder, 'references.bib'), '');
  });

  it('is that of the root that a setting names', async () => {
    const folder = await folderWith({ 'references.bib': '', 'lib/mine.bib': '', 'main.tex': '\\bibliography{lib/mine}\n' });
    await withSetting('bibliography.rootFile', `${vscode.workspace.asRelativePath(folder)}/main.tex`, async () => {
      await openAt(folder, 'a.tex', '|\n');
      await cite();
    });
    assert.ok((await onDisk(folder, 'lib/mine.bib')).includes(GAZAL));
    assert.equal(await onDisk(folder, 'references.bib'), '');
  });

  it('is found for a Markdown cell of a notebook, which is cited into', async () => {
    const cell = (type: string, source: string): object => ({ cell_type: type, metadata: {}, source: [source], ...(type === 'code' ? { outputs: [], execution_count: null } : {}) });
    const notebook = { cells: [cell('markdown', '---\nbibliography: mine.bib\n---\n'), cell('code', 'x = 1'), cell('markdown', 'As shown.')], metadata: {}, nbformat: 4, nbformat_minor: 5 };
    const folder = await folderWith({ 'references.bib': '', 'mine.bib': '', 'a.ipynb': JSON.stringify(notebook) });
    const document = await vscode.workspace.openNotebookDocument(vscode.Uri.joinPath(folder, 'a.ipynb'));
    await vscode.window.showNotebookDocument(document, { selections: [new vscode.NotebookRange(2, 3)] });
    await vscode.commands.executeCommand('notebook.cell.edit');
    const editor = await eventually(() => vscode.window.activeTextEditor, (each) => each?.document === document.cellAt(2).document);
    const at = new vscode.Position(0, 'As shown'.length);
    editor!.selection = new vscode.Selection(at, at);
    await cite();
    assert.equal(document.cellAt(2).document.getText(), `As shown [@${await gazalKey()}].`);
    assert.equal(document.cellAt(0).document.getText(), '---\nbibliography: mine.bib\n---\n');
    assert.ok((await onDisk(folder, 'mine.bib')).includes(GAZAL));
  });

  it('is found again once the document names another', async () => {
    const folder = await folderWith({ 'one.bib': '', 'two.bib': '' });
    const editor = await openAt(folder, 'a.tex', '|\n\\bibliography{one}\n');
    await cite();
    const { document } = editor;
    const start = document.getText().indexOf('{one}') + 1;
    await editor.edit((edit) => { edit.replace(new vscode.Range(document.positionAt(start), document.positionAt(start + 3)), 'two'); });
    await cite();
    assert.ok((await onDisk(folder, 'two.bib')).includes(GAZAL));
  });

  it('is written in its own format, once', async () => {
    const folder = await folderWith({ 'refs.yml': '# mine\nold:\n  type: article\n  title: Old\n', 'refs.json': '[\n  { "id": "old", "title": "Old" }\n]\n' });
    const K = await gazalKey();
    await openAt(folder, 'a.typ', '|\n\n#bibliography("refs.yml")\n');
    await cite();
    await cite();
    const yaml = await onDisk(folder, 'refs.yml');
    assert.ok(yaml.startsWith('# mine\nold:\n  type: article\n  title: Old\n'), yaml);
    assert.equal(yaml.split(`${K}:`).length, 2, yaml);
    await openAt(folder, 'a.md', '---\nbibliography: refs.json\n---\n|\n');
    await cite();
    const items = JSON.parse(await onDisk(folder, 'refs.json')) as { id: string }[];
    assert.deepEqual(items.map(({ id }) => id), ['old', K]);
  });

  it('is left alone where its text is of another shape', async () => {
    const folder = await folderWith({ 'refs.json': '{ "a": 1 }' });
    const editor = await openAt(folder, 'a.md', '---\nbibliography: refs.json\n---\n|\n');
    await cite();
    assert.equal(await onDisk(folder, 'refs.json'), '{ "a": 1 }');
    assert.equal(editor.document.getText(), '---\nbibliography: refs.json\n---\n\n');
  });

  it('gets BibLaTeX entries where the document loads it, or the setting says so', async () => {
    const folder = await folderWith({ 'a.bib': '', 'b.bib': '' });
    await openAt(folder, 'a.tex', '\\usepackage{biblatex}\n\\addbibresource{a.bib}\n|\n');
    await cite();
    assert.match(await onDisk(folder, 'a.bib'), /^@online\{/);
    await withSetting('bibtex.dialect', 'biblatex', async () => {
      await openAt(folder, 'b.md', '---\nbibliography: b.bib\n---\n|\n');
      await cite();
    });
    assert.match(await onDisk(folder, 'b.bib'), /^@online\{[\s\S]*eprinttype\s*= \{arXiv\}/);
  });

  it('gets the fields of the settings, in their order', async () => {
    const folder = await folderWith({ 'a.bib': '' });
    await withSetting('bibtex.fields', ['eprint', 'title', 'url'], () =>
      withSetting('bibtex.omitFields', ['url'], async () => {
        await openAt(folder, 'a.tex', '|\n\\bibliography{a}\n');
        await cite();
      }),
    );
    const names = [...(await onDisk(folder, 'a.bib')).matchAll(/^ +(\w+)/gm)].map(([, name]) => name);
    assert.deepEqual(names, ['eprint', 'title']);
  });

  it('is itself, for a .bib: whole entries between entries', async () => {
    const before = '@misc{one,\n  title = {One}\n}\n\n@misc{two,\n  title = {Two}\n}\n';
    const folder = await folderWith({});
    const editor = await openAt(folder, 'a.bib', before.replace('title = {One', 'title = {O|ne'));
    await cite();
    const after = editor.document.getText();
    assert.match(after, /^@misc\{one,\n {2}title = \{One\}\n\}\n\n@misc\{[\s\S]+2506\.21594[\s\S]+\}\n\n@misc\{two,\n {2}title = \{Two\}\n\}\n$/);
    assert.equal(editor.document.isDirty, true);
  });
});

describe('bibliographies that are named but not found', () => {
  const dialogs = new Dialogs();
  beforeEach(() => { dialogs.start(); });
  afterEach(async () => {
    dialogs.stop();
    await closeAll();
  });

  it('are not made without a question where there are several, and no key is marked on their account', async () => {
    const folder = await folderWith({});
    const text = 'See \\cite{hinton}.\n\n\\bibliography{IEEEabrv,mylib}\n';
    const editor = await openAt(folder, 'a.tex', text.replace('.', ' |.'));
    await cite();
    assert.deepEqual(dialogs.shown.map(({ buttons }) => buttons.filter((button) => button.startsWith('Create')).map((button) => button.split('/').at(-1))), [['IEEEabrv.bib', 'mylib.bib']]);
    assert.equal(editor.document.getText(), text.replace('.', ' .'));
    dialogs.press = ({ buttons }) => buttons.find((button) => button.endsWith('mylib.bib'));
    await cite();
    assert.ok((await onDisk(folder, 'mylib.bib')).includes(GAZAL));
    assert.deepEqual((await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).sort(), ['a.tex', 'mylib.bib']);
    assert.deepEqual(vscode.languages.getDiagnostics(editor.document.uri), []);
  });

  it('are never looked for in a folder named ~', async () => {
    const folder = await folderWith({});
    await openAt(folder, 'a.org', '#+bibliography: ~/papershelf-none/references.bib\n|\n');
    await cite();
    assert.equal(dialogs.shown.length, 1);
    assert.deepEqual((await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name), ['a.org']);
  });
});

describe('the first citation of a document without a bibliography', () => {
  const dialogs = new Dialogs();
  beforeEach(() => { dialogs.start(); });
  afterEach(async () => {
    dialogs.stop();
    await closeAll();
  });

  const rows: [file: string, text: string, expected: string][] = [
    ['a.md', '|', '---\nbibliography: references.bib\n---\n\n[@K]|'],
    ['b.md', '|Hello\n', '---\nbibliography: references.bib\n---\n\n[@K]| Hello\n'],
    ['a.org', '#+title: X\n|', '#+title: X\n#+bibliography: references.bib\n[cite:@K]|'],
    ['a.rst', 'Text.\n|', 'Text.\n:cite:p:`K`|\n\n.. bibliography:: references.bib\n'],
    ['a.adoc', '|', ':bibtex-file: references.bib\ncite:[K]|'],
  ];
  for (const [file, text, expected] of rows) {
    it(`names the new one beside it: ${JSON.stringify(text)} in ${file}`, async () => {
      // Outside of the workspace, where no other .bib lies near.
      const folder = vscode.Uri.file(await mkdtemp(path.join(tmpdir(), 'papershelf-')));
      dialogs.press = ({ buttons }) => buttons.find((button) => button === 'Create references.bib');
      const editor = await openAt(folder, file, text);
      await cite();
      const at = editor.document.offsetAt(editor.selection.active);
      const after = editor.document.getText();
      assert.equal(`${after.slice(0, at)}|${after.slice(at)}`, expected.replace('K', await gazalKey()));
      assert.ok((await onDisk(folder, 'references.bib')).includes(GAZAL));
    });
  }
});

describe('making and filling a bibliography', () => {
  afterEach(closeAll);

  const declared: [file: string, text: string, expected: string][] = [
    ['a.tex', '\\documentclass{article}\n\\begin{document}\n\\end{document}\n', '\\bibliography{lib/refs}'],
    ['a.md', 'Text\n', '---\nbibliography: lib/refs.bib\n---\n\nText\n'],
    ['a.typ', 'Text\n', 'Text\n\n#bibliography("lib/refs.bib")\n'],
    ['a.org', 'Text\n', '#+bibliography: lib/refs.bib\nText\n'],
    ['a.adoc', '= T\n', '= T\n:bibtex-file: lib/refs.bib\n'],
  ];
  for (const [file, text, expected] of declared) {
    it(`makes the file and names it in ${file}`, async () => {
      const folder = await folderWith({});
      const editor = await openAt(folder, file, text);
      await vscode.commands.executeCommand('papershelf.createBibliography', vscode.Uri.joinPath(folder, 'lib', 'refs.bib'));
      assert.equal(await onDisk(folder, 'lib/refs.bib'), '');
      assert.ok(editor.document.getText().includes(expected), editor.document.getText());
    });
  }

  it('names it in Sphinx’s configuration too, without which Sphinx does not read it', async () => {
    const folder = await folderWith({ 'conf.py': 'extensions = ["sphinxcontrib.bibtex"]\n' });
    const editor = await openAt(folder, 'pages/a.rst', 'Text|\n');
    await vscode.commands.executeCommand('papershelf.createBibliography', vscode.Uri.joinPath(folder, 'lib', 'refs.bib'));
    assert.equal(editor.document.getText(), 'Text\n\n.. bibliography:: ../lib/refs.bib\n');
    const configuration = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'conf.py'));
    assert.equal(configuration.getText(), 'extensions = ["sphinxcontrib.bibtex"]\nbibtex_bibfiles = ["lib/refs.bib"]\n');
  });

  it('names it in the root of a part, seen from the root', async () => {
    const folder = await folderWith({ 'main.tex': '\\documentclass{article}\n\\begin{document}\n\\input{parts/a}\n\\end{document}\n' });
    const editor = await openAt(folder, 'parts/a.tex', 'Part|\n');
    await vscode.commands.executeCommand('papershelf.createBibliography', vscode.Uri.joinPath(folder, 'refs.bib'));
    assert.equal(editor.document.getText(), 'Part\n');
    const root = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'main.tex'));
    assert.match(root.getText(), /\\bibliography\{refs\}/);
    await cite();
    assert.ok((await onDisk(folder, 'refs.bib')).includes(GAZAL));
  });

  it('adds the entry and no citation', async () => {
    const folder = await folderWith({ 'refs.bib': '' });
    const editor = await openAt(folder, 'a.tex', 'X|\n\\bibliography{refs}\n');
    await vscode.commands.executeCommand('papershelf.addToBibliography', GAZAL);
    assert.equal(editor.document.getText(), 'X\n\\bibliography{refs}\n');
    assert.ok((await onDisk(folder, 'refs.bib')).includes(GAZAL));
  });

  it('cites a paper by the key that it has, also where nothing is to be added', async () => {
    const folder = await folderWith({ 'refs.bib': `@misc{mine, eprint = {${GAZAL}}}\n` });
    await withSetting('bibliography.autoAdd', 'never', async () => {
      const editor = await openAt(folder, 'a.md', '---\nbibliography: refs.bib\n---\n|\n');
      await cite();
      assert.match(editor.document.getText(), /\[@mine\]/);
    });
  });
});

describe('citations by setting', () => {
  afterEach(closeAll);

  const rows: [setting: string, value: unknown, file: string, expected: string][] = [
    ['latex.command', 'autocite', 'a.tex', '\\autocite{K}'],
    ['markdown.style', 'in-text', 'a.md', '@K'],
    ['typst.style', 'cite', 'a.typ', '#cite(<K>)'],
    ['org.style', 'cite/t', 'a.org', '[cite/t:@K]'],
    ['org.style', 'org-ref:citep', 'a.org', 'citep:&K'],
    ['restructuredtext.role', 'cite:t', 'a.rst', ':cite:t:`K`'],
    ['asciidoc.macro', 'citenp', 'a.adoc', 'citenp:[K]'],
    ['templates', { latex: '\\mycite<${keys}>' }, 'a.tex', '\\mycite<K>'],
    ['templates', { markdown: 'no place for keys' }, 'a.md', '[@K]'],
  ];
  for (const [name, value, file, expected] of rows) {
    it(`${name} = ${JSON.stringify(value)}: ${expected}`, async () => {
      const folder = await folderWith({ 'refs.bib': '' });
      await withSetting(name, value, async () => {
        const editor = await openAt(folder, file, '|\n');
        await cite();
        assert.equal(editor.document.getText(), `${expected.replace('K', await gazalKey())}\n`);
      });
    });
  }

  it('gives keys by the formula of the setting, and keeps those that were given', async () => {
    const folder = await folderWith({ 'refs.bib': '' });
    const thinkless = '2505.13379';
    await withSetting('citationKey.formula', "auth.upper + '_' + year", async () => {
      const editor = await openAt(folder, 'a.md', '|\n');
      await vscode.commands.executeCommand('papershelf.cite', thinkless);
      assert.equal(editor.document.getText(), '[@FANG_2025]\n');
    });
    assert.match(await onDisk(folder, 'refs.bib'), /^@misc\{FANG_2025,/);
    assert.equal(await (await api()).citation([thinkless], 'latex'), '\\cite{FANG_2025}');
  });
});
