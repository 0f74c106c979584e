import { strict as assert } from 'node:assert';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import * as fc from 'fast-check';
import type { SetAside } from '../../../src/library/generations';
import { parsed, parsedRows, readPart, writePart } from '../../../src/library/shelfFile';
import { nodeDisk } from '../../../src/library/disk';
import { SharedValues } from '../../../src/library/sharedValues';
import { ShelfStore, type ShelfOptions } from '../../../src/library/shelfStore';
import type { ShelfTexts } from '../../../src/library/shelfTexts';
import type { SourceEntry } from '../../../src/merging/entry';
import { textStamp, type ShelfHead } from '../../../src/merging/head';
import type { Paper } from '../../../src/papers/paper';
import { testFolder } from './folder';

const bundled: Paper = { id: '1703.06114', arxivId: '1703.06114', title: 'Deep Sets', abstract: 'We read sets.', authors: ['Ann Lee'], listedOn: '2025-05-23', topics: [], models: [], introduces: [], links: [] };
const entry = (at: number, abstract = `About ${String(at)}.`): SourceEntry => ({ source: 'listing', title: `Paper ${String(at)}`, abstract, listedOn: '2025-05-23' });
const entries = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => entry(from + at));

describe('ShelfTexts', function () {
  this.timeout(60_000);
  const folder = testFolder();
  const open = (options: Partial<ShelfOptions> = {}) => ShelfStore.open(folder(), { describe: () => Promise.resolve((record) => ({ ...record, topics: [], models: [], introduces: [], links: [] })), describedBy: '1', onSetAside: (what) => assert.fail(String(what.reason)), pollEvery: 0, bundled: [bundled], ...options });
  const all = async (texts: ShelfTexts) => { const papers = []; for await (const paper of texts.all()) papers.push(paper); return papers; };
  const stampOf = (texts: ShelfTexts) => ({ id, text }: ShelfHead): string => texts.stamp(id, text);

  it('reads some papers as all of them are read, of bundled ones, stored ones and guests', async () => {
    const store = await open();
    await store.import(entries(0, 900));
    await store.import([{ ...entry(7), source: 'arxiv', arxivId: '2503.02130', authors: ['Ann Lee'] }]);
    await store.setGuests([{ entry: { ...entry(3), abstract: 'A guest says much more about 3.' }, shelf: 'group' }, { entry: entry(5_000), shelf: 'group' }]);
    const whole = await all(store.texts);
    const ids = whole.map(({ id }) => id).reverse();
    assert.deepEqual(await store.texts.papers(ids), [...whole].reverse());
    assert.deepEqual(whole.map((paper) => ({ ...paper, abstract: '' })), store.heads.map((head) => ({ ...head, abstract: '' })));
    const [former, none] = await store.texts.papers(['paper-7', 'not there']);
    assert.deepEqual([former?.id, former?.abstract, none], ['2503.02130', 'About 7.', undefined]);
    assert.equal((await store.texts.paper('paper-3'))?.abstract, 'A guest says much more about 3.');
  });

  it('has another stamp for another abstract, and the same for the same one, also when it is opened again', async () => {
    const store = await open();
    await store.import(entries(0, 500));
    const { texts: before } = store;
    const stamps = before.heads.map(stampOf(before));
    assert.equal(new Set(stamps).size, 501);
    assert.deepEqual(before.heads.map(stampOf((await open()).texts)), stamps);
    await store.import([{ ...entry(8), source: 'arxiv', abstract: 'About 8, with more words.' }, { ...entry(9), comments: { '2025-12-01': 3 } }]);
    const { texts: after } = store;
    assert.deepEqual(after.heads.filter((head, at) => stampOf(after)(head) !== stamps[at]).map(({ title }) => title), ['Paper 8']);
    for (const paper of await all(after)) assert.equal(after.stamp(paper.id, paper.text), textStamp(paper.abstract));
    // What was looked at before is still there to be read.
    assert.equal((await before.paper('paper-8'))?.abstract, 'About 8.');
    assert.deepEqual(before.heads.map(stampOf(before)), stamps);
  });

  it('has stamps for papers that an earlier version wrote', async () => {
    const store = await open();
    await store.import(entries(0, 500));
    const before = store.heads.map(({ id }) => store.texts.stamp(id, undefined));
    assert.equal(new Set(before).size, 501);
    await store.import([{ ...entry(8), source: 'arxiv', abstract: 'About 8, with more words.' }]);
    const after = store.heads.map(({ id }) => store.texts.stamp(id, undefined));
    const at = store.heads.findIndex(({ title }) => title === 'Paper 8');
    assert.notEqual(after[at], before[at]);
    assert.equal(after.at(-1), before.at(-1), 'one of another file');
  });

  it('says so where abstracts turn out to be lost, and has other stamps then', async () => {
    const aside: SetAside[] = [];
    await (await open()).import(entries(0, 500));
    const store = await open({ onSetAside: (what) => { aside.push(what); } });
    const { texts } = store;
    const stamps = texts.heads.map(stampOf(texts));
    const told = new Promise<void>((resolve) => store.onDidChange(resolve));
    for (const name of await readdir(folder())) if (name.startsWith('bodies')) await rm(path.join(folder(), name));
    assert.deepEqual((await texts.papers(['paper-8', '1703.06114'])).map((paper) => paper?.abstract), ['', 'We read sets.']);
    await told;
    const lost = store.texts.heads.filter((head, at) => stampOf(store.texts)(head) !== stamps[at]);
    assert.deepEqual(lost.length, 400, 'all of that file, and no others');
    assert.deepEqual(aside, [], 'nothing is there to be put aside');
  });

  it('lets heads share what they have in common, and changes nothing in them', () => {
    const names = ['topic a', 'a', 'b', 'a\nb', 'base', 'constructor'];
    const text = fc.constantFrom(...names);
    const heads = fc.array(fc.record({
      id: text, title: text, authors: fc.array(text), topics: fc.array(text), introduces: fc.array(text), links: fc.array(text), formerIds: fc.array(text), added: fc.nat(),
      models: fc.array(fc.record({ family: text, role: fc.constantFrom('base', 'teacher') })), from: fc.dictionary(text, text),
    }, { noNullPrototype: true }).chain((head) => fc.record({ organization: fc.record({ handle: text, name: text }), primaryTopic: text }, { requiredKeys: [], noNullPrototype: true }).map((more) => ({ ...head, ...more }))));
    fc.assert(fc.property(fc.array(heads), (shards) => {
      const read = JSON.parse(JSON.stringify(shards)) as ShelfHead[][];
      const expected = JSON.parse(JSON.stringify(shards)) as unknown;
      const shared = new SharedValues();
      for (const shard of read) shared.share(shard);
      assert.deepEqual(read, expected);
    }));
    const [one, other] = JSON.parse('[{"topics":["a","b"]},{"topics":["a","b"]}]').map((head: object) => ({ authors: [], introduces: [], links: [], formerIds: [], models: [], from: {}, ...head })) as [ShelfHead, ShelfHead];
    new SharedValues().share([one, other]);
    assert.equal(one.topics, other.topics);
    assert.equal(one.authors, other.authors);
  });

  it('finds rows of a file, whatever is in them and whether or not they have lines of their own', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constant('\n],\n["')))), fc.infiniteStream(fc.nat()), async (rows, numbers) => {
        const part = await writePart(nodeDisk, folder(), 'bodies', rows, 0);
        const bytes = await readPart(nodeDisk, folder(), part, () => Promise.resolve());
        const wanted = rows.map(() => numbers.next().value % rows.length);
        assert.deepEqual(parsed(bytes), JSON.parse(JSON.stringify(rows)));
        const expected = wanted.map((row) => (JSON.parse(JSON.stringify(rows)) as unknown[])[row]);
        assert.deepEqual(parsedRows(bytes, wanted), expected);
        assert.deepEqual(parsedRows(Buffer.from(JSON.stringify(rows)), wanted), expected);
      }),
      { numRuns: 100 },
    );
  });
});
