import { strict as assert } from 'node:assert';
import { sampleFolder } from '../host/paths';
import { sessionForTests } from '../host/session';
import { eventually } from '../host/wait';

const GAZAL = 'Gazal-R1: Achieving State-of-the-Art Medical Reasoning with Parameter-Efficient Two-Stage Training';

describe('what a reader does with the shelf', () => {
  const editor = sessionForTests({ workspace: sampleFolder });
  const tree = () => editor.workbench.tree();
  const quickInput = () => editor.workbench.quickInput;

  before(() => editor.workbench.openSidebar('Papershelf'));

  it('tags a paper with a new tag, and ticks it off again', async () => {
    await tree().expand('Medicine');
    await tree().chooseInContextMenu(GAZAL, 'Edit Tags…');
    await quickInput().fill('thesis');
    await quickInput().rowsWhen(([row]) => row?.label === 'thesis' && row.description === 'new tag');
    await quickInput().accept();
    await tree().rowsWhen((rows) => rows.some(({ label, description }) => label === GAZAL && description.endsWith('#thesis')));
    await tree().chooseInContextMenu(GAZAL, 'Edit Tags…');
    const [row] = await quickInput().rowsWhen((rows) => rows.length === 1);
    assert.deepEqual([row!.label, row!.checked], ['thesis', true]);
    await quickInput().toggle('thesis');
    await quickInput().rowsWhen(([only]) => only?.checked === false);
    await quickInput().accept();
    await tree().rowsWhen((rows) => rows.some(({ label, description }) => label === GAZAL && !description.includes('#')));
  });

  it('calls an import off, and the shelf is what it was', async function () {
    this.timeout(120_000);
    await tree().collapse('Medicine');
    const total = async () => (await tree().rows()).reduce((sum, { description }) => sum + Number(description), 0);
    await eventually('papers', total, (count) => count === 119);
    // So many that nobody could be too late.
    const entries = Array.from({ length: 60_000 }, (_, at) => `@misc{k${String(at)}, title = {Paper Number ${String(at)}}, author = {Ann Author${String(at)}}, year = {2024}}`);
    await editor.workbench.copy(entries.join('\n'));
    await editor.workbench.runCommand('Papershelf: Import from Clipboard');
    await editor.workbench.showNotifications();
    const progress = editor.session.page.locator('.notification-list-item', { hasText: 'Importing papers' });
    await progress.waitFor({ timeout: 60_000 });
    await progress.getByRole('button', { name: 'Cancel' }).click();
    await progress.waitFor({ state: 'hidden', timeout: 60_000 });
    assert.deepEqual([await total(), await editor.workbench.notifications()], [119, []]);
    await editor.workbench.reload();
    await eventually('papers', total, (count) => count === 119);
  });
});
