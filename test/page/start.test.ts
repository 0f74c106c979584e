import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchBrowser } from '../host/browser';
import { outFolder, root } from '../host/paths';
import { processTree, stillAlive } from '../host/processTable';
import { eventually } from '../host/wait';
import { Workbench } from '../host/workbench';

interface Started {
  readonly child: ChildProcess;
  readonly address: string;
  readonly copy: string;
}

const running: ChildProcess[] = [];
const leftovers: string[] = [];

/** What `npm start` runs once it has built. Its temporary files lie in a folder of their own: killed outright, it leaves some. */
async function startProgram(args: readonly string[], PATH = process.env['PATH']): Promise<{ child: ChildProcess; output: () => string }> {
  const TMPDIR = await mkdtemp(path.join(tmpdir(), 'papershelf-start-'));
  leftovers.push(TMPDIR);
  const env = { ...process.env, TMPDIR, PATH };
  const child = spawn(process.execPath, [path.join(outFolder, 'host', 'start.js'), ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { child, output: () => output };
}

async function startHosted(): Promise<Started> {
  const { child, output } = await startProgram(['--hosted']);
  const read = () => Promise.resolve({ ended: child.exitCode, output: output() });
  const shown = await eventually('an address', read, (now) => now.ended !== null || /http:\S+\s/.test(now.output), 60_000);
  const address = /http:\S+/.exec(shown.output)?.[0];
  const copy = /copied to (.+), which/.exec(shown.output)?.[1];
  assert.ok(address !== undefined && copy !== undefined, shown.output);
  return { child, address, copy };
}

const answers = (address: string) => fetch(address).then((response) => response.ok, () => false);

describe('npm start', () => {
  afterEach(async () => {
    running.splice(0).forEach((child) => child.kill('SIGKILL'));
    for (const folder of leftovers.splice(0)) await rm(folder, { recursive: true, maxRetries: 5 });
  });

  const cases: readonly (readonly [NodeJS.Signals, number | null])[] = [
    ['SIGINT', 0],
    ['SIGTERM', 0],
    ['SIGKILL', null],
  ];
  for (const [signal, exitCode] of cases) {
    it(`serves the extension on a loopback address, and ${signal} leaves nothing running`, async function () {
      if (process.platform === 'win32') this.skip();
      const { child, address, copy } = await startHosted();
      assert.equal(new URL(address).hostname, '127.0.0.1');
      const browser = await launchBrowser();
      const page = await browser.newPage();
      await page.goto(address);
      await new Workbench(page, copy).ready();
      assert.match(await page.title(), /Extension Development Host/);
      // start, guard, server, extension host
      const tree = await eventually('process tree', () => processTree(child.pid!), (pids) => pids.length > 3);
      const exited = once(child, 'exit');
      child.kill(signal);
      assert.deepEqual(await exited, exitCode === null ? [null, signal] : [exitCode, null]);
      await eventually('processes left', () => stillAlive(tree), (left) => left.length === 0);
      assert.equal(await answers(address), false);
      await browser.close();
    });
  }

  it('opens the `code` on the PATH, if there is one, with the extension and a copy of the sample', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = await mkdtemp(path.join(tmpdir(), 'papershelf-code-'));
    leftovers.push(folder);
    const code = path.join(folder, 'code');
    await writeFile(code, '#!/bin/sh\nprintf "%s\\n" "$@" > "$(dirname "$0")/arguments"\n');
    await chmod(code, 0o755);
    const { child } = await startProgram([], `${folder}${path.delimiter}${process.env['PATH'] ?? ''}`);
    assert.deepEqual(await once(child, 'exit'), [0, null]);
    const args = (await readFile(path.join(folder, 'arguments'), 'utf8')).trim().split('\n');
    assert.deepEqual(args.slice(0, -1), ['--new-window', '--wait', `--extensionDevelopmentPath=${root}`]);
    const copy = args.at(-1)!;
    assert.ok(!copy.startsWith(root));
    assert.match(await readFile(path.join(copy, 'draft.tex'), 'utf8'), /\\bibliography\{references\}/);
  });
});
