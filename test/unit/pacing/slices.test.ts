import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { atOnce, Cancelled, Slices, type Pace } from '../../../src/pacing/slices';
import { breathe, runSliced, threadSlices } from '../../../src/pacing/thread';

/** A clock that goes on a millisecond each time it is looked at. */
function paced(cancelledAfter = Infinity): { pace: Pace; pauses: () => number } {
  let clock = 0;
  let pauses = 0;
  return { pace: { now: () => (clock += 1), pause: () => Promise.resolve(void pauses++), isCancelled: () => clock > cancelledAfter }, pauses: () => pauses };
}

function* counting(to: number): Generator<undefined, number> {
  for (let at = 0; at < to; at++) yield;
  return to;
}

describe('Slices', () => {
  it('pause when a slice is used up, and only then', async () => {
    const { pace, pauses } = paced();
    const slices = new Slices(pace, 5);
    for (let step = 0; step < 60; step++) await slices.pause();
    assert.ok(pauses() >= 8 && pauses() <= 12, String(pauses()));
  });

  it('end where the work is no longer wanted', async () => {
    const slices = new Slices(paced(20).pace);
    await assert.rejects(async () => { for (;;) await slices.pause(); }, Cancelled);
  });

  it('are called off at the next step, used up or not', async () => {
    const signal = { aborted: false };
    const slices = threadSlices(signal, 60_000);
    await slices.pause();
    signal.aborted = true;
    await assert.rejects(slices.pause(), Cancelled);
    await assert.rejects(runSliced(counting(3), signal), Cancelled);
  });

  it('take all steps, and give what the work gives', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(200), fc.integer({ min: 1, max: 20 }), async (steps, milliseconds) => {
        assert.equal(await new Slices(paced().pace, milliseconds).run(counting(steps)), steps);
        assert.equal(atOnce(counting(steps)), steps);
      }),
    ));

  it('of several works have a turn of the event loop each', async () => {
    const order: string[] = [];
    const work = async (name: string): Promise<void> => {
      for (let at = 0; at < 3; at++) {
        await breathe();
        order.push(name);
      }
    };
    let over = false;
    const turns = (): void => {
      order.push('|');
      if (!over) setImmediate(turns);
    };
    setImmediate(turns);
    await Promise.all([work('a'), work('b')]);
    over = true;
    assert.ok(/^\|?(?:[ab]\|)*[ab]\|?$/.test(order.join('')), order.join(''));
  });
});
