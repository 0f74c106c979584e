import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, folderWith, openAt, withSetting } from './extension';

const GAZAL = '2506.21594';
const HINTON = '@misc{hinton2015,\n  title = {Distilling the {Knowledge} in a Neural Network},\n  author = {Hinton, Geoffrey and {Google Brain}},\n  year = {2015}\n}\n';

describe('formatted references', () => {
  afterEach(closeAll);

  it('are copied as asked for', async () => {
    await vscode.commands.executeCommand('papershelf.copyReference', [GAZAL], { style: 'apa.csl', output: 'text' });
    assert.match(await vscode.env.clipboard.readText(), /^\S.* \(2025\)\. Gazal-R1: .*\(arXiv:2506\.21594\)\. arXiv\. https:\/\/arxiv\.org\/abs\/2506\.21594$/);
    await vscode.commands.executeCommand('papershelf.copyReference', [GAZAL], { style: 'apa.csl', output: 'html' });
    assert.match(await vscode.env.clipboard.readText(), /^<div class="csl-entry">.*<i>Gazal-R1: /);
  });

  it('are inserted in the document’s own markup', async () => {
    const folder = await folderWith({});
    const editor = await openAt(folder, 'a.md', 'See |\n');
    await vscode.commands.executeCommand('papershelf.insertReference', [GAZAL], { style: 'apa.csl' });
    assert.match(editor.document.getText(), /^See .*\*Gazal-R1: .*\* \(arXiv:2506\.21594\)/);
    const tex = await openAt(folder, 'a.tex', 'See |\n');
    await vscode.commands.executeCommand('papershelf.insertReference', [GAZAL], { style: 'apa.csl' });
    assert.match(tex.document.getText(), /^See .* \\& .*\\emph\{Gazal-R1: .*\} \(arXiv:2506\.21594\)/);
  });

  it('do not go into a bibliography', async () => {
    const folder = await folderWith({});
    const editor = await openAt(folder, 'refs.bib', `${HINTON}|`);
    await vscode.commands.executeCommand('papershelf.insertReference', [GAZAL], { style: 'apa.csl' });
    assert.equal(editor.document.getText(), HINTON);
  });

  it('are those of all that a document cites, on the shelf or in its bibliography, once each', async () => {
    const folder = await folderWith({ 'refs.bib': HINTON });
    const editor = await openAt(folder, 'a.md', '---\nbibliography: refs.bib\n---\n[@hinton2015; @gazal], [@hinton2015], [@nobody].\n\n|');
    const { document } = editor;
    const at = document.getText().indexOf('@gazal') + '@gazal'.length;
    editor.selection = new vscode.Selection(document.positionAt(at), document.positionAt(at));
    await vscode.commands.executeCommand('papershelf.cite', GAZAL);
    const end = document.positionAt(document.getText().length);
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand('papershelf.insertBibliography', 'vancouver.csl');
    const list = document.getText(new vscode.Range(end, document.positionAt(document.getText().length))).split('\n\n');
    assert.equal(list.length, 2, list.join('\n'));
    assert.match(list[0]!, /^1\\?\. Hinton G, .*Distilling the Knowledge in a Neural Network.* 2015/);
    assert.match(list[1]!, /^2\\?\. .*Gazal-R1/);
  });

  it('are as ACL, IEEE and Nature have them, also of what only the bibliography knows', async () => {
    const lists: [style: string, first: RegExp, second: RegExp][] = [
      ['acl.csl', /^Ahmed M\. Adly, .* 2025\. Gazal-R1: .*\. \*Preprint\*, arXiv:2506\.21594\.$/, /^Geoffrey Hinton and Google Brain\. 2015\. Distilling the Knowledge in a Neural Network\.$/],
      ['ieee.csl', /^\\\[1\\\] G\. Hinton and Google Brain, “Distilling the Knowledge in a Neural Network,” 2015\.$/, /^\\\[2\\\] A\. M\. Adly, .*, “Gazal-R1: .*,” 2025, \*arXiv:2506\.21594\*\.$/],
      ['nature.csl', /^1\. Hinton, G\. & Google Brain\. Distilling the Knowledge in a Neural Network \(2015\)\.$/, /^2\. Adly, A\. M\., .* Gazal-R1: .*\. Preprint at https:\/\/arxiv\.org\/abs\/2506\.21594 \(2025\)\.$/],
    ];
    const gazal = '@misc{gazal,\n  title = {Gazal-R1},\n  eprint = {2506.21594}\n}\n';
    const folder = await folderWith({ 'refs.bib': HINTON + gazal });
    for (const [style, ...expected] of lists) {
      const editor = await openAt(folder, `${style}.md`, '---\nbibliography: refs.bib\n---\n[@hinton2015; @gazal]\n\n|');
      const { length } = editor.document.getText();
      await vscode.commands.executeCommand('papershelf.insertBibliography', style);
      const list = editor.document.getText().slice(length).split('\n\n');
      assert.equal(list.length, expected.length, list.join('\n'));
      expected.forEach((pattern, n) => { assert.match(list[n]!, pattern); });
    }
  });

  it('are in a style of the reader’s own, which is offered first', async () => {
    const info = '<info><title>Own</title><id>own</id><updated>2025-01-01T00:00:00+00:00</updated></info>';
    const own = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">${info}<citation><layout><text variable="title"/></layout></citation><bibliography><layout prefix="Own: "><text variable="title"/></layout></bibliography></style>`;
    const folder = await folderWith({ 'own.csl': own });
    await withSetting('csl.styles', [`${vscode.workspace.asRelativePath(folder)}/own.csl`], async () => {
      const editor = await openAt(folder, 'a.md', 'See |\n');
      const done = vscode.commands.executeCommand('papershelf.insertReference', [GAZAL]);
      // The list of styles waits for its first row to be taken.
      const inserted = (): boolean => editor.document.getText() !== 'See \n';
      await eventually(async () => { await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem'); return inserted(); }, Boolean);
      await done;
      assert.match(editor.document.getText(), /^See Own: Gazal-R1: /);
    });
  });

  it('say when a style cannot be used, and insert nothing', async () => {
    const folder = await folderWith({});
    await withSetting('csl.styles', ['missing.csl'], async () => {
      const editor = await openAt(folder, 'a.md', 'See |\n');
      await vscode.commands.executeCommand('papershelf.insertReference', [GAZAL], { style: 'no-such.csl' });
      assert.equal(editor.document.getText(), 'See \n');
    });
  });
});
