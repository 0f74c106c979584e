import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeAll, folderWith, GAZAL, gazalKey, onDisk, openAt, until, withSetting } from './extension';
import { completions, labelOf } from './languages';

const HAYAGRIVA = `# mine
hinton2015:
  type: article
  title: Distilling the Knowledge in a Neural Network
  author: ["Hinton, Geoffrey", "Vinyals, Oriol"]
  date: 2015
`;
const CSL = '[\n  {\n    "id": "hinton2015",\n    "type": "article",\n    "title": "Distilling the Knowledge in a Neural Network",\n    "author": [{ "family": "Hinton", "given": "Geoffrey" }, { "family": "Vinyals", "given": "Oriol" }],\n    "issued": { "date-parts": [[2015]] }\n  }\n]\n';

/** `key` is where the entry's key stands in its file: line, first and last character. */
const rows: { name: string; file: string; bib: string; text: string; head: string; group: (typed: string) => string; key: [number, number, number] }[] = [
  { name: 'Hayagriva', file: 'a.typ', bib: 'refs.yml', text: HAYAGRIVA, head: '#bibliography("refs.yml")\n', group: (typed) => `#cite(<${typed}>)`, key: [1, 0, 10] },
  { name: 'CSL-JSON', file: 'a.md', bib: 'refs.json', text: CSL, head: '---\nbibliography: refs.json\n---\n', group: (typed) => `[@${typed}]`, key: [2, 11, 21] },
];

for (const { name, file, bib, text, head, group, key } of rows) {
  describe(`a bibliography in ${name}`, () => {
    before(api);
    afterEach(closeAll);
    const open = async (marked: string) => {
      const folder = await folderWith({ [bib]: text });
      const editor = await openAt(folder, file, `${head}${marked}\n`);
      return { folder, editor, document: editor.document, at: editor.selection.active };
    };

    for (const typed of ['distill|', 'hinton|', 'hinton2015|']) {
      it(`completes ${group(typed)} to its entry`, async () => {
        const { editor } = await open(`As ${group(typed)}.`);
        const [first] = await completions(editor);
        assert.match(labelOf(first!), /^Distilling the Knowledge/);
        assert.deepEqual([first!.insertText, first!.command], ['hinton2015', undefined]);
      });
    }

    it('takes the entry of a paper that is accepted, once', async () => {
      const { folder, editor } = await open(`As ${group('gazal|')}.`);
      const [item] = await completions(editor);
      await vscode.commands.executeCommand(item!.command!.command, ...(item!.command!.arguments as unknown[]));
      assert.equal((await onDisk(folder, bib)).split(GAZAL).length > 1, true);
      const [again] = await completions(editor);
      assert.deepEqual([again!.insertText, again!.command], [item!.insertText, undefined]);
    });

    it('tells what a key stands for, and where its entry is', async () => {
      const { folder, document, at } = await open(`As ${group('hint|on2015')}.`);
      const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
      const shown = hover!.contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n');
      for (const part of ['Geoffrey Hinton', 'Oriol Vinyals', '2015', 'Distilling the Knowledge', 'Open entry']) assert.ok(shown.includes(part), shown);
      const [entry] = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeDefinitionProvider', document.uri, at);
      assert.equal(entry!.uri.path, `${folder.path}/${bib}`);
      assert.deepEqual([entry!.range.start.line, entry!.range.start.character, entry!.range.end.character], key);
    });

    it('says behind a key who wrote it and when', async () => {
      const { document } = await open(`As ${group('hinton2015')}.`);
      await withSetting('inlayHints.enabled', true, async () => {
        const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, new vscode.Range(0, 0, document.lineCount, 0));
        assert.deepEqual(hints.map(({ label }) => label), ['Hinton and Vinyals 2015']);
      });
    });

    it('knows which keys it lacks, also after it has changed', async () => {
      const gazal = await gazalKey();
      const { folder, document } = await open(`As ${group('hinton2015')} and ${group('hinton2016')} and ${group(gazal)}.`);
      const unknown = () => vscode.languages.getDiagnostics(document.uri).map(({ range }) => document.getText(range));
      await until('problems', unknown, (keys) => keys.join() === `hinton2016,${gazal}`);
      const [first] = vscode.languages.getDiagnostics(document.uri);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, first!.range);
      assert.equal(actions[0]?.title, 'Did you mean “hinton2015”?');
      const entries = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, bib));
      const edit = new vscode.WorkspaceEdit();
      const place = entries.getText().indexOf('hinton2015') + 'hinton201'.length;
      edit.replace(entries.uri, new vscode.Range(entries.positionAt(place), entries.positionAt(place + 1)), '6');
      assert.ok(await vscode.workspace.applyEdit(edit));
      await until('problems', unknown, (keys) => keys.join() === `hinton2015,${gazal}`);
      await vscode.commands.executeCommand('papershelf.addUnknown');
      await until('problems', unknown, (keys) => keys.join() === 'hinton2015');
    });

    it('has a key renamed with the documents that cite it', async () => {
      const { folder, document, at } = await open(`As ${group('hint|on2015')}.`);
      const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, at, 'distill-2015');
      assert.deepEqual(edit.entries().map(([uri]) => uri.path.slice(folder.path.length + 1)).sort(), [file, bib].sort());
      assert.ok(await vscode.workspace.applyEdit(edit));
      assert.equal(document.getText(), `${head}As ${group('distill-2015')}.\n`);
      const entries = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, bib));
      assert.equal(entries.getText(), text.replace('hinton2015', 'distill-2015'));
    });
  });
}
