import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeAll, folderWith, onDisk, openAt } from './extension';

const GAZAL = '2506.21594';
const QWEN3 = '2505.09388';

/** The key that a paper is cited by: `K1`, `K2` in the tables. */
async function keys(): Promise<{ K1: string; K2: string }> {
  const { citation } = await api();
  const [K1 = '', K2 = ''] = (await citation([GAZAL, QWEN3], 'latex')).slice('\\cite{'.length, -1).split(',');
  return { K1, K2 };
}

describe('papershelf.cite', () => {
  afterEach(closeAll);

  const rows: [name: string, file: string, text: string, papers: readonly string[], expected: string][] = [
    ['LaTeX', 'a.tex', 'As shown |.\n\\bibliography{refs}\n', [GAZAL], 'As shown \\cite{K1}.\n\\bibliography{refs}\n'],
    ['two papers', 'a.tex', 'As shown |.\n\\bibliography{refs}\n', [GAZAL, QWEN3], 'As shown \\cite{K1,K2}.\n\\bibliography{refs}\n'],
    ['BibLaTeX', 'a.tex', '\\addbibresource{refs.bib}\nAs shown |.\n', [GAZAL], '\\addbibresource{refs.bib}\nAs shown \\cite{K1}.\n'],
    ['into a group', 'a.tex', 'See \\cite{known|}.\n\\bibliography{refs}\n', [GAZAL], 'See \\cite{known,K1}.\n\\bibliography{refs}\n'],
    ['two cursors', 'a.tex', 'One |.\nTwo |.\n\\bibliography{refs}\n', [GAZAL], 'One \\cite{K1}.\nTwo \\cite{K1}.\n\\bibliography{refs}\n'],
    ['Markdown', 'a.md', '---\nbibliography: refs.bib\n---\nAs shown |.\n', [GAZAL, QWEN3], '---\nbibliography: refs.bib\n---\nAs shown [@K1; @K2].\n'],
    ['the nearest .bib', 'a.md', 'As shown |.\n', [GAZAL], 'As shown [@K1].\n'],
  ];
  for (const [name, file, text, papers, expected] of rows) {
    it(name, async () => {
      const { K1, K2 } = await keys();
      const folder = await folderWith({ 'refs.bib': '@misc{known,\n  title = {Known}\n}\n' });
      const editor = await openAt(folder, file, text);
      for (const id of papers.length > 1 ? [papers] : papers) await vscode.commands.executeCommand('papershelf.cite', id);
      assert.equal(editor.document.getText(), expected.replaceAll('K1', K1).replaceAll('K2', K2));
      const bib = await onDisk(folder, 'refs.bib');
      assert.ok(bib.startsWith('@misc{known,\n  title = {Known}\n}\n'), bib);
      assert.equal([...bib.matchAll(/^@/gm)].length, 1 + papers.length);
      for (const [id, key] of [[GAZAL, K1], [QWEN3, K2]] as const) assert.equal(bib.includes(`{${key},`), papers.includes(id));
    });
  }

  it('leaves the cursor behind the citation', async () => {
    const { K1 } = await keys();
    const folder = await folderWith({ 'refs.bib': '' });
    const editor = await openAt(folder, 'a.md', 'One |. Two |.\n');
    await vscode.commands.executeCommand('papershelf.cite', GAZAL);
    const length = `[@${K1}]`.length;
    assert.deepEqual(editor.selections.map(({ active }) => active.character), [4 + length, 4 + length + 6 + length]);
  });

  it('adds an entry once, however often it is cited, and cites an entry that is there by its own key', async () => {
    const folder = await folderWith({ 'refs.bib': `@article{mine,\n  title = {Something},\n  eprint = {${GAZAL}v2}\n}\n` });
    const before = await onDisk(folder, 'refs.bib');
    const editor = await openAt(folder, 'a.tex', '|\n\\bibliography{refs}\n');
    await vscode.commands.executeCommand('papershelf.cite', GAZAL);
    assert.equal(editor.document.getText(), '\\cite{mine}\n\\bibliography{refs}\n');
    assert.equal(await onDisk(folder, 'refs.bib'), before);
  });

  it('keeps unsaved changes of the bibliography, and leaves saving them to the reader', async () => {
    const folder = await folderWith({ 'refs.bib': '@misc{known}\n' });
    const bib = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'refs.bib'));
    const inBib = await vscode.window.showTextDocument(bib);
    await inBib.edit((edit) => { edit.insert(new vscode.Position(0, 0), '% mine, unsaved\n'); });
    await openAt(folder, 'a.tex', '|\n\\bibliography{refs}\n');
    await vscode.commands.executeCommand('papershelf.cite', GAZAL);
    assert.match(bib.getText(), /^% mine, unsaved\n@misc\{known\}\n/);
    assert.match(bib.getText(), /2506\.21594/);
    assert.equal(bib.isDirty, true);
    assert.equal(await onDisk(folder, 'refs.bib'), '@misc{known}\n');
  });

  it('makes the bibliography that a document declares but that is not there yet', async () => {
    const folder = await folderWith({});
    const editor = await openAt(folder, 'a.tex', 'X|\n\\bibliography{lib/new}\n');
    await vscode.commands.executeCommand('papershelf.cite', GAZAL);
    assert.match(editor.document.getText(), /^X.*\\cite\{/);
    assert.match(await onDisk(folder, 'lib/new.bib'), /^@misc\{[^,]+,\n/);
  });

  it('keeps CRLF', async () => {
    const folder = await folderWith({ 'refs.bib': '@misc{known}\r\n' });
    await openAt(folder, 'a.tex', '|\r\n\\bibliography{refs}\r\n');
    await vscode.commands.executeCommand('papershelf.cite', GAZAL);
    assert.doesNotMatch(await onDisk(folder, 'refs.bib'), /[^\r]\n/);
  });

  it('inserts the citation only, where the setting says so', async () => {
    const folder = await folderWith({ 'refs.bib': '' });
    const configuration = vscode.workspace.getConfiguration('papershelf');
    await configuration.update('bibliography.autoAdd', 'never', vscode.ConfigurationTarget.Workspace);
    try {
      const editor = await openAt(folder, 'a.tex', '|\n\\bibliography{refs}\n');
      await vscode.commands.executeCommand('papershelf.cite', GAZAL);
      assert.match(editor.document.getText(), /^\\cite\{/);
      assert.equal(await onDisk(folder, 'refs.bib'), '');
    } finally {
      await configuration.update('bibliography.autoAdd', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('goes to the clipboard where no editor is open', async () => {
    await closeAll();
    const { K1 } = await keys();
    // The message waits for an answer that nobody gives here.
    void vscode.commands.executeCommand('papershelf.cite', GAZAL);
    const until = Date.now() + 5000;
    let copied = '';
    while (copied !== `\\cite{${K1}}` && Date.now() < until) {
      copied = await vscode.env.clipboard.readText();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.equal(copied, `\\cite{${K1}}`);
  });

  it('copies the key and the entry', async () => {
    const { K1 } = await keys();
    await vscode.commands.executeCommand('papershelf.copyCitationKey', GAZAL);
    assert.equal(await vscode.env.clipboard.readText(), K1);
    await vscode.commands.executeCommand('papershelf.copyBibtex', GAZAL);
    assert.equal(await vscode.env.clipboard.readText(), `${await (await api()).bibtex([GAZAL])}\n`);
  });
});
