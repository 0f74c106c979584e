import { Low } from 'lowdb';
import * as v from 'valibot';
import type { Disk } from './disk';
import { GenerationAdapter, generationFile, generationsIn, NewerVersion, Overtaken, setAside, type SetAside } from './generations';

/** The state that a journal keeps: operations may reach it twice and in any order. */
export interface JournalState {
  /** Takes one operation as it stands in the file; `false` where it is none. */
  apply(operation: unknown): boolean;
  /** Operations that make this state anew. */
  operations(): unknown[];
}

export interface JournalOptions {
  /** Said of files that had to be put aside; what could be read of them is in the state. */
  readonly onSetAside: (what: SetAside) => void;
  /** Said once after each reading that brought something. */
  readonly onRead?: () => void;
  /** Bytes of appended lines above which they are compacted. */
  readonly compactAbove?: number;
}

const VERSION = 1;
const Snapshot = v.object({ version: v.literal(VERSION), operations: v.array(v.unknown()) });
const COMPACT_ABOVE = 512 * 1024;
const NEWLINE = 0x0a;
/** Operations applied in one go before others get a turn, some milliseconds. */
const SLICE = 5_000;

interface Reading {
  snapshotRead: boolean;
  /** Bytes of the log that were read, up to the end of a line. */
  offset: number;
  damaged: boolean;
}

/**
 * Append and compact. Generation n of a journal is a snapshot (`name-00000n.json`, written by lowdb, whole) and a log of
 * lines that processes append to (`name-00000n.log`). All generations that exist are read, so no order of reading and
 * no doubled line matters. No process waits for another, and none takes away what another may still need:
 *
 * - An append is acknowledged when it is on the disk and, seen after that, no newer generation exists; else it is
 *   appended to the newer one as well.
 * - Who compacts reads everything, writes the next generation, and only then removes those that were older than the
 *   newest one before that reading: whatever was acknowledged in them had been appended by then, and was read.
 * - The last generation before the newest stays: it is the last good copy.
 */
export class Journal {
  private readonly readings = new Map<number, Reading>();
  private queue: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly disk: Disk,
    private readonly folder: string,
    private readonly name: string,
    private readonly state: JournalState,
    private readonly options: JournalOptions,
  ) {}

  /** Reads all there is into `state`. Rejects where a folder cannot be read, or was written by a later version. */
  static async open(disk: Disk, folder: string, name: string, state: JournalState, options: JournalOptions): Promise<Journal> {
    const journal = new Journal(disk, folder, name, state, options);
    await journal.refresh();
    return journal;
  }

  /**
   * Writes operations, all or none, and applies them once they are on the disk. Rejects where they could not be
   * written; the state is then what the disk says.
   */
  append(operations: readonly unknown[]): Promise<void> {
    return this.next(async () => {
      try {
        await this.write(operations);
      } finally {
        // Also where the write failed: some of it may stand there.
        await this.readAll();
      }
      await this.compactIfLong();
    });
  }

  /** Reads what other processes have written since. */
  refresh(): Promise<void> {
    return this.next(() => this.readAll());
  }

  private next<T>(work: () => Promise<T>): Promise<T> {
    const done = this.queue.then(work);
    this.queue = done.catch(() => undefined);
    return done;
  }

  private async generations(kind?: 'json'): Promise<number[]> {
    return generationsIn(await this.disk.list(this.folder), this.name, kind && [kind]);
  }

  private async newest(): Promise<number> {
    return (await this.generations())[0] ?? 1;
  }

  private file(generation: number, kind: 'json' | 'log'): string {
    return generationFile(this.folder, this.name, generation, kind);
  }

  private async write(operations: readonly unknown[]): Promise<void> {
    // One line, so that a torn write loses all of a change or nothing; the first line break ends a torn one before it.
    const bytes = Buffer.from(`\n${JSON.stringify(operations)}\n`);
    let generation = await this.newest();
    for (;;) {
      await this.disk.append(this.file(generation, 'log'), bytes);
      const newest = await this.newest();
      if (newest <= generation) return;
      generation = newest;
    }
  }

  private async readAll(): Promise<void> {
    let news = false;
    let generations = await this.generations();
    for (;;) {
      for (const generation of this.readings.keys()) {
        if (!generations.includes(generation)) this.readings.delete(generation);
      }
      const snapshots = await this.generations('json');
      for (const generation of generations) {
        const reading = this.readings.get(generation) ?? { snapshotRead: false, offset: 0, damaged: false };
        this.readings.set(generation, reading);
        if (!reading.snapshotRead && snapshots.includes(generation)) news = (await this.readSnapshot(generation, reading)) || news;
        news = (await this.readLog(generation, reading)) || news;
      }
      // One that was compacted away meanwhile is in a newer one.
      const after = await this.generations();
      if (after.join() === generations.join()) break;
      generations = after;
    }
    if (news) this.options.onRead?.();
  }

  private async readSnapshot(generation: number, reading: Reading): Promise<boolean> {
    const file = this.file(generation, 'json');
    const low = new Low<unknown>(new GenerationAdapter(this.disk, file), null);
    try {
      await low.read();
      if (low.data === null) return false;
      if (isNewer(low.data)) throw new NewerVersion(file);
      await this.applyAll(v.parse(Snapshot, low.data).operations);
    } catch (reason) {
      if (!(reason instanceof SyntaxError) && !v.isValiError(reason)) throw reason;
      await setAside(this.disk, file, reason, this.options.onSetAside);
    }
    reading.snapshotRead = true;
    return true;
  }

  private async readLog(generation: number, reading: Reading): Promise<boolean> {
    const file = this.file(generation, 'log');
    const size = (await this.disk.size(file)) ?? 0;
    if (size <= reading.offset) return false;
    const bytes = (await this.disk.read(file, reading.offset)) ?? Buffer.alloc(0);
    // What stands behind the last line break is being written, or was torn: the next append ends it.
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    const lines = bytes.subarray(0, end).toString('utf8').split('\n').filter((line) => line !== '');
    for (const line of lines) {
      if (!(await this.applyLine(line))) reading.damaged = true;
    }
    reading.offset += end;
    return lines.length > 0;
  }

  /** Lines that cannot be read are left where they are; a torn one was never acknowledged. */
  private async applyLine(line: string): Promise<boolean> {
    try {
      const operations: unknown = JSON.parse(line);
      return Array.isArray(operations) && (await this.applyAll(operations as unknown[]));
    } catch {
      return false;
    }
  }

  private async applyAll(operations: readonly unknown[]): Promise<boolean> {
    let whole = true;
    for (const [index, operation] of operations.entries()) {
      whole = this.state.apply(operation) && whole;
      if (index % SLICE === SLICE - 1) await new Promise((resolve) => setImmediate(resolve));
    }
    return whole;
  }

  private async compactIfLong(): Promise<void> {
    const generation = await this.newest();
    const log = (await this.disk.size(this.file(generation, 'log'))) ?? 0;
    const snapshot = (await this.disk.size(this.file(generation, 'json'))) ?? 0;
    if (log < Math.max(this.options.compactAbove ?? COMPACT_ABOVE, 2 * snapshot)) return;
    // The change itself is on the disk: where compaction fails, the log grows on and it is tried again.
    await this.compact().catch(() => undefined);
  }

  private async compact(): Promise<void> {
    const before = await this.generations();
    const newest = before[0] ?? 0;
    await this.readAll();
    const low = new Low<unknown>(new GenerationAdapter(this.disk, this.file(newest + 1, 'json')), null);
    low.data = { version: VERSION, operations: this.state.operations() };
    try {
      await low.write();
    } catch (error) {
      if (error instanceof Overtaken) return;
      throw error;
    }
    this.readings.set(newest + 1, { snapshotRead: true, offset: 0, damaged: false });
    for (const generation of before.filter((older) => older < newest)) await this.removeGeneration(generation);
  }

  private async removeGeneration(generation: number): Promise<void> {
    const log = this.file(generation, 'log');
    if (this.readings.get(generation)?.damaged === true) {
      await setAside(this.disk, log, new SyntaxError('Some of its lines are unreadable.'), this.options.onSetAside);
    }
    await this.disk.remove(log);
    await this.disk.remove(this.file(generation, 'json'));
  }
}

function isNewer(data: unknown): boolean {
  const version: unknown = (data as { version?: unknown } | null)?.version;
  return typeof version === 'number' && version > VERSION;
}
