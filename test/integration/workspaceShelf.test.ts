import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, withSetting, workspaceFolder } from './extension';

const bib = (title: string, more = '') => `@misc{x, title = {${title}}, author = {Gro Upp}, year = {2024}${more}}\n`;
const KNOWN = '2410.18693';

describe('a shelf of the workspace', () => {
  const at = (name: string) => vscode.Uri.joinPath(workspaceFolder(), name);
  const write = (name: string, text: string) => vscode.workspace.fs.writeFile(at(name), new TextEncoder().encode(text));
  const remove = (name: string) => vscode.workspace.fs.delete(at(name), { recursive: true }).then(undefined, () => undefined);
  const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(`papershelf.${command}`, ...args);
  const count = async () => (await (await api()).papers()).length;
  const titles = async (query: string) => (await (await api()).search(query)).map(({ title }) => title).sort();
  const titlesWhen = (query: string, ...expected: string[]) => eventually(() => titles(query), expected);
  let before = 0;

  beforeEach(async () => { before = await count(); });
  afterEach(async () => {
    for (const name of ['.papershelf', 'refs']) await remove(name);
    await eventually(count, before);
  });

  it('adds its files while they are there, and follows their changes', async () => {
    await write('.papershelf/one.bib', bib('A Shared Paper'));
    await write('.papershelf/deeper/two.json', '[{"type": "article", "title": "Another Shared One", "author": [{"family": "Upp", "given": "Gro"}]}]');
    await write('.papershelf/README.md', bib('Not on the Shelf'));
    await titlesWhen('author:"gro upp"', 'A Shared Paper', 'Another Shared One');
    await write('.papershelf/one.bib', bib('A Shared Paper, Revised') + bib('A Third'));
    await titlesWhen('author:"gro upp"', 'A Shared Paper, Revised', 'A Third', 'Another Shared One');
    assert.equal(await count(), before + 3);
    const [paper] = await (await api()).search('author:"gro upp" revised');
    assert.match(await (await api()).bibtex([paper!.id]), /author\s*=\s*\{Upp, Gro\}/);
    await remove('.papershelf');
    await titlesWhen('author:"gro upp"');
  });

  it('is one with what is on the shelf, and keeps its marks while it is away', async () => {
    await write('.papershelf/one.bib', bib('Unleashing Reasoning Capability of LLMs via Scalable Question Synthesis from Scratch', `, eprint = {${KNOWN}}`) + bib('To Be Starred'));
    await titlesWhen('author:"gro upp" starred', 'To Be Starred');
    assert.equal(await count(), before + 1);
    const [paper] = await (await api()).search('author:"gro upp" starred');
    await run('star', paper!.id);
    await remove('.papershelf');
    await eventually(count, before);
    await write('.papershelf/again.bib', bib('To Be Starred'));
    await titlesWhen('is:starred', 'To Be Starred');
    await run('undoMark');
    await titlesWhen('is:starred');
  });

  it('is not written into the reader’s own', async () => {
    await write('.papershelf/one.bib', bib('A Passing Paper'));
    await titlesWhen('author:"gro upp"', 'A Passing Paper');
    const file = at('refs/shelf.jsonl');
    await vscode.workspace.fs.createDirectory(at('refs'));
    await run('exportShelf', file);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    assert.ok(text.includes(KNOWN) && !text.includes('Passing'));
  });

  it('is read but for what is broken in it', async () => {
    await write('.papershelf/broken.json', '[{"type": "article", "title": "Cut Off in the Mid');
    await write('.papershelf/page.xml', '<html>');
    await write('.papershelf/whole.bib', bib('A Whole Paper'));
    await titlesWhen('author:"gro upp"', 'A Whole Paper');
  });

  it('has the files that the setting names, and none from outside', async () => {
    await write('.papershelf/one.bib', bib('By Default'));
    await titlesWhen('author:"gro upp"', 'By Default');
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(workspaceFolder(), '..', 'outside.bib'), new TextEncoder().encode(bib('From Outside')));
    await write('refs/named', bib('By Name'));
    await write('refs/list-1.bib', bib('By Pattern'));
    await write('refs/other.bib', bib('By Nothing'));
    await withSetting('shelfFiles', ['refs/named', 'refs/list-*.bib', '../outside.bib', at('../outside.bib').fsPath], async () => {
      await titlesWhen('author:"gro upp"', 'By Name', 'By Pattern');
    });
    await titlesWhen('author:"gro upp"', 'By Default');
  });

  it('holds no bibliography to write into', async () => {
    await write('.papershelf/one.bib', bib('Not to Be Written Into'));
    await titlesWhen('author:"gro upp"', 'Not to Be Written Into');
    const found = await vscode.workspace.findFiles('.papershelf/**');
    assert.equal(found.length, 1);
    const cited = await (await api()).search('in:bib', { limit: 1000 });
    assert.ok(!cited.some(({ title }) => title === 'Not to Be Written Into'));
  });
});

/** Files are watched: what they change shows a moment later. */
async function eventually<T>(read: () => Promise<T>, expected: T): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (JSON.stringify(await read()) === JSON.stringify(expected)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.deepEqual(await read(), expected);
}
