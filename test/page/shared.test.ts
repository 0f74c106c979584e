import { strict as assert } from 'node:assert';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sampleFolder } from '../host/paths';
import { sessionForTests } from '../host/session';
import { eventually } from '../host/wait';

const bib = (title: string) => `@misc{x, title = {${title}}, author = {Gro Upp}, year = {2024}}\n`;

describe('a shelf in a workspace', () => {
  const editor = sessionForTests({ workspace: sampleFolder, settings: { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'never' } });
  const tree = () => editor.workbench.tree();
  const total = async () => (await tree().rows()).reduce((sum, { description }) => sum + Number(description), 0);
  const write = async (name: string, text: string) => {
    const file = path.join(editor.session.workspace.folder, '.papershelf', name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  };

  before(() => editor.workbench.openSidebar('Papershelf'));

  it('is not read while the workspace is not trusted', async () => {
    await write('group.bib', bib('A Paper of the Group'));
    await write('broken.json', '[{"type": "article", "title": "Cut Off in the Mid');
    await eventually('papers', total, (count) => count === 119);
    await editor.workbench.reload();
    await eventually('papers', total, (count) => count === 119);
    await editor.session.page.waitForTimeout(2000);
    assert.deepEqual([await total(), await editor.workbench.notifications()], [119, []]);
  });

  it('is there once it is trusted, and what is broken is named with its line', async () => {
    await editor.workbench.runCommand('Workspaces: Manage Workspace Trust');
    await editor.session.page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).first().click();
    // It is asked for over the window.
    await editor.session.page.locator('.monaco-modal-editor-block .codicon-close').first().click();
    await eventually('papers', total, (count) => count === 120);
    await editor.workbench.showNotifications();
    const notices = await editor.workbench.notificationWhen((text) => text.includes('shelf of this workspace'));
    assert.match(notices.join('\n'), /\.papershelf\/broken\.json, line 1: /);
  });

  it('stands in a group of its own', async () => {
    await editor.workbench.pressViewAction('Group By…');
    await editor.workbench.quickInput.choose('Shelf');
    const name = path.basename(editor.session.workspace.folder);
    await tree().rowsWhen((rows) => JSON.stringify(rows.map(({ label, description }) => [label, description])) === JSON.stringify([['Your own shelf', '119'], [name, '1']]));
    await tree().expand(name);
    await tree().rowsWhen((rows) => rows.some(({ label }) => label === 'A Paper of the Group'));
  });

  it('follows its files, and goes with them', async () => {
    const name = path.basename(editor.session.workspace.folder);
    await write('more.bib', bib('Another Paper of the Group'));
    await tree().rowsWhen((rows) => rows.some(({ label }) => label === 'Another Paper of the Group'));
    await rm(path.join(editor.session.workspace.folder, '.papershelf'), { recursive: true });
    await tree().rowsWhen((rows) => !rows.some(({ label }) => label === name) && rows.some(({ label }) => label === 'Your own shelf'));
  });
});
