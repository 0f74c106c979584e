import { strict as assert } from 'node:assert';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sampleFolder } from '../host/paths';
import { sessionForTests } from '../host/session';

const PAPER = 'Thinkless: LLM Learns When to Think';

describe('the bibliography of the document in front', () => {
  const editor = sessionForTests({ workspace: sampleFolder });
  const status = () => editor.workbench.targetStatus();
  const cite = async (): Promise<void> => {
    await editor.session.page.keyboard.press('ControlOrMeta+Shift+F8');
    await editor.workbench.quickInput.fill('thinkless');
    await editor.workbench.quickInput.rowsWhen((found) => found[0]?.label === PAPER);
    await editor.workbench.quickInput.accept();
  };

  it('stands in the status bar, and says why', async () => {
    await editor.workbench.editor.open('draft.tex');
    await status().filter({ hasText: 'references.bib' }).waitFor();
    assert.match((await status().locator('a').getAttribute('aria-label')) ?? '', /Entries go to references\.bib: this document names it/);
  });

  it('is chosen by a click, is remembered, and is asked about where a tool writes it', async () => {
    await writeFile(path.join(editor.session.workspace.folder, 'zotero.bib'), '% Exported by Better BibTeX\n@misc{x, title = {X}}\n');
    await status().click();
    const rows = await editor.workbench.quickInput.rowsWhen((found) => found.some(({ label }) => label.includes('zotero.bib')));
    assert.ok(rows[0]?.label.includes('references.bib') && rows[0].description.includes('this document names it'));
    await editor.workbench.quickInput.choose(rows.find(({ label }) => label.includes('zotero.bib'))?.label ?? '');
    await status().filter({ hasText: 'zotero.bib' }).waitFor();
    // Under the driver of the tests the editor shows no notification by itself.
    await editor.workbench.runCommand('Notifications: Show Notifications');
    await editor.workbench.notificationWhen((text) => text.includes('which the document itself does not name'));
    await editor.workbench.runCommand('Notifications: Clear All Notifications');
    await editor.workbench.editor.placeCursorAfter('draft.tex', 'always better ones');
    await cite();
    await editor.workbench.runCommand('Notifications: Show Notifications');
    await editor.workbench.notificationWhen((text) => text.includes('zotero.bib is written by Better BibTeX'));
    await editor.session.page.getByRole('button', { name: 'Leave It Alone' }).click();
    await editor.workbench.editor.textWhen('draft.tex', (text) => /\\cite\{fang/i.test(text));
    assert.equal(await editor.workbench.editor.savedWhen('zotero.bib', (text) => text !== ''), '% Exported by Better BibTeX\n@misc{x, title = {X}}\n');
  });

  it('loses nothing that another tool writes while a question stands', async () => {
    const folder = editor.session.workspace.folder;
    const bib = path.join(folder, 'references.bib');
    const mine = `% Exported by Better BibTeX\n${await readFile(bib, 'utf8')}`;
    await writeFile(bib, mine);
    await editor.workbench.editor.open('references.bib');
    await editor.workbench.editor.textWhen('references.bib', (text) => text.includes('Exported'));
    await editor.workbench.editor.open('draft.md');
    await editor.workbench.runCommand('View: Keep Editor');
    await editor.workbench.editor.placeCursorAfter('draft.md', 'always better ones');
    await cite();
    await editor.workbench.runCommand('Notifications: Show Notifications');
    await editor.workbench.notificationWhen((text) => text.includes('references.bib is written by Better BibTeX'));
    const theirs = '% Exported by Better BibTeX\n@misc{theirs,\n  title = {Theirs}\n}\n\n';
    await writeFile(bib, theirs + mine);
    // The editor has seen it.
    await editor.workbench.editor.open('references.bib');
    await editor.workbench.editor.textWhen('references.bib', (text) => text.includes('theirs'));
    await editor.workbench.runCommand('Notifications: Show Notifications');
    await editor.session.page.getByRole('button', { name: 'Add Anyway' }).click();
    const saved = await editor.workbench.editor.savedWhen('references.bib', (text) => text.includes('2505.13379'));
    assert.ok(saved.startsWith(theirs + mine.trimEnd()), saved);
  });
});
