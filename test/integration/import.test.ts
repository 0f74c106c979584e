import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Outcome } from '../../src/vscode/intake/words';
import { api, folderWith, onDisk } from './extension';

const BIB = `@article{nowhere, title = {A Shelf for the Test of Imports}, author = {Ada Reader}, year = {2024}}
@misc{known, title = {Unleashing Reasoning Capability of LLMs via Scalable Question Synthesis from Scratch}, eprint = {2410.18693}, doi = {10.1000/known}}
`;
const RIS = 'TY  - JOUR\nTI  - Another Paper of the Imported Kind\nAU  - Reader, Ada\nPY  - 2023\nER  - \n';
const CSL = '[{"id": "x", "type": "article-journal", "title": "Third of the Imported Papers", "author": [{"family": "Reader", "given": "Ada"}]}]';
const BROKEN = '[{"id": "x", "type": "article-journal", "title": "Cut Off in the Mid';

describe('importing', () => {
  const run = <T = Outcome>(command: string, ...args: unknown[]) => vscode.commands.executeCommand<T>(`papershelf.${command}`, ...args);
  const titles = async (query: string) => (await (await api()).search(query)).map(({ title }) => title).sort();
  const count = async () => (await (await api()).papers()).length;

  it('reads a folder with one broken file, and says what was new, merged and unreadable', async () => {
    const before = await count();
    const folder = await folderWith({ 'list.bib': BIB, 'list.ris': RIS, 'nested.json': CSL, 'broken.json': BROKEN, 'picture.png': 'no paper' });
    const outcome = await run('importPapers', folder);
    assert.deepEqual([outcome.added.length, outcome.merged], [3, ['2410.18693']]);
    const lost = outcome.problems.filter(({ isLoss }) => isLoss);
    assert.ok(lost.length > 0 && lost.every(({ name, line }) => name.endsWith('broken.json') && line === 1), JSON.stringify(outcome.problems));
    assert.equal(await count(), before + 3);
    assert.deepEqual(await titles('author:"Ada Reader"'), ['A Shelf for the Test of Imports', 'Another Paper of the Imported Kind', 'Third of the Imported Papers']);
    // What was imported is cited like any other.
    assert.match(await (await api()).bibtex(outcome.added), /title\s*=\s*\{.*Shelf/);
  });

  it('changes nothing the second time', async () => {
    const before = await count();
    const folder = await folderWith({ 'list.bib': BIB, 'list.ris': RIS });
    const outcome = await run('importPapers', [vscode.Uri.joinPath(folder, 'list.bib'), vscode.Uri.joinPath(folder, 'list.ris')]);
    assert.deepEqual([outcome.added, outcome.merged, outcome.read], [[], [], 3]);
    assert.equal(await count(), before);
  });

  it('takes the year of a listing without one from the file', async () => {
    const page = 'Daily Papers\n\nA Listed Paper Without a Year\n\nIt has an abstract that goes on for a while and says nothing at all.\n\n  • 3 authors\n·\nMay 23 2\n';
    const folder = await folderWith({ 'page.txt': page });
    await run('importPapers', folder);
    const [paper] = (await (await api()).papers()).filter(({ title }) => title.startsWith('A Listed Paper'));
    assert.equal(paper?.listedOn, `${String(new Date().getFullYear())}-05-23`);
  });

  it('reads the clipboard', async () => {
    await vscode.env.clipboard.writeText('@misc{clip, title = {Pasted From the Clipboard}, author = {Bo Copy}, year = {2022}}');
    const outcome = await run('importClipboard');
    assert.equal(outcome.added.length, 1);
    assert.deepEqual(await titles('author:copy'), ['Pasted From the Clipboard']);
  });

  it('writes the whole shelf into a file, and takes it back', async () => {
    await run('star', '2506.21594');
    const folder = await folderWith({});
    const file = vscode.Uri.joinPath(folder, 'shelf.jsonl');
    await run('exportShelf', file);
    const text = await onDisk(folder, 'shelf.jsonl');
    assert.match(text, /^\{"papershelf":"shelf","version":1/);
    assert.equal(text.match(/^\{"added"/gm)?.length, await count());
    await run('unstar', '2506.21594');
    const words = await run<string>('restoreShelf', file);
    assert.match(words, /^Nothing new/);
    assert.ok((await titles('is:starred')).some((title) => title.startsWith('Gazal')));
    await run('unstar', '2506.21594');
  });
});
