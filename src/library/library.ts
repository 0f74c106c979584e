import { copyFile, mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { Low, type Adapter } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { decodeState, emptyState, type State } from './state';

type Listener = (state: State) => void;

/** Said once when the file could not be read: where it was put, and what was wrong. */
export interface SetAside {
  readonly keptAs: string;
  readonly reason: unknown;
}

/**
 * What is remembered of the reader (grouping, sorting, recently used, keys), over a lowdb file. Changes are made one
 * after the other, each on what the file says at that moment, and written through a temporary file and a rename.
 */
export class Library {
  private readonly listeners = new Set<Listener>();
  private queue: Promise<unknown> = Promise.resolve();
  private current: State = emptyState();

  private constructor(
    private readonly db: Low<unknown>,
    private readonly prepare: () => Promise<void>,
  ) {}

  /** Opens `state.json` in a folder, which need not exist yet. An unreadable file is set aside, never overwritten. */
  static async open(folder: string, onSetAside: (what: SetAside) => void): Promise<Library> {
    const file = path.join(folder, 'state.json');
    const prepare = async (): Promise<void> => {
      await mkdir(folder, { recursive: true });
    };
    const library = new Library(new Low<unknown>(new JSONFile(file), null), prepare);
    try {
      await library.reload();
    } catch (reason) {
      onSetAside({ keptAs: await setAside(file), reason });
      library.db.data = null;
    }
    return library;
  }

  /** A library over any adapter; `lowdb`'s `Memory` in tests. */
  static async over(adapter: Adapter<unknown>): Promise<Library> {
    const library = new Library(new Low<unknown>(adapter, null), () => Promise.resolve());
    await library.reload();
    return library;
  }

  get state(): State {
    return this.current;
  }

  /** Fits `vscode.Event` by shape. */
  readonly onDidChange = (listener: Listener): { dispose(): void } => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };

  /**
   * Changes the state and writes it. Rejects when the file cannot be read or written; the state is then what it was.
   */
  change(make: (state: State) => State): Promise<void> {
    const done = this.queue.then(async () => {
      const before = this.current;
      // Another window may have written since: its change is kept.
      await this.reload();
      const next = make(this.current);
      try {
        await this.prepare();
        this.db.data = next;
        await this.db.write();
      } catch (error) {
        this.db.data = this.current = before;
        throw error;
      }
      this.current = next;
      for (const listener of this.listeners) listener(next);
    });
    this.queue = done.catch(() => undefined);
    return done;
  }

  private async reload(): Promise<void> {
    this.db.data = null;
    await this.db.read();
    const { data } = this.db;
    this.current = data === undefined || data === null ? emptyState() : decodeState(data);
  }
}

/** Moves an unreadable file away under a name of its own, and gives that name. */
async function setAside(file: string): Promise<string> {
  const kept = `${file}.unreadable-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  try {
    await rename(file, kept);
  } catch {
    // Where a rename is not allowed a copy may be; the caller says where it is.
    await copyFile(file, kept);
  }
  return kept;
}
