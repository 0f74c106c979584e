/**
 * Work that can be paused: it yields every few milliseconds of work, so that who runs it can let others go first or
 * give it up.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Runs work to its end in one go. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
