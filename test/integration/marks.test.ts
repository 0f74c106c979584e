import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { noteUri } from '../../src/vscode/marks/notes';
import { api, closeAll } from './extension';

const GAZAL = '2506.21594';
const QWEN = '2505.09388';

describe('marks', () => {
  afterEach(closeAll);
  const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(`papershelf.${command}`, ...args);
  const found = async (query: string) => (await (await api()).search(query)).map(({ id }) => id).sort();
  const undo = () => run('undoMark');

  const single: [command: string, query: string][] = [
    ['star', 'is:starred'],
    ['hide', 'is:hidden'],
  ];
  for (const [command, query] of single) {
    it(`of “${command}” are found by ${query}, and undone`, async () => {
      await run(command, [GAZAL, QWEN]);
      assert.deepEqual(await found(query), [QWEN, GAZAL]);
      assert.deepEqual(await found(`gazal ${query}`), [GAZAL]);
      await undo();
      assert.deepEqual(await found(query), []);
    });
  }

  it('hide a paper from all that does not ask for hidden ones', async () => {
    await run('hide', GAZAL);
    assert.ok(!(await found('gazal')).includes(GAZAL));
    assert.ok(!(await found('')).includes(GAZAL));
    assert.deepEqual(await found('gazal is:hidden'), [GAZAL]);
    await run('unhide', GAZAL);
    assert.ok((await found('gazal')).includes(GAZAL));
  });

  it('of reading tell papers that are read from those that are not', async () => {
    const asked = run('setStatus', [GAZAL]);
    // Reading is the second of the list.
    await shown();
    await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await asked;
    assert.deepEqual([await found('is:reading'), await found('is:read')], [[GAZAL], []]);
    assert.equal((await (await api()).search('is:unread', { limit: 1000 })).length, 119);
    await undo();
    assert.deepEqual(await found('is:reading'), []);
  });

  it('hold a note that is written in an editor and saved', async () => {
    const [paper] = (await (await api()).papers()).filter(({ id }) => id === GAZAL);
    await run('editNote', GAZAL);
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.toString(), noteUri(paper!).toString());
    assert.equal(document?.languageId, 'markdown');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '# Read *again*\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    // The window takes its time to learn of the edit, and to save.
    while (!document.isDirty) await shown();
    await document.save();
    for (let tries = 0; tries < 20 && (await found('has:note')).length === 0; tries++) await shown();
    assert.deepEqual(await found('has:note'), [GAZAL]);
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(document.uri)), '# Read *again*\n');
    await undo();
    assert.deepEqual(await found('has:note'), []);
  });
});

/** A quick pick takes a moment to come. */
const shown = () => new Promise((resolve) => setTimeout(resolve, 500));
