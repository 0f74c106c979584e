import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeAll, folderWith, GAZAL, gazalKey, onDisk, openAt, until, withSetting } from './extension';
import { BIB, completions, languages } from './languages';

const YANG = '@misc{yang2025, title = {On Nothing}, author = {Yang, An and Li, Bo and Chen, Cy}, year = {2025}}\n';

/** Takes the row that leads in the quick pick which something opens, and waits for what that does. */
async function takeFirst<T>(opened: Thenable<unknown>, what: string, read: () => T, done: (value: T) => boolean): Promise<T> {
  const value = await until(what, async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return read();
  }, done);
  await opened;
  return value;
}

for (const { name, file, head, project, group } of languages) {
  describe(`drafting in ${name}`, () => {
    before(api);
    afterEach(closeAll);

    it('says behind a key who wrote it and when, where that is wanted', async () => {
      const folder = await folderWith({ ...project, 'refs.bib': `${BIB}${YANG}` });
      const { document } = await openAt(folder, file, `${head}As ${group('yang2025')} and ${group('hinton2015')} and ${group('none')}.\n`);
      const all = new vscode.Range(0, 0, document.lineCount, 0);
      const hints = async (): Promise<[string, string][]> => {
        const found = await vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, all);
        // Of the key, the two characters before the hint.
        return found.map(({ position, label }) => [document.getText(new vscode.Range(position.translate(0, -2), position)), typeof label === 'string' ? label : label.map(({ value }) => value).join('')]);
      };
      assert.deepEqual(await hints(), []);
      await withSetting('inlayHints.enabled', true, async () => {
        assert.deepEqual(await hints(), [['25', 'Yang et al. 2025'], ['15', 'Hinton and Vinyals 2015']]);
      });
    });

    it('cites what fits a passage best, and what it does not cite yet', async () => {
      const [gazal] = (await (await api()).search('gazal')).filter(({ id }) => id === GAZAL);
      const passage = gazal!.abstract.replaceAll(/[^\w\s.,-]/g, '').slice(0, 300);
      const key = await gazalKey();
      const folder = await folderWith({ ...project, 'refs.bib': BIB });
      const editor = await openAt(folder, file, `${head}Another paragraph.\n\n${passage}|\n\nThe last one.\n`);
      const run = () => vscode.commands.executeCommand('papershelf.papersForPassage');
      const once = await takeFirst(run(), 'a citation', () => editor.document.getText(), (text) => text.includes(key));
      assert.equal(once.split(key).length, 2);
      // The paper that fits best is cited now: the next one is another.
      const twice = await takeFirst(run(), 'another citation', () => editor.document.getText(), (text) => text !== once);
      assert.equal(twice.split(key).length, 2, twice);
      assert.ok(twice.startsWith(`${head}Another paragraph.\n\n`) && twice.endsWith('\n\nThe last one.\n'), twice);
    });

    it('adds at once all entries that the shelf knows', async () => {
      const other = (await (await api()).papers()).find(({ id }) => id !== GAZAL)!;
      const keys = [await gazalKey(), (await (await api()).citation([other.id], 'latex')).slice('\\cite{'.length, -1)];
      const folder = await folderWith({ ...project, 'refs.bib': BIB });
      const { document } = await openAt(folder, file, `${head}As ${keys.map(group).join(' or ')} or ${group('nobody1999')}.\n`);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, new vscode.Range(0, 0, 0, 0), 'source.fixAll.papershelf');
      assert.deepEqual(actions.map(({ title }) => title), ['Add all missing entries that the shelf knows']);
      const [{ command }] = actions as [vscode.CodeAction];
      await vscode.commands.executeCommand(command!.command, ...(command!.arguments as unknown[]));
      const bib = await onDisk(folder, 'refs.bib');
      assert.ok(bib.startsWith(BIB), bib);
      for (const key of keys) assert.equal(bib.split(`{${key},`).length, 2, bib);
      assert.ok(!bib.includes('nobody1999'));
      await until('problems', () => vscode.languages.getDiagnostics(document.uri).map(({ range }) => document.getText(range)), (left) => left.join() === 'nobody1999');
    });

    const offered: [mode: string, others: boolean, count: number][] = [
      ['missing', false, 1],
      ['missing', true, 0],
      ['all', true, 1],
      ['off', false, 0],
    ];
    for (const [mode, others, count] of offered) {
      it(`completion “${mode}”, ${others ? 'besides another extension' : 'alone'}: ${count === 0 ? 'leaves an entry out' : 'offers an entry'}`, async () => {
        const folder = await folderWith({ ...project, 'refs.bib': BIB });
        const other = vscode.languages.registerCompletionItemProvider({ pattern: `**/${file}` }, {
          provideCompletionItems: () => (others ? [new vscode.CompletionItem('hinton2015', vscode.CompletionItemKind.Value)] : []),
        });
        try {
          await withSetting('completion', mode, async () => {
            const items = await completions(await openAt(folder, file, `${head}${group('|')}\n`));
            assert.equal(items.filter(({ insertText }) => insertText === 'hinton2015').length, count);
            assert.equal(items.length > 0, mode !== 'off');
          });
        } finally {
          other.dispose();
        }
      });
    }
  });
}

describe('more like a paper', () => {
  afterEach(closeAll);

  it('is another one, which opens', async () => {
    const [gazal] = (await (await api()).search('gazal')).filter(({ id }) => id === GAZAL);
    const titles = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof vscode.TabInputWebview).map(({ label }) => label);
    const opened = vscode.commands.executeCommand('papershelf.moreLikeThis', GAZAL);
    const [title] = await takeFirst(opened, 'details', titles, (found) => found.length === 1 && found[0] !== 'Paper');
    const like = (await (await api()).papers()).find((paper) => paper.title.startsWith(title!.replace(/…$/, '')));
    assert.ok(like && like.id !== GAZAL, title);
    assert.ok(like.topics.some((topic) => gazal!.topics.includes(topic)), `${like.title}: ${like.topics.join()}`);
  });
});
