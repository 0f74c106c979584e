import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';

/** What the stores need of a file system. A promise that is kept means that it is on the disk. */
export interface Disk {
  /** Names in a folder; none where it does not exist. */
  list(folder: string): Promise<string[]>;
  /** Bytes from an offset to the end; `undefined` where there is no such file. */
  read(file: string, from?: number): Promise<Buffer | undefined>;
  size(file: string): Promise<number | undefined>;
  /** Adds bytes to the end, in one write, also where other processes do the same. Folder and file are made. */
  append(file: string, bytes: Buffer): Promise<void>;
  /** Makes a file with all of its content at once; `false`, and nothing done, where it exists. */
  create(file: string, text: string): Promise<boolean>;
  /** Takes a file away; it may be gone already. */
  remove(file: string): Promise<void>;
  /** Gives a file another name; `false` where it is gone. */
  move(from: string, to: string): Promise<boolean>;
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException | undefined)?.code;

/** The value, or `undefined` where there is no such file or folder. */
async function ifThere<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

export const nodeDisk: Disk = {
  async list(folder) {
    return (await ifThere(readdir(folder))) ?? [];
  },

  async read(file, from = 0) {
    const handle = await ifThere(open(file, 'r'));
    if (!handle) return undefined;
    try {
      const { size } = await handle.stat();
      const bytes = Buffer.alloc(Math.max(0, size - from));
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
      return bytes.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  },

  async size(file) {
    return (await ifThere(stat(file)))?.size;
  },

  async append(file, bytes) {
    await mkdir(path.dirname(file), { recursive: true });
    const handle = await open(file, 'a');
    try {
      const { bytesWritten } = await handle.write(bytes);
      // A full disk takes what fits and says so only at the next write.
      if (bytesWritten < bytes.length) throw Object.assign(new Error(`ENOSPC: no space left on device, write '${file}'`), { code: 'ENOSPC' });
      await handle.sync();
    } finally {
      await handle.close();
    }
  },

  async create(file, text) {
    await mkdir(path.dirname(file), { recursive: true });
    const draft = `${file}.${randomBytes(6).toString('hex')}.tmp`;
    try {
      await writeDurably(draft, text);
      return await linkOrWrite(draft, file, text);
    } finally {
      await unlink(draft).catch(() => undefined);
    }
  },

  async remove(file) {
    await ifThere(unlink(file));
  },

  async move(from, to) {
    return (await ifThere(rename(from, to).then(() => true))) ?? false;
  },
};

async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A link is made whole or not at all, and never over another file. exFAT and some network drives have none. */
async function linkOrWrite(draft: string, file: string, text: string): Promise<boolean> {
  try {
    await link(draft, file);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'EISDIR'].includes(codeOf(error) ?? '')) throw error;
    return writeDurably(file, text).then(() => true, (failure: unknown) => {
      if (codeOf(failure) === 'EEXIST') return false;
      throw failure;
    });
  }
  await syncFolder(path.dirname(file));
  return true;
}

/** Makes the name itself durable. Windows cannot open a folder, and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
