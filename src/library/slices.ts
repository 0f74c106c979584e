/** Lets timers and input have their turn. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Milliseconds of work in one go; the host has to answer within 50. */
const SLICE = 12;

/** Says when work has gone on long enough. */
export class Slicer {
  private start = performance.now();
  private turn: Promise<void> = Promise.resolve();

  /** Waits where the slice is used up; `cancelled` then throws. */
  async pause(signal?: AbortSignal): Promise<void> {
    if (performance.now() - this.start < SLICE) return;
    // Of several that wait each has a turn of its own: Node would let all of them go on in one.
    this.turn = this.turn.then(breathe);
    await this.turn;
    if (signal?.aborted === true) throw new Cancelled();
    this.start = performance.now();
  }
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
export async function runSliced<T>(steps: Generator<undefined, T, undefined>, signal?: AbortSignal): Promise<T> {
  const slicer = new Slicer();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await slicer.pause(signal);
  }
}

/** The one who asked for it has called it off; nothing was changed. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}
