import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeAll, folderWith, onDisk, openAt } from './extension';

const GAZAL = '2506.21594';
const QWEN3 = '2505.09388';

describe('exporting papers', () => {
  afterEach(closeAll);

  const rows: [file: string, pattern: RegExp][] = [
    ['a.bib', /^@misc\{/],
    ['a.json', /^\[\n/],
    ['a.ris', /^TY {2}- GEN\r\n/],
    ['a.yml', /^[\w-]+:\n {2}type: article\n/],
    ['a.csv', /^\uFEFF?key,title,/],
  ];
  for (const [file, pattern] of rows) {
    it(`writes ${file}`, async () => {
      const folder = await folderWith({});
      await vscode.commands.executeCommand('papershelf.exportPapers', [GAZAL, QWEN3], undefined, vscode.Uri.joinPath(folder, file));
      const text = await onDisk(folder, file);
      assert.match(text, pattern);
      for (const id of [GAZAL, QWEN3]) assert.ok(text.includes(id), id);
    });
  }

  it('takes a group for all in it', async () => {
    const folder = await folderWith({});
    const [one, two] = (await (await api()).papers()).slice(0, 2);
    // As the tree has it: a group's papers are all under it, those of its inner groups too.
    const group = { kind: 'group', group: { papers: [one, two], groups: [{ papers: [two], groups: [] }] } };
    await vscode.commands.executeCommand('papershelf.exportPapers', group, undefined, vscode.Uri.joinPath(folder, 'a.bib'));
    assert.equal([...(await onDisk(folder, 'a.bib')).matchAll(/^@/gm)].length, 2);
  });

  it('takes what a document cites, under its own keys', async () => {
    const folder = await folderWith({ 'refs.bib': `@misc{mine, eprint = {${GAZAL}}}\n@misc{other, title = {Other}}\n` });
    await openAt(folder, 'a.tex', '\\cite{mine,other}\n\\bibliography{refs}\n');
    await vscode.commands.executeCommand('papershelf.exportCited', vscode.Uri.joinPath(folder, 'cited.bib'));
    assert.match(await onDisk(folder, 'cited.bib'), /^@misc\{mine,\n[\s\S]*2506\.21594/);
  });

  it('takes what the chapters of a document cite, too', async () => {
    const folder = await folderWith({ 'refs.bib': `@misc{mine, eprint = {${GAZAL}}}\n`, 'chapters/one.tex': '\\cite{mine}\n' });
    await openAt(folder, 'main.tex', '\\documentclass{book}\n\\include{chapters/one}\n\\bibliography{refs}\n');
    await vscode.commands.executeCommand('papershelf.exportCited', vscode.Uri.joinPath(folder, 'cited.bib'));
    assert.match(await onDisk(folder, 'cited.bib'), /^@misc\{mine,/);
  });
});
