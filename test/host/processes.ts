import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';
import path from 'node:path';
import { outFolder } from './paths';

/** Runs a command to its end and keeps what it printed. */
export function run(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

const groups = new Set<ChildProcess>();

/**
 * Starts a program with everything it will start in one process group, which ends with this process however that ends:
 * the guard holds the other end of a pipe, which closes even when this process is killed outright.
 */
export function spawnGuarded(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  exitOnSignals();
  const guard = path.join(outFolder, 'host', 'guard.js');
  const child = spawn(process.execPath, [guard, command, ...args], {
    ...options,
    detached: process.platform !== 'win32',
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  groups.add(child);
  child.once('exit', () => groups.delete(child));
  return child;
}

/** Ends the program and all it started; resolves when it is gone. */
export async function stopGuarded(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('close', resolve));
  killGroup(child.pid);
  await gone;
}

export function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group is gone already.
  }
}

let listening = false;
/** Ends this process on a signal, with 128 + the signal's number unless told otherwise. Without it Node would end before its exit handlers run. */
export function exitOnSignals(code?: number): void {
  if (listening) return;
  listening = true;
  process.once('exit', () => groups.forEach((child) => killGroup(child.pid)));
  for (const [signal, number] of [['SIGINT', 2], ['SIGTERM', 15], ['SIGHUP', 1]] as const) {
    process.once(signal, () => process.exit(code ?? 128 + number));
  }
}
