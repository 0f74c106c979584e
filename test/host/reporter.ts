import Mocha from 'mocha';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { outFolder } from './paths';

/** What a run of one suite leaves in out/results/ for the sum. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Prints as mocha's own reporter does, and writes the true counts where the runner sums them. */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const { suite } = options.reporterOptions as { suite: string };
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      const counts: Counts = { passed: passes, failed: failures, skipped: pending };
      const folder = path.join(outFolder, 'results');
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, `${suite}.json`), JSON.stringify(counts));
    });
  }
}
