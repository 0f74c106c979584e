import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeAll, folderWith, GAZAL, gazalKey, onDisk, openAt, until } from './extension';
import { BIB, completions, labelOf, languages } from './languages';

/** The text that an item replaces when it is accepted by Enter, and all of the key. */
function replaced(document: vscode.TextDocument, { range }: vscode.CompletionItem): [string, string] {
  assert.ok(range);
  return range instanceof vscode.Range ? [document.getText(range), document.getText(range)] : [document.getText(range.inserting), document.getText(range.replacing)];
}

for (const { name, file, head, project, group, nowhere } of languages) {
  describe(`keys in ${name}`, () => {
    before(api);
    afterEach(closeAll);

    const rows: [typed: string, first: string, inserting: string, replacing: string][] = [
      ['gazal|', 'Gazal-R1', 'gazal', 'gazal'],
      ['gaz|al', 'Gazal-R1', 'gaz', 'gazal'],
      ['distill|', 'Distilling the Knowledge', 'distill', 'distill'],
      ['hinton|', 'Distilling the Knowledge', 'hinton', 'hinton'],
      ['hinton2015|', 'Distilling the Knowledge', 'hinton2015', 'hinton2015'],
      ['2506.21594|', 'Gazal-R1', '2506.21594', '2506.21594'],
    ];
    for (const [typed, first, inserting, replacing] of rows) {
      it(`completes ${group(typed)}`, async () => {
        const folder = await folderWith({ ...project, 'refs.bib': BIB });
        const editor = await openAt(folder, file, `${head}As shown ${group(typed)}.\n`);
        const items = await completions(editor);
        assert.ok(items[0] && labelOf(items[0]).startsWith(first), items.map(labelOf).join('\n'));
        assert.deepEqual(replaced(editor.document, items[0]), [inserting, replacing]);
        // The editor filters and sorts by these: nothing is dropped, and the search's order stays.
        assert.ok(items.every(({ filterText }) => filterText === inserting));
        assert.deepEqual(items.map(({ sortText }) => sortText), items.map(({ sortText }) => sortText).sort());
      });
    }

    it('offers nothing where no key is written', async () => {
      const folder = await folderWith({ ...project, 'refs.bib': BIB });
      for (const marked of nowhere) assert.deepEqual((await completions(await openAt(folder, file, `${head}${marked}\n`))).map(labelOf), [], marked);
    });

    it('offers no work twice, nor what the group has', async () => {
      const folder = await folderWith({ ...project, 'refs.bib': BIB });
      const keys = (await completions(await openAt(folder, file, `${head}${group('|')}\n`))).map(({ insertText }) => insertText);
      assert.ok(keys.includes('hinton2015'));
      assert.equal(new Set(keys).size, keys.length);
    });

    it('leaves to another extension what that offers', async () => {
      const other = vscode.languages.registerCompletionItemProvider({ pattern: `**/${file}` }, {
        provideCompletionItems: () => [new vscode.CompletionItem('hinton2015', vscode.CompletionItemKind.Reference)],
      });
      try {
        const folder = await folderWith({ ...project, 'refs.bib': BIB });
        const items = await completions(await openAt(folder, file, `${head}${group('|')}\n`));
        assert.equal(items.filter((item) => (item.insertText ?? labelOf(item)) === 'hinton2015').length, 1);
        assert.ok(items.length > 10);
      } finally {
        other.dispose();
      }
    });

    it('adds the entry of a paper that is accepted', async () => {
      const folder = await folderWith({ ...project, 'refs.bib': BIB });
      const editor = await openAt(folder, file, `${head}As shown ${group('gazal|')}.\n`);
      const [item] = await completions(editor);
      const { command } = item!;
      assert.ok(command);
      await vscode.commands.executeCommand(command.command, ...(command.arguments as unknown[]));
      const bib = await onDisk(folder, 'refs.bib');
      assert.ok(bib.startsWith(BIB) && bib.includes(`@misc{${String(item!.insertText)},`), bib);
      const [again] = await completions(editor);
      assert.equal(again!.insertText, item!.insertText);
      assert.equal(again!.command, undefined);
    });

    it('tells what a key stands for', async () => {
      const key = await gazalKey();
      const folder = await folderWith({ ...project, 'refs.bib': `${BIB}${await (await api()).bibtex([GAZAL])}\n` });
      const editor = await openAt(folder, file, `${head}As shown ${group(`hinton2015`)} and ${group(`${key.slice(0, 3)}|${key.slice(3)}`)}.\n`);
      const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', editor.document.uri, editor.selection.active);
      assert.equal(editor.document.getText(hover!.range), key);
      const text = hover!.contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n');
      for (const part of ['Gazal', 'Medical Reasoning', 'We present Gazal', 'Medicine', 'Qwen3', '1 comment', 'Open details', 'Open entry']) assert.ok(text.includes(part), `${part}: ${text}`);
    });

    it('goes from a key to its entry and back, and finds all places', async () => {
      const folder = await folderWith({ ...project, 'refs.bib': BIB, 'other.tex': 'x\n\\cite{a,hinton2015}\n' });
      const editor = await openAt(folder, file, `${head}As shown ${group('hin|ton2015')}.\n`);
      const [entry] = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeDefinitionProvider', editor.document.uri, editor.selection.active);
      assert.ok(entry!.uri.path.endsWith('/refs.bib'));
      assert.deepEqual([entry!.range.start.line, entry!.range.start.character, entry!.range.end.character], [0, 6, 16]);
      const places = await until(
        'places',
        () => vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', entry!.uri, new vscode.Position(0, 8)),
        (found) => found.filter(({ uri }) => uri.path.startsWith(folder.path)).length === 3,
      );
      const shown = places.filter(({ uri }) => uri.path.startsWith(folder.path)).map(({ uri, range }) => `${uri.path.slice(folder.path.length + 1)}:${String(range.start.line)}:${String(range.start.character)}`);
      assert.ok(shown.includes('other.tex:1:8') && shown.includes('refs.bib:0:6'), shown.join(' '));
    });

    it('marks a key that the bibliography lacks, and adds its paper', async () => {
      const key = await gazalKey();
      const folder = await folderWith({ ...project, 'refs.bib': BIB });
      const { document } = await openAt(folder, file, `${head}As ${group('hinton2015')} and ${group(key)} and ${group('hinton2016')}.\n`);
      const problems = () => vscode.languages.getDiagnostics(document.uri);
      const found = await until('problems', problems, (list) => list.length === 2);
      assert.deepEqual(found.map(({ range }) => document.getText(range)), [key, 'hinton2016']);
      const actions = (at: number) => vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, found[at]!.range);
      const [add, ...rest] = await actions(0);
      assert.match(add!.title, /^Add this paper: Gazal-R1/);
      assert.ok(rest.some(({ title }) => title.startsWith('Add all')) && rest.some(({ title }) => title.startsWith('Remove')));
      assert.deepEqual((await actions(1)).map(({ title }) => title).slice(0, 2), ['Did you mean “hinton2015”?', 'Remove “hinton2016”']);
      await vscode.commands.executeCommand(add!.command!.command, ...(add!.command!.arguments as unknown[]));
      assert.ok((await onDisk(folder, 'refs.bib')).includes(`{${key},`));
      await until('problems', problems, (list) => list.length === 1);
    });

    it('renames a key in the bibliography and wherever it is cited', async () => {
      const folder = await folderWith({ ...project, 'refs.bib': BIB.replace('year', 'crossref = {hinton2015},\n  year'), 'other.tex': '\\bibliography{refs}\n\\cite{a,hinton2015}\n' });
      const editor = await openAt(folder, file, `${head}As shown ${group('hin|ton2015')} and ${group('hinton2015')}.\n`);
      const { document, selection } = editor;
      await until('places', () => vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, selection.active), (found) => ['other.tex', 'refs.bib'].every((name) => found.some(({ uri }) => uri.path === `${folder.path}/${name}`)));
      const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, selection.active, 'distill-2015');
      assert.deepEqual(edit.entries().map(([uri, edits]) => `${uri.path.slice(folder.path.length + 1)} ${String(edits.length)}`).sort(), [`${file} 2`, 'other.tex 1', 'refs.bib 2'].sort());
      assert.ok(await vscode.workspace.applyEdit(edit));
      assert.equal(document.getText(), `${head}As shown ${group('distill-2015')} and ${group('distill-2015')}.\n`);
    });
  });
}

describe('keys that a sign cannot stand before', () => {
  afterEach(closeAll);

  const KEY = 'DBLP:journals/corr/HintonVD15';
  const rows: [file: string, text: string, written: string][] = [
    ['a.typ', 'See @dist|.\n\n#bibliography("refs.bib")\n', `See #cite(label("${KEY}")).\n\n#bibliography("refs.bib")\n`],
    ['a.md', '---\nbibliography: refs.bib\n---\n[@dist|]\n', `---\nbibliography: refs.bib\n---\n[@${KEY}]\n`],
    ['b.md', '---\nbibliography: refs.bib\n---\n[@dist|]\n', '---\nbibliography: refs.bib\n---\n[@{2015ApJ...900L..13H}]\n'],
  ];
  for (const [file, text, written] of rows) {
    it(`are completed as ${file} reads them`, async () => {
      const key = file === 'b.md' ? '2015ApJ...900L..13H' : KEY;
      const folder = await folderWith({ 'refs.bib': BIB.replace('hinton2015', key) });
      const editor = await openAt(folder, file, text);
      const [item] = await completions(editor);
      assert.ok(labelOf(item!).startsWith('Distilling the Knowledge'));
      const { replacing } = item!.range as { replacing: vscode.Range };
      await editor.edit((edit) => { edit.replace(replacing, String(item!.insertText)); });
      assert.equal(editor.document.getText(), written);
      assert.equal(item!.filterText?.replace('@', ''), 'dist');
    });
  }
});

describe('rename', () => {
  afterEach(closeAll);

  it('reaches files with endings in any letter case, and the Markdown cells of notebooks', async () => {
    const notebook = { cells: [{ cell_type: 'markdown', metadata: {}, source: ['See\n', '[@hinton2015].'] }, { cell_type: 'code', metadata: {}, source: ['@hinton2015'], outputs: [], execution_count: null }], metadata: {}, nbformat: 4, nbformat_minor: 5 };
    const cited = '[@hinton2015]\n';
    const folder = await folderWith({ 'a.md': cited, 'b.Rmd': cited, 'c.rmd': cited, 'd.Rnw': '\\cite{hinton2015}\n', 'n.ipynb': JSON.stringify(notebook) });
    const { document, selection } = await openAt(folder, 'references.bib', BIB.replace('hinton2015', 'hin|ton2015'));
    const here = (uris: readonly vscode.Uri[]): string[] => [...new Set(uris.filter(({ path }) => path.startsWith(folder.path)).map(({ path }) => path.slice(folder.path.length + 1)))].sort();
    const all = ['a.md', 'b.Rmd', 'c.rmd', 'd.Rnw', 'n.ipynb', 'references.bib'];
    await until('places', async () => here((await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, selection.active)).map(({ uri }) => uri)), (found) => found.join() === all.join());
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, selection.active, 'distill-2015');
    assert.deepEqual(here(edit.entries().map(([uri]) => uri)), all);
    assert.ok(await vscode.workspace.applyEdit(edit));
    const opened = await vscode.workspace.openNotebookDocument(vscode.Uri.joinPath(folder, 'n.ipynb'));
    assert.deepEqual(opened.getCells().map((cell) => cell.document.getText()), ['See\n[@distill-2015].', '@hinton2015']);
    await opened.save();
  });

  const rows: [name: string, newName: string, reason: RegExp][] = [
    ['an empty key', '', /empty|No result/i],
    ['a key with a blank', 'a b', /“ ”/],
    ['a key with a brace', 'a}b', /“\}”/],
    ['a key that is taken', 'TAKEN', /has an entry “TAKEN” already/],
  ];
  for (const [name, newName, reason] of rows) {
    it(`refuses ${name}`, async () => {
      const folder = await folderWith({ 'refs.bib': `${BIB}@misc{taken}\n` });
      const { document, selection } = await openAt(folder, 'a.tex', '\\bibliography{refs}\n\\cite{hin|ton2015}\n');
      await assert.rejects(async () => vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', document.uri, selection.active, newName), reason);
    });
  }
});

describe('problems of a bibliography', () => {
  afterEach(closeAll);

  it('are entries that are there twice, that differ from the shelf, or that nobody cites', async () => {
    const text = `@misc{a, title = {Gazal-R1: Achieving}, eprint = {${GAZAL}}, year = {2019}}\n@misc{b, title = {Other}, author = {X, Y}}\n@misc{B, title = {Other}, author = {X, Y}}\n@misc{c, eprint = {${GAZAL}v2}, title = {Gazal-R1: Achieving}, author = {A, B}, year = 2025}\n`;
    const folder = await folderWith({ 'x.tex': '\\bibliography{refs}\\cite{a,b}\n' });
    const { document } = await openAt(folder, 'refs.bib', text);
    const shown = (list: readonly vscode.Diagnostic[]): string[] => list.map(({ code, range }) => `${String(code)} ${document.getText(range)}`).sort();
    await until('problems', () => shown(vscode.languages.getDiagnostics(document.uri)), (list) => list.join() === ['differing-entry a', 'duplicate-key B', 'duplicate-work c', 'unused-entry B', 'unused-entry c'].join());
    const differing = vscode.languages.getDiagnostics(document.uri).find(({ code }) => code === 'differing-entry');
    const [fix] = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, differing!.range);
    assert.equal(fix!.title, 'Complete from the shelf');
    const changed = fix!.edit!.entries().flatMap(([, edits]) => edits.map(({ newText }) => newText));
    assert.ok(changed.includes('{2025}') && changed.some((line) => line.includes('author') && line.includes('Adly, Ahmed')), JSON.stringify(changed));
  });
});

describe('what the workspace cites', () => {
  it('is found by is:cited and in:bib', async () => {
    // One that no other test cites.
    const other = (await (await api()).papers())[60]!.id;
    await folderWith({ 'refs.bib': `${await (await api()).bibtex([GAZAL, other])}\n`, 'a.tex': `\\bibliography{refs}\n\\cite{${await gazalKey()}}\n` });
    const ids = async (query: string): Promise<string[]> => (await (await api()).search(query)).map(({ id }) => id);
    await until('cited', () => ids('is:cited'), (found) => found.includes(GAZAL));
    await until('listed', () => ids('in:bib'), (found) => found.includes(GAZAL) && found.includes(other));
    assert.ok(!(await ids('is:cited')).includes(other));
  });
});
