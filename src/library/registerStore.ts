import { randomBytes } from 'node:crypto';
import { decodeOperation, encodeOperation, Registers, type Operation, type Value } from '../marking/registers';
import { nodeDisk, type Disk } from './disk';
import { type SetAside } from './generations';
import { Journal } from './journal';

export interface StoreOptions {
  readonly onSetAside: (what: SetAside) => void;
  /** Defaults to the file system. */
  readonly disk?: Disk;
  /** Milliseconds between looks at what other windows wrote; 0 for none. */
  readonly pollEvery?: number;
  readonly compactAbove?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Others' changes are to be seen within a second. */
const POLL_EVERY = 500;

/** A register to write. */
export type Write = readonly [id: string, field: string, value: Value];

type Listener = (ids: ReadonlySet<string>) => void;

/** Registers over a journal: what a reader sets, shared by all windows of the editor. */
export class RegisterStore {
  private readonly listeners = new Set<Listener>();
  private changed = new Set<string>();
  private poll: NodeJS.Timeout | undefined;

  private constructor(
    readonly registers: Registers,
    private readonly now: () => number,
  ) {}

  private journal: Journal | undefined;

  /** Opens `name` in a folder, which need not exist yet. Rejects where it cannot be read. */
  static async open(folder: string, name: string, options: StoreOptions): Promise<RegisterStore> {
    const { disk = nodeDisk, onSetAside, now = Date.now, compactAbove, pollEvery = POLL_EVERY } = options;
    const store = new RegisterStore(new Registers(randomBytes(6).toString('hex')), now);
    const state = {
      apply: (data: unknown): boolean => store.apply(data),
      operations: (): unknown[] => store.registers.operations(now()).map(encodeOperation),
    };
    const onRead = (): void => { store.tell(); };
    store.journal = await Journal.open(disk, folder, name, state, { onSetAside, onRead, ...(compactAbove === undefined ? {} : { compactAbove }) });
    if (pollEvery > 0) {
      // A look that fails is made again; a change that fails says so.
      store.poll = setInterval(() => { store.refresh().catch(() => undefined); }, pollEvery);
      store.poll.unref();
    }
    return store;
  }

  /** Fits `vscode.Event` by shape. Says whose registers changed, here or in another window. */
  readonly onDidChange = (listener: Listener): { dispose(): void } => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };

  /** Writes registers, all or none. Rejects where they could not be written; nothing is changed then. */
  async write(writes: readonly Write[]): Promise<readonly Operation[]> {
    if (writes.length === 0) return [];
    // What another window wrote a moment ago is older than this, also where its clock ran ahead.
    await this.refresh();
    const operations = writes.map(([id, field, value]) => this.registers.operation(id, field, value, this.now()));
    await this.journal?.append(operations.map(encodeOperation));
    return operations;
  }

  /** Looks at once at what other windows wrote. */
  async refresh(): Promise<void> {
    await this.journal?.refresh();
  }

  dispose(): void {
    clearInterval(this.poll);
    this.listeners.clear();
  }

  private apply(data: unknown): boolean {
    const operation = decodeOperation(data);
    if (operation && this.registers.apply(operation)) this.changed.add(operation.id);
    return operation !== undefined;
  }

  private tell(): void {
    const { changed } = this;
    if (changed.size === 0) return;
    this.changed = new Set();
    for (const listener of this.listeners) listener(changed);
  }
}
