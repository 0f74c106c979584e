import { readdir, readFile } from 'node:fs/promises';
import { run } from './processes';

interface Entry {
  readonly pid: number;
  readonly parent: number;
}

/** The living processes; one that has ended but was not yet collected by its parent does not count. */
async function processes(): Promise<Entry[]> {
  return process.platform === 'linux' ? linuxProcesses() : psProcesses();
}

/** A bare Debian has no `ps`. */
async function linuxProcesses(): Promise<Entry[]> {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(numbers.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')));
  // "pid (name) state parent ...", and the name may hold blanks and brackets.
  return stats.flatMap((stat) => {
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return stat === '' || state === 'Z' ? [] : [{ pid: Number.parseInt(stat, 10), parent: Number(parent) }];
  });
}

async function psProcesses(): Promise<Entry[]> {
  const { output } = await run('ps', ['-A', '-o', 'pid=,ppid=,state=']);
  const lines = output.trim().split('\n').map((line) => line.trim().split(/\s+/));
  return lines.filter(([, , state]) => state?.startsWith('Z') === false).map(([pid, parent]) => ({ pid: Number(pid), parent: Number(parent) }));
}

/** A process and all that it and its children started. */
export async function processTree(pid: number): Promise<number[]> {
  const all = await processes();
  const found = [pid];
  for (const parent of found) found.push(...all.filter((entry) => entry.parent === parent).map((entry) => entry.pid));
  return found;
}

export async function stillAlive(pids: readonly number[]): Promise<number[]> {
  const living = new Set((await processes()).map(({ pid }) => pid));
  return pids.filter((pid) => living.has(pid));
}
