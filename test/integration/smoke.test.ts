import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension in an editor', () => {
  const extension = () => {
    const found = vscode.extensions.getExtension('papershelf.papershelf');
    assert.ok(found, 'papershelf.papershelf is not known to the editor');
    return found;
  };

  it('is found, under the name and version of its manifest', () => {
    const { name, publisher, version } = extension().packageJSON as Record<string, unknown>;
    assert.deepEqual([publisher, name], ['papershelf', 'papershelf']);
    assert.match(String(version), /^\d+\.\d+\.\d+$/);
  });

  it('activates', async () => {
    await extension().activate();
    assert.equal(extension().isActive, true);
  });

  it('has a fresh copy of the fixture workspace open', async () => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    assert.equal(folders.length, 1);
    const names = (await vscode.workspace.fs.readDirectory(folders[0]!.uri)).map(([name]) => name);
    assert.ok(names.includes('article.tex'), names.join(', '));
  });
});
