import { strict as assert } from 'node:assert';
import { sessionForTests } from '../host/session';
import { sampleFolder } from '../host/paths';
import { eventually } from '../host/wait';

const EIGHTY = 'Beyond the 80/20 Rule: High-Entropy Minority Tokens Drive Effective Reinforcement Learning for LLM Reasoning';
const THINKLESS = 'Thinkless: LLM Learns When to Think';

describe('find, read, cite, undo', () => {
  const editor = sessionForTests({ workspace: sampleFolder });
  const quickInput = () => editor.workbench.quickInput;

  before(() => editor.workbench.openSidebar('Papershelf'));

  it('finds a paper despite a typing error, best first', async () => {
    await editor.workbench.runCommand('Papershelf: Search Papers…');
    await quickInput().fill('hihg entropy tokens');
    const rows = await quickInput().rowsWhen((found) => found[0]?.label === EIGHTY);
    assert.match(rows[0]!.description, /^Shenzhi Wang et al\. · NeurIPS 2025$/);
  });

  it('shows the order that was ranked, not the alphabet', async () => {
    const api = ['qwen', 'reasoning', 'math'];
    for (const query of api) {
      await quickInput().fill(query);
      const rows = await quickInput().rowsWhen((found) => found.length > 3 && found[0]?.label !== EIGHTY);
      const labels = rows.map(({ label }) => label);
      assert.notDeepEqual(labels, [...labels].sort((a, b) => a.localeCompare(b)), query);
    }
  });

  it('finds across title and author, and by arXiv id', async () => {
    await quickInput().fill('shenzhi entropy');
    await quickInput().rowsWhen((found) => found[0]?.label === EIGHTY);
    await quickInput().fill('2506.01939');
    await quickInput().rowsWhen((found) => found[0]?.label === EIGHTY);
  });

  it('opens the paper with Enter', async () => {
    await quickInput().accept();
    const page = editor.workbench.webview();
    await page.getByRole('heading', { level: 1, name: EIGHTY }).waitFor();
    await page.getByText('Shenzhi Wang, Le Yu').waitFor();
    for (const name of ['Cite', 'Copy BibTeX', 'Copy Citation Key']) await page.getByRole('button', { name, exact: true }).waitFor();
    const entry = await page.locator('pre').innerText();
    assert.match(entry, /^@misc\{/);
    assert.match(entry, /eprint\s*=\s*\{2506\.01939\}/);
  });

  it('copies from the panel with the keyboard alone', async () => {
    const page = editor.workbench.webview();
    await page.getByRole('heading', { level: 1 }).focus();
    await editor.session.page.keyboard.press('Tab');
    await editor.session.page.keyboard.press('Tab');
    await editor.session.page.keyboard.press('Enter');
    await editor.workbench.clipboardWhen((text) => text.startsWith('@misc{'));
  });

  it('comes back after the window is reloaded', async () => {
    await editor.workbench.reload();
    await editor.workbench.webview().getByRole('heading', { level: 1, name: EIGHTY }).waitFor();
  });

  it('leads with recently used papers while nothing is typed', async () => {
    // The restored page may take the focus once more while the picker opens, and a quick pick closes without it.
    const opened = async (): Promise<boolean> => {
      await editor.workbench.runCommand('Papershelf: Search Papers…');
      // The palette's own rows are still there for a moment.
      return quickInput().rowsWhen((rows) => rows.length > 5 && rows[0]!.label === EIGHTY, 3000).then(() => true, () => false);
    };
    await eventually('recently used papers', opened, (isOpen) => isOpen);
    await quickInput().dismiss();
  });

  it('cites two papers into a LaTeX draft, with their entries', async () => {
    await editor.workbench.editor.open('draft.tex');
    await editor.workbench.editor.placeCursorAfter('draft.tex', 'always better ones');
    await editor.session.page.keyboard.press('ControlOrMeta+Shift+F8');
    await quickInput().fill('thinkless');
    await quickInput().rowsWhen((found) => found[0]?.label === THINKLESS);
    await quickInput().toggle(THINKLESS);
    await quickInput().fill('80/20');
    await quickInput().rowsWhen((found) => found.some(({ label, focused }) => label === EIGHTY && focused));
    await quickInput().toggle(EIGHTY);
    await quickInput().accept();
    await editor.workbench.editor.textWhen('draft.tex', (text) => /\\cite\{fang\w+,wang\w+\}/i.test(text));
    const bib = await editor.workbench.editor.savedWhen('references.bib', (text) => text.includes('2506.01939'));
    assert.match(bib, /2505\.13379/);
  });

  it('takes both back with one undo', async () => {
    await editor.workbench.editor.undo('draft.tex');
    await editor.workbench.editor.textWhen('draft.tex', (text) => !/\\cite\{fang/i.test(text));
    await editor.workbench.editor.open('references.bib');
    await editor.workbench.editor.textWhen('references.bib', (text) => !text.includes('2506.01939') && !text.includes('2505.13379'));
  });

  it('cites the highlighted row where none is ticked', async () => {
    await editor.workbench.editor.open('draft.md');
    await editor.workbench.editor.placeCursorAfter('draft.md', 'always better ones');
    await editor.session.page.keyboard.press('ControlOrMeta+Shift+F8');
    await quickInput().fill('thinkless');
    await quickInput().rowsWhen((found) => found[0]?.label === THINKLESS);
    await quickInput().accept();
    await editor.workbench.editor.textWhen('draft.md', (text) => /\[@fang\w+\]/i.test(text));
  });

  it('inserts nothing where nothing matches, and takes no row that was there before', async () => {
    await editor.workbench.editor.open('draft.md');
    const before = await editor.workbench.editor.text('draft.md');
    await editor.workbench.editor.placeCursorAfter('draft.md', 'verifiable rewards');
    await editor.session.page.keyboard.press('ControlOrMeta+Shift+F8');
    await quickInput().fill('thinkless');
    await quickInput().rowsWhen((found) => found[0]?.label === THINKLESS);
    await quickInput().fill('qqqzzzxxx');
    await quickInput().rowsWhen((found) => !found.some(({ label }) => label === THINKLESS));
    await quickInput().accept();
    await quickInput().dismiss();
    assert.equal(await editor.workbench.editor.text('draft.md'), before);
  });

  it('asks how to cite, with each way written out', async () => {
    await editor.workbench.editor.open('draft.md');
    await editor.workbench.editor.placeCursorAfter('draft.md', 'verifiable rewards');
    await editor.workbench.runCommand('Papershelf: Cite Papers (Choose Style)…');
    await quickInput().fill('80/20');
    await quickInput().rowsWhen((found) => found.some(({ label, focused }) => label === EIGHTY && focused));
    await quickInput().accept();
    const rows = await quickInput().rowsWhen((found) => found.some(({ description }) => description === 'in the text'));
    const inText = rows.find(({ description }) => description === 'in the text')?.label ?? '';
    assert.match(inText, /^@wang\w+$/);
    await quickInput().choose(inText);
    await editor.workbench.editor.textWhen('draft.md', (text) => text.includes(` ${inText}`) && !text.includes(`[${inText}]`));
  });

  it('asks whether to add to the citation at the cursor, and else cites behind it', async () => {
    await editor.workbench.editor.open('draft.md');
    // Markdown wraps in view.
    const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
    const cite = async (): Promise<string[]> => {
      await editor.workbench.editor.placeCursorAfter('draft.md', '[@vaswani2017');
      await editor.workbench.runCommand('Papershelf: Cite Papers (Choose Style)…');
      await quickInput().fill('thinkless');
      await quickInput().rowsWhen((found) => found[0]?.label === THINKLESS);
      await quickInput().accept();
      const rows = await quickInput().rowsWhen((found) => found[0]?.label.startsWith('Add to [@vaswani2017attention') === true);
      return rows.map(({ label }) => label);
    };
    const inText = (await cite()).find((label) => label.startsWith('@fang')) ?? '';
    await quickInput().choose(inText);
    await editor.workbench.editor.textWhen('draft.md', (text) => oneLine(text).includes(`[@vaswani2017attention] ${inText} solve`));
    const join = (await cite()).find((label) => label.startsWith('Add to')) ?? '';
    await quickInput().choose(join);
    await editor.workbench.editor.textWhen('draft.md', (text) => oneLine(text).includes(`[@vaswani2017attention; ${inText}] ${inText} solve`));
  });
});
