import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** Runs the task while a file that names this process exists; waits while another living process holds it. */
export async function withLock<T>(file: string, say: (line: string) => void, task: () => Promise<T>): Promise<T> {
  let told = false;
  while (!(await acquire(file))) {
    const owner = await ownerOf(file);
    if (owner !== undefined && !isAlive(owner)) await discard(file, owner);
    else if (owner !== undefined && !told) {
      say(`Waiting for process ${owner}, which holds ${file}`);
      told = true;
    }
    await sleep(200);
  }
  try {
    return await task();
  } finally {
    await rm(file, { force: true });
  }
}

/** A link appears whole or not at all, so no one ever reads a lock without its owner. */
async function acquire(file: string): Promise<boolean> {
  const own = unique(file);
  await writeFile(own, String(process.pid));
  try {
    await link(own, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

/** An owner that died left its file behind. Another waiter may have replaced it meanwhile, whose file is put back. */
async function discard(file: string, dead: number): Promise<void> {
  const aside = unique(file);
  const taken = await rename(file, aside).then(() => true, () => false);
  if (!taken) return;
  if ((await ownerOf(aside)) !== dead) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

let count = 0;
const unique = (file: string) => `${file}.${process.pid}.${++count}`;

async function ownerOf(file: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text === '' ? undefined : Number(text);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
