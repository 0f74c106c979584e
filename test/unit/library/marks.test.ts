import { strict as assert } from 'node:assert';
import { appendFile, chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as fc from 'fast-check';
import { Marks } from '../../../src/library/marks';
import type { SetAside } from '../../../src/library/library';
import { NewerVersion } from '../../../src/library/generations';
import { NO_MARK, type MarkChange } from '../../../src/marking/mark';
import { FaultyDisk } from './faultyDisk';
import { testFolder } from './folder';

describe('Marks', function () {
  this.timeout(30_000);
  const folder = testFolder();
  const never = (): never => assert.fail('nothing was to be set aside');
  const open = (options = {}) => Marks.open(folder(), { onSetAside: never, pollEvery: 0, ...options });

  it('are kept, of one paper and of many', async () => {
    const marks = await open();
    await marks.change(['a', 'b'], { status: 'reading', addTags: ['Thesis', ' two  words '] });
    await marks.change(['b'], { star: true, note: '# Why\n\nBecause 🙂', removeTags: ['thesis'] });
    await marks.change(['c'], { hidden: true });
    await marks.change(['c'], { hidden: false });
    const again = await open();
    assert.deepEqual(again.get('a'), { ...NO_MARK, status: 'reading', tags: ['Thesis', 'two words'] });
    assert.deepEqual(again.get('b'), { status: 'reading', star: true, hidden: false, tags: ['two words'], note: '# Why\n\nBecause 🙂' });
    assert.deepEqual(again.get('c'), NO_MARK);
    assert.deepEqual(again.tags(), ['two words', 'Thesis']);
  });

  it('of a paper that was merged are those of all its ids, the later value of each', async () => {
    const marks = await open();
    await marks.change(['slug'], { status: 'read', addTags: ['one'], note: 'early' });
    await marks.change(['2503.02130'], { addTags: ['two'], note: 'late' });
    assert.deepEqual(marks.get('2503.02130', ['slug']), { ...NO_MARK, status: 'read', tags: ['one', 'two'], note: 'late' });
  });

  it('undo takes back change after change, but not what another window changed since', async () => {
    const [one, two] = [await open(), await open()];
    await one.change(['a', 'b'], { status: 'toRead' });
    await one.change(['a', 'b'], { status: 'read', star: true });
    await two.change(['b'], { status: 'reading' });
    await one.refresh();
    assert.deepEqual(await one.undo(), ['a', 'b']);
    assert.deepEqual([one.get('a'), one.get('b')], [{ ...NO_MARK, status: 'toRead' }, { ...NO_MARK, status: 'reading' }]);
    await one.undo();
    assert.deepEqual([one.get('a'), one.get('b')], [NO_MARK, { ...NO_MARK, status: 'reading' }]);
    assert.equal(await one.undo(), undefined);
  });

  it('stay right through compaction, with several windows', async () => {
    const windows = [await open({ compactAbove: 500 }), await open({ compactAbove: 800 }), await open({ compactAbove: 1e9 })];
    await Promise.all(windows.map(async (marks, window) => {
      for (let at = 0; at < 60; at++) await marks.change([`paper ${String(at % 20)}`], { note: `${String(window)} ${String(at)}`, addTags: [`tag ${String(window)} ${String(at)}`] });
    }));
    const again = await open();
    for (const marks of windows) await marks.refresh();
    for (let at = 0; at < 20; at++) {
      const expected = again.get(`paper ${String(at)}`);
      assert.equal(expected.tags.length, 9);
      for (const marks of windows) assert.deepEqual(marks.get(`paper ${String(at)}`), expected);
    }
    const files = await readdir(folder());
    assert.ok(files.some((name) => name.endsWith('.json')) && files.length <= 4, files.join());
  });

  it('are those of the last good copy where a file is broken, which is set aside', async () => {
    const marks = await open({ compactAbove: 300 });
    for (let at = 0; at < 50; at++) await marks.change([String(at)], { star: true });
    const newest = (await readdir(folder())).filter((name) => name.endsWith('.json')).sort().pop()!;
    await writeFile(path.join(folder(), newest), '{"version":1,"oper');
    const told: SetAside[] = [];
    const again = await open({ onSetAside: (what: SetAside) => told.push(what) });
    assert.deepEqual([again.ids().length, told.length], [50, 1]);
    assert.equal(await readFile(told[0]!.keptAs, 'utf8'), '{"version":1,"oper');
    await again.change(['50'], { star: true });
    assert.equal((await open()).ids().length, 51);
  });

  it('survive torn and foreign lines', async () => {
    const marks = await open();
    await marks.change(['a'], { star: true });
    const log = path.join(folder(), 'marks-000001.log');
    await appendFile(log, '\n[[1,"x","b","star",tr');
    await marks.change(['b'], { star: true });
    await appendFile(log, '\n\0\0\0\0\n{"a":1}\n[[1,"w","c","colour","red"]]\n[["x"]]\n');
    await marks.change(['d'], { star: true });
    assert.deepEqual((await open()).ids().sort(), ['a', 'b', 'c', 'd']);
  });

  it('of a later version are left alone', async () => {
    await mkdir(folder(), { recursive: true });
    const file = path.join(folder(), 'marks-000002.json');
    await writeFile(file, '{"version":2,"marks":{}}');
    await assert.rejects(open(), NewerVersion);
    assert.equal(await readFile(file, 'utf8'), '{"version":2,"marks":{}}');
  });

  for (const fault of ['full', 'read-only'] as const) {
    it(`on a disk that is ${fault} are rejected; memory and disk agree, and after it they are kept again`, async () => {
      const disk = new FaultyDisk();
      const marks = await open({ disk, compactAbove: 400 });
      for (let at = 0; at < 40; at++) await marks.change(['a'], { note: `note ${String(at)}` });
      for (const space of [0, 1, 5, 30, 60]) {
        if (fault === 'full') disk.space = space;
        else disk.readOnly = true;
        await assert.rejects(marks.change(['a', 'b'], { note: 'a note that is longer than the space', star: true }), /ENOSPC|EROFS/);
        assert.deepEqual([marks.get('a').note, marks.get('b')], ['note 39', NO_MARK]);
        assert.deepEqual((await open()).get('a'), marks.get('a'));
      }
      disk.space = Infinity;
      disk.readOnly = false;
      await marks.change(['b'], { star: true });
      assert.deepEqual((await open()).get('b'), marks.get('b'));
    });
  }

  it('in a folder that is read-only are rejected', async function () {
    if (process.getuid?.() === 0 || process.platform === 'win32') {
      console.log('      skipped: this user may write in any folder');
      this.skip();
    }
    const marks = await open();
    await marks.change(['a'], { star: true });
    await chmod(path.join(folder(), 'marks-000001.log'), 0o444);
    await assert.rejects(marks.change(['b'], { star: true }), /EACCES|EPERM/);
    assert.deepEqual(marks.ids(), ['a']);
  });

  it('are an export after an import of it', async () => {
    const change: fc.Arbitrary<MarkChange> = fc.record(
      { status: fc.constantFrom('toRead', 'read', null), star: fc.boolean(), hidden: fc.boolean(), note: fc.string({ unit: 'grapheme' }), addTags: fc.array(fc.string({ unit: 'grapheme', maxLength: 9 })), removeTags: fc.array(fc.string({ maxLength: 2 })) },
      { requiredKeys: [] },
    );
    const ids = fc.array(fc.constantFrom('2503.02130', 'slug', 'cs/0703123', '__proto__'));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(ids, change), { maxLength: 6 }), async (changes) => {
        const marks = await Marks.open(path.join(folder(), Math.random().toString(36)), { onSetAside: never, pollEvery: 0 });
        for (const [papers, made] of changes) await marks.change(papers, made);
        const copy = await Marks.open(path.join(folder(), Math.random().toString(36)), { onSetAside: never, pollEvery: 0 });
        await copy.restore(marks.export());
        assert.deepEqual(copy.export(), marks.export());
        for (const id of marks.ids()) assert.deepEqual(copy.get(id), marks.get(id));
      }),
      { numRuns: 30 },
    );
  });
});
