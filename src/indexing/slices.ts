/** Long work cut into slices, between which searches and the editor get their turn. */
export class Slices {
  private ends: number;

  constructor(private readonly milliseconds: number) {
    this.ends = performance.now() + milliseconds;
  }

  /** Whether the slice is used up. */
  get over(): boolean {
    return performance.now() >= this.ends;
  }

  /** Lets others run, where the slice is used up. */
  async pause(): Promise<void> {
    if (!this.over) return;
    await new Promise<void>((done) => setImmediate(done));
    this.ends = performance.now() + this.milliseconds;
  }

  async run<T>(steps: Generator<undefined, T>): Promise<T> {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      await this.pause();
    }
  }
}
