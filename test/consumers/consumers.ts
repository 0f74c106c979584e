import { strict as assert } from 'node:assert';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../host/processes';
import { debianTools, NoTools, type Tools } from './debian';

export interface Consumers {
  /** Runs a program among these files; gives what it printed. Fails where it ends with an error. */
  run(files: Readonly<Record<string, string>>, program: string, args: readonly string[]): Promise<Ran>;
}

export interface Ran {
  readonly output: string;
  readonly folder: string;
}

/** Programs of others for the tests of a `describe`; where they cannot be had its tests are skipped, in CI they fail. */
export function consumersForTests(): Consumers {
  let tools: Tools | undefined;
  const folders: string[] = [];
  before('the programs are there', async function () {
    this.timeout(10 * 60_000);
    try {
      tools = await debianTools();
    } catch (error) {
      // Elsewhere than on Linux there is nowhere to fetch them from.
      if (!(error instanceof NoTools) || (process.env['CI'] && process.platform === 'linux')) throw error;
      console.log(`Skipped: ${error.message}`);
      this.skip();
    }
  });
  after('the files go', async () => {
    for (const folder of folders) await rm(folder, { recursive: true });
  });
  return {
    async run(files, program, args) {
      assert.ok(tools);
      const folder = await mkdtemp(path.join(tmpdir(), 'papershelf-'));
      folders.push(folder);
      for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
      const { code, output } = await run(program, args, { cwd: folder, env: tools.env });
      assert.equal(code, 0, output);
      return { output, folder };
    },
  };
}
