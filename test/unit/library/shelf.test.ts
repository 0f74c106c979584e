import { strict as assert } from 'node:assert';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as fc from 'fast-check';
import { exportShelf, isArchive, readArchive, restoreShelf, type Stores } from '../../../src/library/archive';
import { NewerVersion, type SetAside } from '../../../src/library/generations';
import { Library } from '../../../src/library/library';
import { Marks } from '../../../src/library/marks';
import { ShelfStore, type ShelfOptions } from '../../../src/library/shelfStore';
import { Cancelled } from '../../../src/pacing/slices';
import { finish } from '../../../src/importing/steps';
import type { SourceEntry } from '../../../src/merging/entry';
import { mergeEntries } from '../../../src/merging/merge';
import type { ShelfRecord } from '../../../src/merging/record';
import type { Paper } from '../../../src/papers/paper';
import { anyEntries } from '../merging/entries';
import { FaultyDisk } from './faultyDisk';
import { testFolder } from './folder';

const describePaper = (record: ShelfRecord): Paper => ({ ...record, topics: record.title.includes('Sets') ? ['sets'] : [], models: [], introduces: [], links: [] });
const entry = (at: number, more: Partial<SourceEntry> = {}): SourceEntry => ({ source: 'listing', title: `Paper ${String(at)}`, abstract: `About ${String(at)}.`, listedOn: '2025-05-23', ...more });
const entries = (from: number, to: number, more: Partial<SourceEntry> = {}) => Array.from({ length: to - from }, (_, at) => entry(from + at, more));
const bundled: Paper = { id: '1703.06114', arxivId: '1703.06114', title: 'Deep Sets', abstract: 'We read sets.', authors: ['Ann Lee'], listedOn: '2025-05-23', topics: ['sets'], models: [], introduces: [], links: [] };

describe('ShelfStore', function () {
  this.timeout(60_000);
  const folder = testFolder();
  const never = (what: SetAside): never => assert.fail(`nothing was to be set aside: ${String(what.reason)}`);
  const open = (options: Partial<ShelfOptions> = {}, where = folder()) => ShelfStore.open(where, { describe: () => Promise.resolve(describePaper), describedBy: '1', onSetAside: never, pollEvery: 0, ...options });
  const all = async (store: ShelfStore) => { const papers = []; for await (const paper of store.papers()) papers.push(paper); return papers; };

  it('keeps imports, in the order in which they came, also under a folder that did not exist', async () => {
    const store = await open({ bundled: [bundled] });
    assert.deepEqual(store.heads.map((head) => head.id), ['1703.06114']);
    const summary = await store.import(entries(0, 900));
    assert.deepEqual([summary.added.length, summary.merged.length, summary.doubts.length], [900, 0, 0]);
    await store.import(entries(900, 1000));
    const again = await open({ bundled: [bundled] });
    assert.deepEqual(again.heads.map((head) => head.title), ['Deep Sets', ...entries(0, 1000).map((paper) => paper.title)]);
    assert.deepEqual(again.heads, store.heads);
    assert.equal((await again.paper('paper-777'))?.abstract, 'About 777.');
    assert.equal(await again.paper('not there'), undefined);
    assert.equal(again.heads.filter((head) => head.added === again.lastImport).length, 100);
  });

  it('changes nothing where an import brings nothing, and keeps papers in place where it does', async () => {
    const store = await open();
    await store.import(entries(0, 500));
    const files = await readdir(folder());
    const { heads } = store;
    const summary = await store.import(entries(0, 500));
    assert.deepEqual([summary.added, summary.merged, summary.unchanged], [[], [], 500]);
    assert.equal(store.heads, heads);
    assert.deepEqual(await readdir(folder()), files);
    const more = await store.import([entry(7, { source: 'arxiv', arxivId: '2503.02130', publishedOn: '2025-05-23', authors: ['Ann Lee'] })]);
    assert.deepEqual([more.added, more.merged], [[], ['2503.02130']]);
    assert.deepEqual(store.heads.slice(6, 9).map((head) => head.id), ['paper-6', '2503.02130', 'paper-8']);
    assert.equal((await store.paper('paper-7'))?.id, '2503.02130');
    assert.equal(store.heads[7]?.added, heads[7]?.added);
  });

  it('is what merging all at once gives, however the imports are divided and ordered', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyEntries(8), { minLength: 1, maxLength: 4 }), async (imports) => {
        const store = await open({}, path.join(folder(), String(run++)));
        for (const one of imports) await store.import(one);
        const { papers } = mergeEntries(imports.flat());
        const strip = (record: object): unknown => JSON.parse(JSON.stringify({ ...record, added: undefined, keys: undefined, text: undefined, topics: undefined, comments: (record as ShelfRecord).comments ?? {} }));
        const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
        assert.deepEqual((await all(store)).sort(byId).map(strip), papers.map(({ record }) => strip(describePaper(record))).sort((a, b) => byId(a as Paper, b as Paper)));
      }),
      { numRuns: 100 },
    );
  });

  it('merges with bundled papers, which then stand among the others', async () => {
    const store = await open({ bundled: [bundled] });
    const same = await store.import([{ source: 'listing', title: 'Deep sets', listedOn: '2025-05-23', comments: { '2025-12-01': 7 } }]);
    assert.deepEqual([same.added, same.merged], [[], ['1703.06114']]);
    const again = await open({ bundled: [bundled] });
    assert.deepEqual(again.heads.map((head) => [head.id, head.commentCount, head.added, head.formerIds]), [['1703.06114', 7, 0, ['deep-sets']]]);
    assert.equal((await again.paper('deep-sets'))?.abstract, 'We read sets.');
  });

  it('keeps the imports of several windows at once, and each sees the others', async () => {
    const windows = await Promise.all([0, 1, 2, 3].map(() => open({ pollEvery: 100 })));
    await Promise.all(windows.map(async (store, at) => { for (let part = 0; part < 5; part++) await store.import(entries(at * 50 + part * 10, at * 50 + part * 10 + 20)); }));
    const { heads } = await open();
    assert.equal(heads.length, 210);
    await new Promise((resolve) => setTimeout(resolve, 500));
    for (const store of windows) {
      assert.deepEqual(store.heads, heads);
      store.dispose();
    }
  });

  it('is what it was where an import is called off', async () => {
    const store = await open();
    await store.import(entries(0, 300));
    const { heads } = store;
    const control = new AbortController();
    const importing = store.import(entries(300, 5_000), { signal: control.signal, onProgress: (done) => { if (done > 500) control.abort(); } });
    await assert.rejects(importing, Cancelled);
    assert.equal(store.heads, heads);
    assert.deepEqual((await open()).heads, heads);
  });

  for (const fault of ['full', 'read-only'] as const) {
    it(`is what it was on a disk that is ${fault}, and works again after it`, async () => {
      const disk = new FaultyDisk();
      const store = await open({ disk });
      await store.import(entries(0, 300));
      const { heads } = store;
      const files = await readdir(folder());
      for (const space of [0, 20_000, 60_000]) {
        if (fault === 'full') disk.space = space;
        else disk.readOnly = true;
        await assert.rejects(store.import(entries(300, 600)), /ENOSPC|EROFS/);
        assert.equal(store.heads, heads);
        assert.deepEqual((await open()).heads, heads);
        assert.deepEqual(await readdir(folder()), files);
      }
      disk.space = Infinity;
      disk.readOnly = false;
      await store.import(entries(300, 600));
      assert.equal((await open()).heads.length, 600);
    });
  }

  it('uses the last good copy where a manifest is broken', async () => {
    const store = await open();
    await store.import(entries(0, 10));
    await store.import(entries(10, 20));
    const newest = path.join(folder(), 'shelf-000002.json');
    const text = await readFile(newest, 'utf8');
    for (const broken of [text.slice(0, 50), '{"version":1}', '\0'.repeat(50)]) {
      await writeFile(newest, broken);
      const told: SetAside[] = [];
      const again = await open({ onSetAside: (what) => told.push(what) });
      assert.deepEqual([again.heads.length, told.length], [10, 1]);
      assert.equal(await readFile(told[0]!.keptAs, 'utf8'), broken);
      await again.import(entries(10, 20));
      assert.equal((await open()).heads.length, 20);
    }
  });

  it('makes heads anew of what they were made of, and does without abstracts that are lost', async () => {
    const store = await open();
    await store.import(entries(0, 500));
    const { heads } = store;
    const spoil = async (kind: string): Promise<void> => {
      for (const name of await readdir(folder())) if (name.startsWith(kind)) await writeFile(path.join(folder(), name), '[{"id":"x"}]');
    };
    await spoil('heads');
    const told: SetAside[] = [];
    const again = await open({ onSetAside: (what) => told.push(what) });
    assert.deepEqual(again.heads.map((head) => ({ ...head, added: 0 })), heads.map((head) => ({ ...head, added: 0 })));
    assert.equal(told.length, 2);
    await again.import([entry(1_000)]);
    await spoil('bodies');
    const third = await open({ onSetAside: (what) => told.push(what) });
    assert.equal(third.heads.length, 501);
    assert.equal((await third.paper('paper-3'))?.abstract, '');
    await third.import([entry(3)]);
    assert.equal((await third.paper('paper-3'))?.abstract, 'About 3.');
  });

  it('leaves a shelf of a later version alone', async () => {
    await mkdir(folder(), { recursive: true });
    const file = path.join(folder(), 'shelf-000009.json');
    await writeFile(file, '{"version":2}');
    await assert.rejects(open(), NewerVersion);
    assert.equal(await readFile(file, 'utf8'), '{"version":2}');
  });

  it('describes papers anew by other rules', async () => {
    const store = await open();
    await store.import(entries(0, 500));
    const again = await open({ describedBy: '2', describe: () => Promise.resolve((record: ShelfRecord) => ({ ...describePaper(record), topics: ['new'] })) });
    assert.ok(again.isStale && again.heads.every((head) => head.topics.length === 0));
    await again.describeAnew();
    assert.ok(!again.isStale && again.heads.every((head) => head.topics[0] === 'new'));
    assert.deepEqual((await open({ describedBy: '2' })).heads, again.heads);
  });

  it('refuses what thousands have the title of, and goes on', async () => {
    const store = await open();
    const summary = await store.import([...entries(0, 10), ...Array.from({ length: 3_000 }, (_, at) => entry(1, { title: 'Untitled', authors: [`A Writer${String(at)}`], listedOn: `${String(1000 + at)}-01-01` }))]);
    assert.deepEqual(summary.refused, ['Untitled']);
    assert.ok(store.heads.length > 10 && store.heads.length < 1_000);
  });

  it('is what it was after an export and a restore', async () => {
    let run = 0;
    const stores = async (): Promise<Stores> => {
      const where = path.join(folder(), String(run++));
      const options = { onSetAside: never, pollEvery: 0 };
      return { shelf: await open({ bundled: [bundled] }, where), marks: await Marks.open(where, options), library: await Library.open(where, never, options) };
    };
    const exported = async (from: Stores): Promise<string> => { let text = ''; for await (const piece of exportShelf(from)) text += piece; return text; };
    await fc.assert(
      fc.asyncProperty(fc.array(anyEntries(6), { maxLength: 3 }), fc.string({ unit: 'grapheme' }), async (imports, note) => {
        const first = await stores();
        for (const one of imports) await first.shelf.import(one);
        await first.marks.change(['deep-sets', '2503.02130'], { status: 'read', note, addTags: [note] });
        await first.library.change((state) => ({ ...state, keys: { a: note }, saved: ['is:unread'] }));
        const text = await exported(first);
        assert.ok(isArchive(text));
        const archive = finish(readArchive(text))!;
        assert.deepEqual(archive.unreadable, []);
        const second = await stores();
        await restoreShelf(second, archive);
        assert.deepEqual(await all(second.shelf), await all(first.shelf));
        assert.deepEqual([second.shelf.lastImport, second.marks.export(), second.library.state], [first.shelf.lastImport, first.marks.export(), first.library.state]);
        assert.equal(await exported(second), text);
        assert.deepEqual((await restoreShelf(first, archive)).added, []);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps what was marked before a restore, and takes no id that is none', async () => {
    const where = folder();
    const options = { onSetAside: never, pollEvery: 0 };
    const stores = { shelf: await open({}, where), marks: await Marks.open(where, options), library: await Library.open(where, never, options) };
    await stores.marks.change(['a'], { note: 'new' });
    const entry = { source: 'bibtex', title: 'A', arxivId: '../../evil?x=1#', doi: '10.1000/a\nTY  - BOOK' };
    const archive = finish(readArchive(`{"papershelf":"shelf","version":1}\n${JSON.stringify({ added: 1, entries: [entry] })}\n{"marks":[["a","note","old"],["a","status","read"]]}\n`));
    assert.deepEqual(archive?.unreadable, []);
    await restoreShelf(stores, archive!);
    assert.deepEqual(stores.marks.export(), [['a', 'note', 'new'], ['a', 'status', 'read']]);
    assert.deepEqual((await all(stores.shelf)).map(({ id, arxivId }) => [id, arxivId]), [['a', undefined]]);
    assert.deepEqual(archive?.rows[0]?.entries.map(({ doi }) => doi), [undefined]);
  });

  it('reads what it can of a broken export', () => {
    const text = '{"papershelf":"shelf","version":1}\n{"added":1,"entries":[{"source":"listing","title":"A"}]}\n{"added":1,"entries":[{"source":"elsewhere","title":"B"}]}\nnonsense\n{"marks":[["a","star",true]]}\n{"added":2,"ent';
    const archive = finish(readArchive(text));
    assert.deepEqual([archive?.rows.length, archive?.marks.length, archive?.unreadable], [1, 1, [3, 4, 6]]);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (any, header) => { finish(readArchive(header ? `${text.slice(0, 35)}${any}` : any)); }));
    assert.equal(finish(readArchive('{"papershelf":"shelf","version":2}\n')), undefined);
  });
});
