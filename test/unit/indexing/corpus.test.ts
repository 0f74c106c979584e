import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { Corpus } from '../../../src/indexing/corpus';
import { sourceOf } from '../../../src/indexing/source';
import { Slices, type Pace } from '../../../src/pacing/slices';
import type { Paper } from '../../../src/papers/paper';

const paper = (id: string, title = `Title ${id}`): Paper => ({ id, title, abstract: `Abstract of ${id}.`, authors: [], topics: [], models: [], introduces: [], links: [] });
const fixed: Pace = { now: () => 0, pause: () => Promise.resolve() };

describe('the papers of an index', () => {
  it('are looked at a few at a time, however many there are', async () => {
    let looks = 0;
    let [since, most] = [0, 0];
    const pace: Pace = {
      now: () => 0,
      pause: () => {
        most = Math.max(most, looks - since);
        since = looks;
        return Promise.resolve();
      },
    };
    const watched = Array.from({ length: 500 }, (_, at) => {
      const id = `paper ${String(at)}`;
      return Object.defineProperty({ ...paper(id) }, 'id', { get: () => { looks++; return id; } });
    });
    const corpus = new Corpus();
    corpus.set(sourceOf(watched, () => ({})));
    // Each slice is used up at once.
    await corpus.compare(new Slices(pace, 0), false);
    assert.ok(looks >= watched.length && most > 0 && most <= 5, `${String(most)} of ${String(looks)} looks between two pauses`);
  });

  it('differ where nothing but the day of publication does', async () => {
    const corpus = new Corpus();
    const stamps = new Set<string>();
    for (const publishedOn of ['2015', '2016']) {
      corpus.set(sourceOf([{ ...paper('one'), publishedOn }], () => ({})));
      stamps.add((await corpus.compare(new Slices(fixed), false)).stamp);
    }
    assert.equal(stamps.size, 2);
  });

  it('differ from those before by what was added, changed and removed', () =>
    fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(40)), fc.uniqueArray(fc.nat(40)), fc.uniqueArray(fc.nat(40)), async (before, after, changed) => {
        const of = (numbers: readonly number[], title?: (at: number) => string | undefined) => sourceOf(numbers.map((at) => paper(`paper ${String(at)}`, title?.(at))), () => ({}));
        const corpus = new Corpus();
        corpus.set(of(before));
        const first = await corpus.compare(new Slices(fixed), false);
        corpus.accept();
        corpus.set(of(after, (at) => (changed.includes(at) ? 'Another title' : undefined)));
        const { added, removed, stamp } = await corpus.compare(new Slices(fixed), true);
        const ids = (numbers: readonly number[]) => numbers.map((at) => `paper ${String(at)}`).sort();
        assert.deepEqual([...added].sort(), ids(after.filter((at) => !before.includes(at) || changed.includes(at))));
        assert.deepEqual([...removed].sort(), ids(before.filter((at) => !after.includes(at))));
        assert.equal(stamp === first.stamp, added.length + removed.length === 0);
      }),
    ));

  it('are given by their ids, in order, without those that left', async () => {
    const corpus = new Corpus();
    corpus.set(sourceOf(['a', 'b', 'c'].map((id) => paper(id)), () => ({})));
    const titles = async (...ids: string[]) => (await corpus.heads(ids)).map(({ title }) => title);
    assert.deepEqual(await titles('c', 'x', 'a'), ['Title c', 'Title a'], 'before they are compared');
    await corpus.compare(new Slices(fixed), false);
    assert.deepEqual(await titles('c', 'x', 'a'), ['Title c', 'Title a']);
    corpus.set(sourceOf([paper('c', 'Another'), paper('d')], () => ({})));
    assert.deepEqual(await titles('a', 'c', 'd'), ['Another', 'Title d'], 'of the shelf as it is now');
  });
});
