/** How work that must not block is cut into slices. The edge gives the clock and the pause. */
export interface Pace {
  /** Milliseconds of a clock that only rises. */
  now(): number;
  /** Lets others run. */
  pause(): Promise<void>;
  /** Whether the work is no longer wanted. */
  isCancelled?(): boolean;
}

/** Thrown out of sliced work that is no longer wanted. */
export class Cancelled extends Error {}

/** A slice ends with the first step after so many milliseconds. */
const SLICE = 5;

/** Counts the time of a slice; `step` is awaited between pieces of work that are small against a slice. */
export class Slices {
  private from: number;

  constructor(private readonly pace: Pace) {
    this.from = pace.now();
  }

  /** Pauses where the slice is used up; cheap where it is not. */
  async step(): Promise<void> {
    if (this.pace.isCancelled?.()) throw new Cancelled();
    if (this.pace.now() - this.from < SLICE) return;
    await this.pace.pause();
    this.from = this.pace.now();
    if (this.pace.isCancelled?.()) throw new Cancelled();
  }

  /** Takes all steps of work that can be left at each. */
  async all<T>(steps: Generator<undefined, T>): Promise<T> {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      await this.step();
    }
  }
}

/** The same without a pause. */
export function atOnce<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
