import { open, readFile, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** Runs the task while a file that names this process exists; waits while another living process holds it. */
export async function withLock<T>(file: string, say: (line: string) => void, task: () => Promise<T>): Promise<T> {
  let told = false;
  while (!(await acquire(file))) {
    const owner = Number(await readFile(file, 'utf8').catch(() => ''));
    // An owner that died left its file behind. An empty one was made this instant, or by a process that died writing it.
    if (owner > 0 && !isAlive(owner)) await rm(file, { force: true });
    else if (!told) {
      say(`Waiting for process ${owner || '?'}, which holds ${file}`);
      told = true;
    }
    await sleep(500);
  }
  try {
    return await task();
  } finally {
    await rm(file, { force: true });
  }
}

async function acquire(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
