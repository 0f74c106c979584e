import { Slices, type Pace } from './slices';

let turn: Promise<void> = Promise.resolve();

/** Lets timers and input have their turn. */
export function breathe(): Promise<void> {
  // Of several that wait each has a turn of its own, whatever they work on: Node would let all of them go on in one.
  turn = turn.then(() => new Promise((resolve) => setImmediate(resolve)));
  return turn;
}

/** The pace of the thread that this runs on; `aborted` says whether the work is called off. */
export function threadPace(signal?: { readonly aborted: boolean }): Pace {
  return { now: () => performance.now(), pause: breathe, isCancelled: () => signal?.aborted === true };
}

/** Slices of this thread's time; they throw `Cancelled` once the signal is aborted. */
export function threadSlices(signal?: { readonly aborted: boolean }, milliseconds?: number): Slices {
  return new Slices(threadPace(signal), milliseconds);
}

/** Spreads many small pieces of work that are all asked for at once: some in each turn. */
export class Turns {
  private asked = 0;
  private turn: Promise<void> = Promise.resolve();

  constructor(private readonly atOnce: number) {}

  /** Waits for a turn; the first of them are in the turn of now. */
  next(): Promise<void> {
    if (++this.asked % this.atOnce === 0) this.turn = this.turn.then(breathe);
    return this.turn;
  }
}

/** Runs work that pauses itself, a slice at a time. */
export function runSliced<T>(steps: Generator<undefined, T>, signal?: { readonly aborted: boolean }): Promise<T> {
  return threadSlices(signal).run(steps);
}
