import path from 'node:path';
import { Low } from 'lowdb';
import { isValiError } from 'valibot';
import { nodeDisk } from './disk';
import { GenerationAdapter, setAside, type SetAside } from './generations';
import { RegisterStore, type StoreOptions } from './registerStore';
import { decodeState, emptyState, type State } from './state';
import { stateOf, writesBetween } from './stateRegisters';

export type { SetAside } from './generations';

type Listener = (state: State) => void;

/**
 * What is remembered of the reader (grouping, sorting, recently used, keys), shared by all windows: a change of one is
 * seen by the others within a second, and none takes away another's.
 */
export class Library {
  private readonly listeners = new Set<Listener>();
  private queue: Promise<unknown> = Promise.resolve();
  private current: State;

  private constructor(private readonly store: RegisterStore) {
    this.current = stateOf(store.registers);
    store.onDidChange(() => {
      this.current = stateOf(store.registers);
      for (const listener of this.listeners) listener(this.current);
    });
  }

  /** Opens the state in a folder, which need not exist yet. An unreadable file is set aside, never overwritten. */
  static async open(folder: string, onSetAside: (what: SetAside) => void, options: Partial<StoreOptions> = {}): Promise<Library> {
    const store = await RegisterStore.open(folder, 'state', { ...options, onSetAside });
    const library = new Library(store);
    await library.migrate(folder, { ...options, onSetAside });
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

  /** Changes the state and writes it. Rejects when it cannot be read or written; the state is then what it was. */
  change(make: (state: State) => State): Promise<void> {
    const done = this.queue.then(async () => {
      // Another window may have written since: the change is made of what it left.
      await this.store.refresh();
      await this.store.write(writesBetween(this.current, make(this.current)));
    });
    this.queue = done.catch(() => undefined);
    return done;
  }

  dispose(): void {
    this.store.dispose();
    this.listeners.clear();
  }

  /** Takes over `state.json`, which held all of it before several windows were thought of; the file is kept as a copy. */
  private async migrate(folder: string, { disk = nodeDisk, onSetAside }: StoreOptions): Promise<void> {
    const file = path.join(folder, 'state.json');
    const low = new Low<unknown>(new GenerationAdapter(disk, file), null);
    try {
      await low.read();
      if (low.data === null) return;
      const old = decodeState(low.data);
      await this.store.write(writesBetween(emptyState(), old));
      await disk.move(file, path.join(folder, 'state.v1.json'));
    } catch (reason) {
      if (!(reason instanceof SyntaxError) && !isValiError(reason)) throw reason;
      await setAside(disk, file, reason, onSetAside);
    }
  }
}
