import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/vscode/shared/ids';
import { api, closeAll, until } from './extension';

describe('commands', () => {
  afterEach(closeAll);

  it('are all there', async () => {
    await api();
    const known = new Set(await vscode.commands.getCommands(true));
    for (const command of Object.values(COMMANDS)) assert.ok(known.has(command), command);
  });

  it('open one detail panel that is reused, and another beside on request', async () => {
    const [first, second] = await (await api()).papers();
    const panels = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof vscode.TabInputWebview);
    await vscode.commands.executeCommand('papershelf.openPaper', first!.id);
    await vscode.commands.executeCommand('papershelf.openPaper', second!.id);
    await until('one panel', () => panels().map(({ label }) => label), (labels) => labels.length === 1 && labels[0]!.startsWith(second!.title.slice(0, 20)));
    await vscode.commands.executeCommand('papershelf.openPaperToSide', first!.id);
    await until('two panels', () => panels().length, (count) => count === 2);
  });
});
