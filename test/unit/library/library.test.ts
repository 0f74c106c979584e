import { strict as assert } from 'node:assert';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Memory } from 'lowdb';
import { Library, type SetAside } from '../../../src/library/library';
import { emptyState, RECENT_LIMIT, withRecent } from '../../../src/library/state';

describe('Library', () => {
  let folder: string;
  beforeEach(async () => { folder = path.join(await mkdtemp(path.join(tmpdir(), 'papershelf-')), 'not', 'there', 'yet'); });
  afterEach(() => rm(path.resolve(folder, '../../..'), { recursive: true }));
  const never = (): never => assert.fail('nothing was to be set aside');

  it('remembers what was changed, also under a folder that did not exist', async () => {
    const library = await Library.open(folder, never);
    await library.change((state) => ({ ...state, grouping: 'model' }));
    await library.change((state) => withRecent(state, ['2503.02130']));
    const again = await Library.open(folder, never);
    assert.deepEqual(again.state, { ...emptyState(), grouping: 'model', recent: ['2503.02130'] });
  });

  it('tells its listeners, until they leave', async () => {
    const library = await Library.over(new Memory<unknown>());
    const heard: string[] = [];
    const listening = library.onDidChange((state) => heard.push(state.sorting));
    await library.change((state) => ({ ...state, sorting: 'title' }));
    listening.dispose();
    await library.change((state) => ({ ...state, sorting: 'discussed' }));
    assert.deepEqual(heard, ['title']);
  });

  it('keeps the change of a second window', async () => {
    const one = await Library.open(folder, never);
    const two = await Library.open(folder, never);
    await one.change((state) => ({ ...state, sorting: 'title' }));
    await two.change((state) => ({ ...state, grouping: 'month' }));
    assert.equal(two.state.sorting, 'title');
    assert.equal((await Library.open(folder, never)).state.sorting, 'title');
  });

  it('makes changes one after the other', async () => {
    const library = await Library.open(folder, never);
    await Promise.all(Array.from({ length: 30 }, (_, i) => library.change((state) => withRecent(state, [String(i)]))));
    assert.equal(library.state.recent.length, RECENT_LIMIT);
    assert.equal(library.state.recent[0], '29');
  });

  const broken: [name: string, text: string][] = [
    ['cut off', '{"version":1,"grou'],
    ['of another shape', '{"old":1}'],
    ['of a later version', JSON.stringify({ ...emptyState(), version: 2 })],
  ];
  for (const [name, text] of broken) {
    it(`sets a file aside that is ${name}, and works on`, async () => {
      const first = await Library.open(folder, never);
      await first.change((state) => state);
      await writeFile(path.join(folder, 'state.json'), text);
      const told: SetAside[] = [];
      const library = await Library.open(folder, (what) => told.push(what));
      assert.equal(told.length, 1);
      assert.equal(await readFile(told[0]!.keptAs, 'utf8'), text);
      await library.change((state) => ({ ...state, grouping: 'month' }));
      assert.equal((await readdir(folder)).length, 2);
      assert.equal((await Library.open(folder, never)).state.grouping, 'month');
    });
  }

  it('says so when it cannot write, and remembers nothing it did not write', async () => {
    const library = await Library.over({ read: () => Promise.resolve(emptyState()), write: () => Promise.reject(new Error('disk full')) });
    await assert.rejects(library.change((state) => ({ ...state, grouping: 'month' })), /disk full/);
    assert.equal(library.state.grouping, 'topic');
  });
});
