import { strict as assert } from 'node:assert';
import { sampleFolder } from '../host/paths';
import { sessionForTests } from '../host/session';

const THINKLESS = 'Thinkless: LLM Learns When to Think';
const TRIMR = 'TrimR: Verifier-based Training-Free Thinking Compression for Efficient Test-Time Scaling';
const BIB = 'references.bib';

describe('papers that are dropped or pasted', () => {
  const editor = sessionForTests({ workspace: sampleFolder });
  const page = () => editor.session.page;
  const text = () => editor.workbench.editor;
  const tree = () => editor.workbench.tree();
  const copy = (address: string) => page().evaluate(`navigator.clipboard.writeText('${address}')`);
  const pasteAs = async (way: string): Promise<void> => {
    await page().keyboard.press('ControlOrMeta+V');
    await page().locator('.post-edit-widget').click();
    await page().locator('.action-widget .monaco-list-row', { hasText: way }).click();
  };

  before(async () => {
    await editor.workbench.openSidebar('Papershelf');
    await tree().rowsWhen((rows) => rows.length > 5);
    await tree().expand('Efficient reasoning');
    await tree().rowsWhen((rows) => rows.some(({ label }) => label === THINKLESS));
  });

  it('are cited where they are dropped, with their entries, in one undo', async () => {
    await text().open('draft.md');
    await text().dropAfter('draft.md', 'better ones', await tree().row(THINKLESS));
    await text().textWhen('draft.md', (shown) => /better ones \[@fang\w+\]\./i.test(shown));
    await text().savedWhen(BIB, (saved) => saved.includes('2505.13379'));
    await text().undo('draft.md');
    await text().textWhen('draft.md', (shown) => shown.includes('better ones.') && !/fang/i.test(shown));
    await text().open(BIB);
    await text().textWhen(BIB, (shown) => !shown.includes('2505.13379'));
    await text().save(BIB);
  });

  it('join the citation that they are dropped into, several at once', async () => {
    await text().open('draft.tex');
    // Without the key the click would open the paper.
    await tree().select(THINKLESS, { add: true });
    await tree().select(TRIMR, { add: true });
    await text().dropAfter('draft.tex', 'wei2022', await tree().row(TRIMR));
    const shown = await text().textWhen('draft.tex', (all) => all.includes('wei2022chain,'));
    assert.match(shown, /steps~\\cite\{wei2022chain,(?:fang\w+,lin\w+|lin\w+,fang\w+)\}\./i);
    await text().savedWhen(BIB, (saved) => saved.includes('2505.13379') && saved.includes('TrimR'));
  });

  it('are added between the entries of a bibliography, never inside one', async () => {
    await text().open(BIB);
    await tree().expand('Medicine');
    const [paper] = (await tree().rowsWhen((rows) => rows.some(({ label }) => label.startsWith('Gazal-R1')))).filter(({ label }) => label.startsWith('Gazal-R1'));
    const before = (await text().savedWhen(BIB, () => true)).split(/\n(?=@)/);
    await text().dropAfter(BIB, 'Attention Is', await tree().row(paper!.label));
    const after = (await text().textWhen(BIB, (all) => all.includes('2506.21594'))).replaceAll('\r', '');
    assert.ok(after.includes('title = {Attention Is All You Need},'));
    await text().save(BIB);
    const saved = (await text().savedWhen(BIB, (all) => all.includes('2506.21594'))).split(/\n(?=@)/);
    assert.equal(saved.length, before.length + 1);
    assert.deepEqual(saved.filter((entry) => !entry.includes('2506.21594')).map((entry) => entry.trim()), before.map((entry) => entry.trim()));
  });

  it('are offered as a citation where their address is pasted, behind the plain text', async () => {
    await text().open('draft.tex');
    await copy('https://huggingface.co/papers/2506.01939');
    await text().placeCursorAfter('draft.tex', 'always better ones');
    await pasteAs('Paste as Citation');
    await text().textWhen('draft.tex', (shown) => /better ones~\\cite\{wang\w+\}\./i.test(shown) && !shown.includes('huggingface'));
    await text().savedWhen(BIB, (saved) => saved.includes('2506.01939'));
    await text().undo('draft.tex');
    await text().textWhen('draft.tex', (shown) => shown.includes('better ones.'));
    await text().open(BIB);
    await text().textWhen(BIB, (shown) => !shown.includes('2506.01939'));
    await text().save(BIB);
  });

  it('are offered as an entry where the address is pasted into a bibliography', async () => {
    await copy('https://doi.org/10.48550/arXiv.2506.01939');
    await text().open(BIB);
    await text().placeCursorAfter(BIB, 'Attention Is');
    await pasteAs('Paste as Entry');
    await text().save(BIB);
    const saved = await text().savedWhen(BIB, (all) => all.includes('2506.01939'));
    assert.ok(saved.includes('title = {Attention Is All You Need},') && !saved.includes('10.48550'));
  });

  it('are pasted as they are where the shelf does not have them', async () => {
    await text().open('draft.md');
    await copy('https://arxiv.org/abs/1706.03762');
    await text().placeCursorAfter('draft.md', 'better ones');
    await page().keyboard.press('ControlOrMeta+V');
    await text().textWhen('draft.md', (shown) => shown.includes('oneshttps://arxiv.org/abs/1706.03762.'));
  });
});
