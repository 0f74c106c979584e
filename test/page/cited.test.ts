import { strict as assert } from 'node:assert';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sampleFolder } from '../host/paths';
import type { QuickPickRow } from '../host/quickInput';
import { sessionForTests } from '../host/session';

const THINKLESS = 'Thinkless: LLM Learns When to Think';
const EIGHTY = 'Beyond the 80/20 Rule: High-Entropy Minority Tokens Drive Effective Reinforcement Learning for LLM Reasoning';

describe('what the workspace cites', () => {
  const editor = sessionForTests({ workspace: sampleFolder });
  const tree = () => editor.workbench.tree();
  const file = (name: string) => path.join(editor.session.workspace.folder, name);
  const places = () => editor.workbench.webview().locator('section.cited button');

  before(async () => {
    // Two papers of the shelf; one of them is cited, on two lines.
    const entry = (key: string, eprint: string) => `\n@misc{${key},\n  title = {Of the shelf},\n  eprint = {${eprint}},\n}\n`;
    await writeFile(file('references.bib'), (await readFile(file('references.bib'), 'utf8')) + entry('fang', '2505.13379') + entry('wang', '2506.01939'));
    await writeFile(file('notes.md'), 'One [@fang].\n\nTwo [@fang].\n');
  });

  it('is marked in the tree, and is a grouping of it', async () => {
    await editor.workbench.openSidebar('Papershelf');
    await tree().rowsWhen((rows) => rows.length > 5);
    await editor.workbench.pressViewAction('Group By…');
    await editor.workbench.quickInput.choose('Cited in This Workspace');
    const rows = await tree().rowsWhen((found) => found.some(({ label }) => label === 'Cited in this workspace'));
    assert.deepEqual(rows.map(({ label, description }) => `${label} ${description}`), ['Cited in this workspace 1', 'In the bibliography but not cited 1', 'Not used here 117']);
    await tree().expand('Cited in this workspace');
    await tree().expand('In the bibliography but not cited');
    const papers = await tree().rowsWhen((found) => found.some(({ label }) => label === THINKLESS) && found.some(({ label }) => label === EIGHTY));
    const description = (title: string) => papers.find(({ label }) => label === title)!.description;
    assert.match(description(THINKLESS), /^✓ /);
    assert.match(description(EIGHTY), /^• /);
    // Read aloud, the mark is words.
    assert.match((await (await tree().row(THINKLESS)).getAttribute('aria-label')) ?? '', /cited in this workspace/);
  });

  it('stands in the picker with the same mark', async () => {
    await editor.workbench.runCommand('Papershelf: Search Papers…');
    // Those of the palette may still be there.
    const isMarked = ({ description }: QuickPickRow) => /^[✓•] /.test(description);
    const marked = async (query: string, count: number): Promise<string[]> => {
      await editor.workbench.quickInput.fill(query);
      // The filter itself is a row, too.
      const rows = await editor.workbench.quickInput.rowsWhen((found) => found.length === count + 1 && found.filter(isMarked).length === count);
      return rows.filter(isMarked).map(({ label, description }) => `${description.charAt(0)} ${label}`).sort();
    };
    assert.deepEqual(await marked('is:cited', 1), [`✓ ${THINKLESS}`]);
    assert.deepEqual(await marked('in:bib', 2), [`• ${EIGHTY}`, `✓ ${THINKLESS}`]);
    await editor.workbench.quickInput.dismiss();
  });

  it('opens from the details of a paper on a click', async () => {
    await tree().select(THINKLESS);
    await editor.workbench.webview().getByRole('heading', { level: 1, name: THINKLESS }).waitFor();
    await places().nth(1).waitFor();
    assert.deepEqual(await places().allInnerTexts(), ['notes.md, line 1', 'notes.md, line 3']);
    await places().nth(1).click();
    await editor.workbench.editor.textWhen('notes.md', (text) => text.includes('Two [@fang]'));
    await editor.session.page.locator('.statusbar').getByText(/Ln 3, Col/).waitFor();
  });

  it('follows in the details what is written meanwhile', async () => {
    await editor.workbench.editor.goTo('notes.md', 1, 1);
    await editor.workbench.editor.type('Above them, once more @fang.\n\n');
    await places().nth(2).waitFor();
    assert.deepEqual(await places().allInnerTexts(), ['notes.md, line 1', 'notes.md, line 3', 'notes.md, line 5']);
    for (let times = 0; times < 2; times++) await editor.workbench.editor.undo('notes.md');
  });

  it('has entries that are completed from the shelf, once what would change was seen', async () => {
    const { page } = editor.session;
    await editor.workbench.editor.open('references.bib');
    const before = await readFile(file('references.bib'), 'utf8');
    const line = before.split('\n').findIndex((each) => each.startsWith('@misc{fang')) + 1;
    // The problem is told of first.
    await editor.workbench.editor.goTo('references.bib', line, 7);
    await page.locator('.squiggly-warning, .squiggly-info, .squiggly-hint').first().waitFor({ state: 'attached' });
    await page.keyboard.press('ControlOrMeta+.');
    await page.locator('.action-widget .action', { hasText: 'Complete from the shelf' }).first().waitFor();
    await page.keyboard.press('Enter');
    const preview = page.locator('.part.panel', { hasText: 'Refactor Preview' });
    await preview.getByText('Learns When to Think').first().waitFor();
    assert.equal(await readFile(file('references.bib'), 'utf8'), before);
    await preview.locator('.monaco-list-row input[type=checkbox], .monaco-list-row .monaco-checkbox').first().click();
    await preview.getByRole('button', { name: 'Apply' }).click();
    await editor.workbench.editor.open('references.bib');
    await editor.workbench.editor.goTo('references.bib', line, 7);
    const after = await editor.workbench.editor.textWhen('references.bib', (text) => text.includes(THINKLESS.slice(0, 9)));
    assert.match(after, /author\s+=\s+\{Fang, Gongfan and [\s\S]*year\s+=\s+\{2025\}/);
    await editor.workbench.editor.open('notes.md');
  });

  it('gives a paper that is no longer cited back to the rest', async () => {
    await editor.workbench.editor.focus('notes.md');
    await editor.session.page.keyboard.press('ControlOrMeta+A');
    await editor.session.page.keyboard.press('Delete');
    await tree().rowsWhen((rows) => rows.some(({ label, description }) => label === 'In the bibliography but not cited' && description === '2'));
    await places().first().waitFor({ state: 'detached' });
  });
});
