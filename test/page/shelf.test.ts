import { strict as assert } from 'node:assert';
import { sessionForTests } from '../host/session';
import { sampleFolder } from '../host/paths';

const GAZAL = 'Gazal-R1: Achieving State-of-the-Art Medical Reasoning with Parameter-Efficient Two-Stage Training';

describe('the shelf in the side bar', () => {
  const editor = sessionForTests({ workspace: sampleFolder });
  const tree = () => editor.workbench.tree();

  it('shows all papers by topic, with counts', async () => {
    await editor.workbench.openSidebar('Papershelf');
    const rows = await tree().rowsWhen((found) => found.length > 5);
    assert.ok(rows.some(({ label }) => label === 'Medicine'), JSON.stringify(rows));
    assert.equal(rows.reduce((sum, { description }) => sum + Number(description), 0), 119);
  });

  it('opens a group, whose papers say who and when', async () => {
    await tree().expand('Medicine');
    const rows = await tree().rowsWhen((found) => found.some(({ label }) => label === GAZAL));
    assert.match(rows.find(({ label }) => label === GAZAL)!.description, /^Ahmed M\. Adly et al\. · Jun 18, 2025$/);
  });

  it('says more while the pointer rests on a paper', async () => {
    const text = await tree().tooltip(GAZAL);
    for (const part of [GAZAL, 'Mostafa Samy', 'arXiv:2506.21594', 'Qwen3 (base)', 'We present Gazal-R1']) assert.ok(text.includes(part), text);
  });

  it('is grouped by base model in two levels, and remembers it after a reload', async () => {
    await editor.workbench.pressViewAction('Group By…');
    await editor.workbench.quickInput.choose('Base Model');
    await tree().rowsWhen((found) => found.some(({ label }) => label === 'Qwen'));
    await tree().expand('Qwen');
    await tree().rowsWhen((found) => found.some(({ label, level }) => label === 'Qwen2.5' && level === 2));
    await editor.workbench.reload();
    const rows = await tree().rowsWhen((found) => found.length > 5);
    assert.ok(rows.some(({ label }) => label === 'Qwen') && !rows.some(({ label }) => label === 'Medicine'));
  });

  it('has a last group for papers that name no model', async () => {
    await tree().collapse('Qwen');
    assert.ok(await tree().row('Names no base model'));
  });

  it('sorts by title', async () => {
    await editor.workbench.pressViewAction('Group By…');
    await editor.workbench.quickInput.choose('Topic');
    await editor.workbench.pressViewAction('Sort By…');
    await editor.workbench.quickInput.choose('Title');
    await tree().expand('Medicine');
    const rows = await tree().rowsWhen((found) => found.some(({ label }) => label === GAZAL));
    const titles = rows.filter(({ level }) => level === 2).map(({ label }) => label);
    assert.ok(titles.length > 2);
    assert.deepEqual(titles, [...titles].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })));
  });

  it('copies the keys of several selected papers', async () => {
    const rows = await tree().rows();
    const [one, two] = rows.filter(({ level }) => level === 2).map(({ label }) => label);
    await tree().select(one!);
    // Its page takes the focus when it comes, and the clipboard is the focused window's.
    await editor.workbench.webview().getByRole('heading', { level: 1, name: one! }).waitFor();
    await tree().select(two!, { add: true });
    await tree().chooseInContextMenu(two!, 'Copy Citation Key');
    const copied = await editor.workbench.clipboardWhen((text) => text.includes(','));
    assert.match(copied, /^[A-Z0-9]+,[A-Z0-9]+$/i);
  });
});
