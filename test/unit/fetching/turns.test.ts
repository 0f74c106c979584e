import { strict as assert } from 'node:assert';
import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import path from 'node:path';
import { pause } from '../../../src/fetching/reading';
import { sharedTurns, type TurnClock, type TurnFiles } from '../../../src/fetching/turns';
import { nodeDisk } from '../../../src/library/disk';
import { testFolder } from '../library/folder';

/** A clock that moves when all who run have come to wait: to the first of their times. */
class Clock {
  time: number;
  private sleepers: { until: number; wake: () => void }[] = [];

  constructor(start: number, private readonly late: () => number = () => 0) {
    this.time = start;
  }

  readonly turnClock: TurnClock = {
    now: () => this.time,
    sleep: (milliseconds) => new Promise<void>((wake) => { this.sleepers.push({ until: this.time + milliseconds, wake }); }),
  };

  async run(works: Promise<unknown>[]): Promise<void> {
    let done = false;
    const all = Promise.all(works).finally(() => { done = true; });
    while (!done) {
      await sleep(2);
      const next = this.sleepers.sort((a, b) => a.until - b.until).shift();
      if (!next) continue;
      this.time = Math.max(this.time, next.until + this.late());
      next.wake();
    }
    await all;
  }
}

describe('turns of several windows', function () {
  this.timeout(60_000);
  const folder = testFolder();
  const GAP = 3_000;

  /** When each of several windows that know nothing of each other asked. */
  async function asked(windows: number, times: number, late?: () => number): Promise<number[]> {
    const clock = new Clock(Date.UTC(2025, 10, 3) + 1_234, late);
    const at: number[] = [];
    const where = path.join(folder(), 'turns');
    await clock.run(Array.from({ length: windows }, async () => {
      const take = sharedTurns(nodeDisk, where);
      for (let time = 0; time < times; time++) {
        await take('arxiv', GAP, clock.turnClock, undefined);
        at.push(clock.time);
      }
    }));
    return at.sort((a, b) => a - b);
  }

  const gaps = (times: readonly number[]): number[] => times.slice(1).map((time, at) => time - (times[at] ?? 0));

  it('are a gap apart, whoever takes them', async () => {
    const times = await asked(4, 5);
    assert.equal(times.length, 20);
    assert.ok(Math.min(...gaps(times)) >= GAP, gaps(times).join());
  });

  it('are a gap apart also where a window wakes up late, or much too late', async () => {
    let turn = 0;
    const times = await asked(3, 5, () => [0, 590, 10, 5_000, 601][turn++ % 5] ?? 0);
    assert.ok(Math.min(...gaps(times)) >= GAP, gaps(times).join());
  });

  it('leave no files behind but the last few', async () => {
    const where = path.join(folder(), 'turns');
    const clock = new Clock(Date.UTC(2025, 10, 3));
    const take = sharedTurns(nodeDisk, where);
    await nodeDisk.create(path.join(where, 'arxiv-99999999999'), '');
    await clock.run([(async () => { for (let time = 0; time < 10; time++) await take('arxiv', GAP, clock.turnClock, undefined); })()]);
    assert.ok((await readdir(where)).length <= 3, (await readdir(where)).join());
  });

  it('that were called off are free for others', async () => {
    const where = path.join(folder(), 'turns');
    const control = new AbortController();
    const take = sharedTurns(nodeDisk, where);
    const waiting = take('arxiv', 600_000, { now: Date.now, sleep: pause }, control.signal);
    while ((await nodeDisk.list(where)).length === 0) await sleep(5);
    control.abort();
    await assert.rejects(waiting);
    assert.deepEqual(await readdir(where), []);
  });

  it('are taken also where no file can be made', async () => {
    const full: TurnFiles = { list: () => Promise.reject(new Error('full')), create: () => Promise.reject(new Error('full')), remove: () => Promise.reject(new Error('full')) };
    const clock = new Clock(Date.UTC(2025, 10, 3));
    await clock.run([sharedTurns(full, 'nowhere')('arxiv', GAP, clock.turnClock, undefined)]);
    assert.ok(clock.time >= Date.UTC(2025, 10, 3));
  });
});
