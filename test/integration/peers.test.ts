import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, folderWith, openAt } from './extension';

const GAZAL = '2506.21594';

/** What tools of this kind have got wrong. */
describe('mistakes that others made', () => {
  afterEach(closeAll);

  const signs = 'smith-etal:2017.v1+x';
  for (const [file, head, citation] of [
    ['a.tex', '\\bibliography{refs}\n', `\\cite{${signs},nobody}`],
    ['a.md', '---\nbibliography: refs.bib\n---\n', `[@${signs}; @nobody]`],
    ['a.typ', '#bibliography("refs.bib")\n', '#cite(label("smith-etal:2017.v1+x")) @nobody'],
  ] as const) {
    it(`keys with signs are whole keys in ${file}: they are hovered, gone to, and not unknown`, async () => {
      const folder = await folderWith({ 'refs.bib': `@misc{smith,\n  title = {Another}\n}\n\n@misc{${signs},\n  title = {Signs in Keys}\n}\n` });
      const { document } = await openAt(folder, file, `${head}So ${citation}.\n`);
      const at = document.positionAt(document.getText().indexOf('2017'));
      const hovers = await eventually(() => vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at), (found) => found.length > 0);
      assert.match(hovers.flatMap(({ contents }) => contents.map((each) => (typeof each === 'string' ? each : each.value))).join('\n'), /Signs in Keys/);
      const [definition] = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', document.uri, at);
      assert.ok(definition);
      const line = 'uri' in definition ? definition.range.start.line : definition.targetRange.start.line;
      assert.equal(line, 4);
      // The one unknown key shows that all were looked at.
      const problems = await eventually(() => vscode.languages.getDiagnostics(document.uri), (found) => found.length > 0);
      assert.deepEqual(problems.map(({ range }) => document.getText(range)), ['nobody']);
    });
  }

  it('a citation earlier on the line stays as it is', async () => {
    const folder = await folderWith({ 'refs.bib': '@misc{known,\n  title = {Known}\n}\n' });
    const editor = await openAt(folder, 'a.tex', 'As \\cite{known} says, and |.\n\\bibliography{refs}\n');
    await vscode.commands.executeCommand('papershelf.cite', GAZAL);
    assert.match(editor.document.getText(), /^As \\cite\{known\} says, and \\cite\{\w+\}\.\n/);
  });
});
