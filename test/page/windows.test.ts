import { strict as assert } from 'node:assert';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sampleFolder } from '../host/paths';
import { sessionForTests, type Window } from '../host/session';
import { eventually } from '../host/wait';

const bib = (title: string) => `@misc{x, title = {${title}}, author = {Win Dowframe}, year = {2024}}`;

describe('one shelf', () => {
  const editor = sessionForTests({ workspace: sampleFolder });
  let second: Window;
  const windows = () => [editor.session, second] as const;
  const papers = async ({ workbench }: Pick<Window, 'workbench'>) => (await workbench.tree().rows()).filter(({ level }) => level === 2);
  const starred = async (window: Pick<Window, 'workbench'>) => (await papers(window)).filter(({ description }) => description.startsWith('★')).map(({ label }) => label).sort();
  const sees = (window: Window, ...labels: string[]) => eventually('starred papers', () => starred(window), (found) => JSON.stringify(found) === JSON.stringify([...labels].sort()));

  before('two windows show the same papers', async function () {
    this.timeout(120_000);
    second = await editor.session.another();
    for (const { workbench } of windows()) {
      await workbench.openSidebar('Papershelf');
      await workbench.tree().expand('Reinforcement learning');
      await workbench.tree().rowsWhen((rows) => rows.filter(({ level }) => level === 2).length > 3);
    }
  });

  it('shows a star of one window in the other', async () => {
    const [paper] = await papers(editor);
    await editor.workbench.tree().chooseInContextMenu(paper!.label, 'Star');
    for (const window of windows()) await sees(window, paper!.label);
    await second.workbench.tree().chooseInContextMenu(paper!.label, 'Remove Star');
    for (const window of windows()) await sees(window);
  });

  it('keeps all that two windows mark at once', async () => {
    const labels = (await papers(editor)).slice(0, 4).map(({ label }) => label);
    // Two papers each, in one stroke: a tree that is drawn anew under the pointer would take clicks away.
    for (const [at, { workbench }] of windows().entries()) {
      await workbench.tree().select(labels[2 * at]!);
      // Its page takes the focus when it comes, and a menu that was open would close.
      await workbench.webview().getByRole('heading', { level: 1, name: labels[2 * at]! }).waitFor();
      await workbench.tree().select(labels[2 * at + 1]!, { add: true });
    }
    await Promise.all(windows().map(({ workbench }, at) => workbench.tree().chooseInContextMenu(labels[2 * at]!, 'Star')));
    for (const window of windows()) await sees(window, ...labels);
  });

  it('shows an import of one window in the other, where nothing is lost by it', async () => {
    await editor.workbench.copy(bib('An Imported Paper'));
    await editor.workbench.runCommand('Papershelf: Import from Clipboard');
    await editor.workbench.showNotifications();
    await editor.workbench.notificationWhen((text) => text.startsWith('1 new paper'));
    for (const { workbench } of windows()) {
      await workbench.tree().collapse('Reinforcement learning');
      await workbench.tree().rowsWhen((rows) => rows.some(({ label, description }) => label === 'No topic of the list' && description === '1'));
    }
    await searchIn(second, 'author:dowframe');
    await second.workbench.quickInput.rowsWhen((rows) => rows.some(({ label }) => label === 'An Imported Paper'));
    await second.workbench.quickInput.dismiss();
    await second.workbench.tree().expand('Reinforcement learning');
    await eventually('stars', () => starred(second), (found) => found.length === 4);
  });

  it('opens with the last good copy where its files are broken, and names those that were', async function () {
    this.timeout(120_000);
    await editor.workbench.copy(bib('A Paper That Came Too Late'));
    await editor.workbench.runCommand('Papershelf: Import from Clipboard');
    const storage = editor.session.server.globalStorage('papershelf.papershelf');
    await eventually('the second import', () => readdir(storage), (files) => files.includes('shelf-000002.json'));
    await second.page.close();
    await editor.session.page.goto('about:blank');
    const files = await readdir(storage);
    const manifest = newest(files, /^shelf-\d+\.json$/);
    const marks = newest(files, /^marks-\d+\.log$/);
    // Broken as by a disk: the manifest is cut off, and a snapshot of the marks is rubbish beside its log.
    await writeFile(path.join(storage, manifest), (await readFile(path.join(storage, manifest), 'utf8')).slice(0, 50));
    const snapshot = marks.replace(/\.log$/, '.json');
    await writeFile(path.join(storage, snapshot), 'rubbish');
    await editor.session.page.goBack();
    await editor.workbench.ready();
    await editor.workbench.openSidebar('Papershelf');
    await editor.workbench.showNotifications();
    for (const name of [manifest, snapshot]) await editor.workbench.notificationWhen((text) => text.includes('could not be read') && text.includes(`${name}.unreadable-`));
    await editor.workbench.tree().expand('Reinforcement learning');
    await eventually('stars', () => starred(editor), (found) => found.length === 4);
    await searchIn(editor, 'author:dowframe');
    const rows = await editor.workbench.quickInput.rowsWhen((found) => found.some(({ label }) => label === 'An Imported Paper'));
    assert.ok(!rows.some(({ label }) => label === 'A Paper That Came Too Late'));
    const kept = (await readdir(storage)).filter((name) => name.includes('.unreadable-'));
    assert.deepEqual(kept.map((name) => name.replace(/\.unreadable-.*/, '')).sort(), [manifest, snapshot].sort());
  });
});

async function searchIn({ workbench }: Pick<Window, 'workbench'>, query: string): Promise<void> {
  await workbench.runCommand('Papershelf: Search Papers…');
  // The palette's own rows go first.
  await workbench.quickInput.rowsWhen((rows) => rows.length > 0 && rows.every(({ label }) => !label.startsWith('Papershelf:')));
  await workbench.quickInput.fill(query);
}

function newest(files: readonly string[], pattern: RegExp): string {
  const name = files.filter((file) => pattern.test(file)).sort().at(-1);
  assert.ok(name !== undefined, `none of ${files.join(', ')} is ${String(pattern)}`);
  return name;
}
