import { strict as assert } from 'node:assert';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import * as fc from 'fast-check';
import type { Guest } from '../../../src/library/guests';
import { ShelfStore } from '../../../src/library/shelfStore';
import type { SourceEntry } from '../../../src/merging/entry';
import { mergeEntries } from '../../../src/merging/merge';
import type { ShelfRecord } from '../../../src/merging/record';
import type { Paper } from '../../../src/papers/paper';
import { anyEntries } from '../merging/entries';
import { testFolder } from './folder';

const describePaper = (record: ShelfRecord): Paper => ({ ...record, topics: [], models: [], introduces: [], links: [] });
const SETS: SourceEntry = { source: 'listing', title: 'Deep Sets', abstract: 'We read sets.', listedOn: '2025-05-23' };
const SETS_ON_ARXIV: SourceEntry = { source: 'arxiv', title: 'Deep Sets', arxivId: '1703.06114', abstract: 'We read sets of all sizes, in any order.', publishedOn: '2025-05-23' };
const GRAPHS: SourceEntry = { source: 'bibtex', title: 'Deep Graphs', authors: ['Ann Lee'], abstract: 'We read graphs.' };
const bundled: Paper = { id: '1706.03762', arxivId: '1706.03762', title: 'Attention', abstract: 'All you need.', authors: ['Bo Chan'], topics: [], models: [], introduces: [], links: [] };
const of = (shelf: string, ...entries: SourceEntry[]): Guest[] => entries.map((entry) => ({ entry, shelf }));

describe('guests of the shelf', function () {
  this.timeout(60_000);
  const folder = testFolder();
  const open = (where = folder(), now = 5) => ShelfStore.open(where, { describe: () => Promise.resolve(describePaper), describedBy: '1', onSetAside: ({ reason }) => assert.fail(String(reason)), pollEvery: 0, now: () => now, bundled: [bundled] });
  const all = async (store: ShelfStore) => { const papers = []; for await (const paper of store.papers()) papers.push(paper); return papers; };
  const shelves = (store: ShelfStore) => Object.fromEntries(store.heads.map((head) => [head.id, head.shelves]));

  it('stand on it until they go, and nothing is written', async () => {
    const store = await open();
    await store.import([SETS]);
    const [before, files] = [store.heads, await readdir(folder())];
    let told = 0;
    store.onDidChange(() => told++);
    await store.setGuests([...of('group', GRAPHS), ...of('thesis', GRAPHS)]);
    assert.deepEqual(shelves(store), { '1706.03762': undefined, 'deep-sets': undefined, 'deep-graphs': ['group', 'thesis'] });
    assert.equal((await store.paper('deep-graphs'))?.abstract, 'We read graphs.');
    assert.equal(store.heads.some(({ added, title }) => title === 'Deep Graphs' && added === store.lastImport), false);
    await store.setGuests([]);
    assert.deepEqual(store.heads, before);
    assert.equal(await store.paper('deep-graphs'), undefined);
    assert.deepEqual([await readdir(folder()), told], [files, 2]);
  });

  it('are one record with the paper of the store, which keeps its id', async () => {
    const store = await open();
    await store.import([SETS]);
    await store.setGuests(of('group', SETS_ON_ARXIV));
    const [, head] = store.heads;
    assert.deepEqual([store.heads.length, head?.id, head?.arxivId, head?.formerIds, head?.shelves, head?.added], [2, 'deep-sets', '1703.06114', ['1703.06114'], ['', 'group'], 5]);
    for (const id of ['deep-sets', '1703.06114']) assert.match((await store.paper(id))?.abstract ?? '', /of all sizes/, id);
    assert.deepEqual((await all(store)).map(({ title, abstract }) => [title, abstract.length > 15]), [['Attention', false], ['Deep Sets', true]]);
    await store.setGuests([]);
    assert.equal((await store.paper('deep-sets'))?.abstract, 'We read sets.');
  });

  it('say where a paper stands also where they bring nothing new', async () => {
    const store = await open();
    await store.import([SETS]);
    await store.setGuests(of('group', SETS));
    assert.deepEqual(shelves(store), { '1706.03762': undefined, 'deep-sets': ['', 'group'] });
    assert.deepEqual((await store.paper('deep-sets'))?.shelves, ['', 'group']);
  });

  it('merge with bundled papers, and with what is imported while they are there', async () => {
    const store = await open();
    await store.setGuests(of('group', { ...GRAPHS, title: 'Attention', arxivId: '1706.03762' }, SETS_ON_ARXIV));
    assert.deepEqual(shelves(store), { '1706.03762': ['', 'group'], '1703.06114': ['group'] });
    await store.import([SETS]);
    assert.deepEqual(shelves(store), { '1706.03762': ['', 'group'], 'deep-sets': ['', 'group'] });
    assert.deepEqual(shelves(await open()), { '1706.03762': undefined, 'deep-sets': undefined });
  });

  it('of the last call are the ones that stay', async () => {
    const store = await open();
    await Promise.all([store.setGuests(of('a', GRAPHS)), store.setGuests(of('b', SETS)), store.setGuests(of('c', SETS_ON_ARXIV))]);
    assert.deepEqual(shelves(store), { '1706.03762': undefined, '1703.06114': ['c'] });
  });

  it('give what merging all at once gives but for ids, and leave no trace', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(anyEntries(8), anyEntries(8), async (stored, guests) => {
        const store = await ShelfStore.open(path.join(folder(), String(run++)), { describe: () => Promise.resolve(describePaper), describedBy: '1', onSetAside: ({ reason }) => assert.fail(String(reason)), pollEvery: 0 });
        await store.import(stored);
        const before = await all(store);
        await store.setGuests(of('group', ...guests));
        const strip = ({ title, abstract, authors, arxivId, doi, venue }: Paper & { doi?: string }): string => JSON.stringify([title, abstract, authors, arxivId, doi, venue]);
        const papers = await all(store);
        assert.deepEqual(papers.map(strip).sort(), mergeEntries([...stored, ...guests]).papers.map(({ record }) => strip(describePaper(record))).sort());
        assert.equal(new Set(papers.map(({ id }) => id)).size, papers.length);
        for (const { id, abstract } of papers) assert.equal((await store.paper(id))?.abstract, abstract);
        // What was marked on a paper of the store is found while guests are there.
        for (const { id } of before) assert.ok(await store.paper(id), id);
        await store.setGuests([]);
        assert.deepEqual(await all(store), before);
      }),
      { numRuns: 150 },
    );
  });
});
