/** How work that must not block is cut into slices: the clock, the turns of others, and whether it is still wanted. */
export interface Pace {
  /** Milliseconds of a clock that only rises. */
  now(): number;
  /** Lets others run. */
  pause(): Promise<void>;
  /** Whether the work is no longer wanted. */
  isCancelled?(): boolean;
}

/** Thrown out of sliced work that the one who asked for it has called off. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/**
 * A slice ends with the first step after so many milliseconds. With a long step, and the garbage that is collected
 * meanwhile, the thread still answers within 20.
 */
const SLICE = 6;

/** Long work cut into slices, between which others get their turn. */
export class Slices {
  private ends: number;

  constructor(
    private readonly pace: Pace,
    private readonly milliseconds = SLICE,
  ) {
    this.ends = pace.now() + milliseconds;
  }

  /** Whether the slice is used up. */
  get over(): boolean {
    return this.pace.now() >= this.ends;
  }

  /** Lets others run where the slice is used up, and costs little where it is not; awaited between short pieces of work. */
  async pause(): Promise<void> {
    this.throwIfCancelled();
    if (!this.over) return;
    await this.pace.pause();
    this.ends = this.pace.now() + this.milliseconds;
    this.throwIfCancelled();
  }

  /** Takes all steps of work that can be left at each. */
  async run<T>(steps: Generator<undefined, T>): Promise<T> {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      await this.pause();
    }
  }

  private throwIfCancelled(): void {
    if (this.pace.isCancelled?.() === true) throw new Cancelled();
  }
}

/** The same without a pause. */
export function atOnce<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
