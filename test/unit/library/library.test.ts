import { strict as assert } from 'node:assert';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as fc from 'fast-check';
import { Library, type SetAside } from '../../../src/library/library';
import { emptyState, RECENT_LIMIT, withRecent, withSaved, type State } from '../../../src/library/state';
import { stateOf, writesBetween } from '../../../src/library/stateRegisters';
import { Registers } from '../../../src/marking/registers';
import { FaultyDisk } from './faultyDisk';
import { testFolder } from './folder';

describe('Library', function () {
  this.timeout(20_000);
  const folder = testFolder();
  const never = (): never => assert.fail('nothing was to be set aside');
  const open = (options = {}) => Library.open(folder(), never, { pollEvery: 0, ...options });

  it('remembers what was changed, also under a folder that did not exist', async () => {
    const library = await open();
    await library.change((state) => ({ ...state, grouping: 'model' }));
    await library.change((state) => withRecent(state, ['2503.02130']));
    await library.change((state) => withSaved(state, 'is:unread', true));
    assert.deepEqual((await open()).state, { ...emptyState(), grouping: 'model', recent: ['2503.02130'], saved: ['is:unread'] });
  });

  it('tells its listeners, until they leave', async () => {
    const library = await open();
    const heard: string[] = [];
    const listening = library.onDidChange((state) => heard.push(state.sorting));
    await library.change((state) => ({ ...state, sorting: 'title' }));
    listening.dispose();
    await library.change((state) => ({ ...state, sorting: 'discussed' }));
    assert.deepEqual(heard, ['title']);
  });

  it('keeps what two windows change at once', async () => {
    const [one, two] = [await open(), await open()];
    await Promise.all([
      one.change((state) => ({ ...withRecent(state, ['a']), sorting: 'title', keys: { ...state.keys, a: 'x' } })),
      two.change((state) => ({ ...withRecent(state, ['b']), grouping: 'month', keys: { ...state.keys, b: 'y' } })),
    ]);
    const { state } = await open();
    assert.deepEqual([state.sorting, state.grouping, state.keys, [...state.recent].sort()], ['title', 'month', { a: 'x', b: 'y' }, ['a', 'b']]);
  });

  it('sees within a second what another window changed', async () => {
    const library = await open({ pollEvery: undefined });
    const seen = new Promise<State>((resolve) => library.onDidChange(resolve));
    await (await open()).change((state) => ({ ...state, sorting: 'title' }));
    const start = performance.now();
    assert.equal((await seen).sorting, 'title');
    assert.ok(performance.now() - start < 1_000);
    library.dispose();
  });

  it('makes changes one after the other', async () => {
    const library = await open();
    await Promise.all(Array.from({ length: 30 }, (_, i) => library.change((state) => withRecent(state, [String(i)]))));
    assert.equal(library.state.recent.length, RECENT_LIMIT);
    assert.equal(library.state.recent[0], '29');
  });

  it('holds any state as registers', () => {
    const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 });
    const anyState: fc.Arbitrary<State> = fc.record({
      version: fc.constant(1 as const),
      grouping: fc.constantFrom('topic', 'model'),
      sorting: fc.constantFrom('newest', 'title'),
      recent: ids,
      saved: ids,
      keys: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y'), { noNullPrototype: true }),
    }, { noNullPrototype: true });
    fc.assert(
      fc.property(fc.array(anyState), (states) => {
        const registers = new Registers('me');
        for (const state of states) {
          for (const [id, field, value] of writesBetween(stateOf(registers), state)) registers.apply(registers.operation(id, field, value, 0));
          assert.deepEqual(stateOf(registers), state);
        }
      }),
    );
  });

  it('takes over the file that held all of it once, and keeps a copy', async () => {
    await mkdir(folder(), { recursive: true });
    const old = { version: 1, grouping: 'month', sorting: 'title', recent: ['b', 'a'], keys: { a: 'x' } };
    await writeFile(path.join(folder(), 'state.json'), JSON.stringify(old));
    assert.deepEqual((await open()).state, { ...old, saved: [] });
    assert.deepEqual((await open()).state, { ...old, saved: [] });
    assert.deepEqual(JSON.parse(await readFile(path.join(folder(), 'state.v1.json'), 'utf8')), old);
  });

  const broken: [name: string, text: string][] = [
    ['cut off', '{"version":1,"grou'],
    ['of another shape', '{"old":1}'],
    ['nothing but zeros', '\0'.repeat(100)],
  ];
  for (const [name, text] of broken) {
    it(`sets a file aside that is ${name}, and works on`, async () => {
      await mkdir(folder(), { recursive: true });
      await writeFile(path.join(folder(), 'state.json'), text);
      const told: SetAside[] = [];
      const library = await Library.open(folder(), (what) => told.push(what));
      assert.equal(told.length, 1);
      assert.equal(await readFile(told[0]!.keptAs, 'utf8'), text);
      await library.change((state) => ({ ...state, grouping: 'month' }));
      library.dispose();
      assert.deepEqual((await readdir(folder())).sort(), ['state-000001.log', path.basename(told[0]!.keptAs)]);
      assert.equal((await open()).state.grouping, 'month');
    });
  }

  it('says so when it cannot write, and remembers nothing it did not write', async () => {
    const disk = new FaultyDisk();
    const library = await open({ disk });
    await library.change((state) => ({ ...state, sorting: 'title' }));
    disk.space = 10;
    await assert.rejects(library.change((state) => ({ ...state, grouping: 'month' })), /ENOSPC/);
    assert.deepEqual([library.state.grouping, (await open()).state.grouping], ['topic', 'topic']);
    disk.space = Infinity;
    await library.change((state) => ({ ...state, grouping: 'model' }));
    assert.deepEqual((await open()).state, { ...emptyState(), grouping: 'model', sorting: 'title' });
  });
});
