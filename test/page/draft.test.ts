import { strict as assert } from 'node:assert';
import { sessionForTests } from '../host/session';
import { sampleFolder } from '../host/paths';
import { eventually } from '../host/wait';

const GAZAL = 'Gazal-R1: Achieving State-of-the-Art Medical Reasoning with Parameter-Efficient Two-Stage Training';

describe('a draft that knows its citations', () => {
  const editor = sessionForTests({ workspace: sampleFolder });
  const page = () => editor.session.page;

  it('completes a paper by three letters of its title, and adds its entry', async () => {
    await editor.workbench.editor.open('draft.tex');
    // Letters typed before the extension runs ask nobody, and the editor does not ask again within a word.
    await editor.workbench.targetStatus().waitFor({ timeout: 60_000 });
    await editor.workbench.editor.placeCursorAfter('draft.tex', 'always better ones');
    await editor.workbench.editor.type(' \\cite{');
    await editor.workbench.editor.type('gaz');
    const first = page().locator('.suggest-widget.visible .monaco-list-row').first();
    await eventually('first suggestion', () => first.getAttribute('aria-label').catch(() => ''), (label) => label?.includes(GAZAL.slice(0, 30)) === true);
    await page().keyboard.press('Enter');
    await editor.workbench.editor.textWhen('draft.tex', (text) => /\\cite\{adly\w+/i.test(text));
    const bib = await editor.workbench.editor.savedWhen('references.bib', (text) => text.includes('2506.21594'));
    assert.match(bib, /^@misc\{adly/m);
  });

  it('shows what a key stands for while the pointer rests on it', async () => {
    const key = page().locator('.view-line span', { hasText: /vaswani2017attention/ }).last();
    await key.hover();
    const hover = page().locator('.monaco-hover:visible', { hasText: 'Attention Is All You Need' }).first();
    await hover.waitFor();
    assert.match(await hover.innerText(), /Ashish Vaswani.*2017[\s\S]*Open entry/);
    await page().keyboard.press('Escape');
  });

  it('renames a key in three files, and one undo restores them', async () => {
    // The view may have scrolled: by number, not by what is in sight.
    await editor.workbench.editor.goTo('draft.tex', 18, 50);
    await page().keyboard.press('F2');
    const box = page().locator('.rename-box input');
    await box.waitFor();
    await box.fill('attention2017');
    await page().keyboard.press('Enter');
    await editor.workbench.editor.textWhen('draft.tex', (text) => text.includes('\\cite{attention2017}'));
    for (const file of ['references.bib', 'draft.md']) {
      await editor.workbench.editor.open(file);
      await editor.workbench.editor.textWhen(file, (text) => text.includes('attention2017') && !text.includes('vaswani2017attention'));
    }
    await editor.workbench.editor.open('draft.tex');
    await editor.workbench.editor.undo('draft.tex');
    // The editor asks whether all files are meant.
    const all = page().locator('.monaco-dialog-box').getByRole('button', { name: /Undo in \d+ Files/ });
    await Promise.race([all.click({ timeout: 5000 }).catch(() => undefined), editor.workbench.editor.textWhen('draft.tex', (text) => text.includes('vaswani2017attention')).catch(() => undefined)]);
    for (const file of ['draft.tex', 'references.bib', 'draft.md']) {
      await editor.workbench.editor.open(file);
      await editor.workbench.editor.textWhen(file, (text) => text.includes('vaswani2017attention') && !text.includes('{attention2017'));
    }
  });
});
