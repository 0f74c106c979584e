import { fieldsOfChange, markOf, NO_MARK, type Mark, type MarkChange } from '../marking/mark';
import type { Operation, Stamp, Value } from '../marking/registers';
import { RegisterStore, type StoreOptions, type Write } from './registerStore';

/** A change that can be undone: what was written, and what stood there before. */
interface Done {
  readonly operations: readonly Operation[];
  readonly before: readonly { readonly value: Value; readonly at: Stamp | undefined }[];
}

const UNDO_LIMIT = 100;
/** Characters; a note is not a place for a book. */
export const LONGEST_NOTE = 200_000;

/** The reader's marks by paper, shared by all windows. Reading is synchronous, from memory. */
export class Marks {
  private readonly cache = new Map<string, Mark>();
  private readonly done: Done[] = [];
  /** By the stamp of a value that an undo put back, the stamp that it had before. */
  private readonly standsFor = new Map<string, string>();
  /** One change after the other: each is compared with what the one before it left. */
  private queue: Promise<unknown> = Promise.resolve();

  private constructor(private readonly store: RegisterStore) {
    store.onDidChange(() => { this.cache.clear(); });
  }

  /** Opens the marks in a folder, which need not exist yet. Files that cannot be read are set aside, never overwritten. */
  static async open(folder: string, options: StoreOptions): Promise<Marks> {
    return new Marks(await RegisterStore.open(folder, 'marks', options));
  }

  /** The mark of a paper; `formerIds` are those it had before it was merged. */
  get(id: string, formerIds: readonly string[] = []): Mark {
    const key = formerIds.length === 0 ? id : [id, ...formerIds].join('\n');
    const known = this.cache.get(key);
    if (known) return known;
    const mark = markOf(this.store.registers, [id, ...formerIds]);
    if (mark !== NO_MARK) this.cache.set(key, mark);
    return mark;
  }

  /** Ids that something was marked on, also of papers that are not on the shelf. */
  ids(): string[] {
    return [...this.store.registers.ids()].filter((id) => this.store.registers.fields(id).length > 0);
  }

  /** All tags in use, commonest first. */
  tags(): string[] {
    const counts = new Map<string, number>();
    for (const tag of this.ids().flatMap((id) => this.get(id).tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b, 'en')).map(([tag]) => tag);
  }

  /** Fits `vscode.Event` by shape. Gives the ids whose marks changed, here or in another window. */
  readonly onDidChange: RegisterStore['onDidChange'] = (listener) => this.store.onDidChange(listener);

  /**
   * Changes the marks of papers, of all or of none. Resolves when that is on the disk; rejects where it could not be
   * written, and the marks are then what they were.
   */
  async change(ids: readonly string[], change: MarkChange): Promise<void> {
    if ((change.note?.length ?? 0) > LONGEST_NOTE) throw new RangeError(`A note has at most ${String(LONGEST_NOTE)} characters.`);
    await this.write(ids.flatMap((id) => fieldsOfChange(change).map(([field, value]): Write => [id, field, value])));
  }

  /**
   * Takes back the last change that this window made and gives the ids of its papers; `undefined` where there is none
   * left. What another window has changed since stays.
   */
  undo(): Promise<readonly string[] | undefined> {
    return this.next(() => this.undoLast());
  }

  private async undoLast(): Promise<readonly string[] | undefined> {
    const last = this.done.pop();
    if (!last) return undefined;
    const ours = last.operations.flatMap(({ id, field, at }, index) => {
      const before = last.before[index];
      return before && this.stampOf(id, field) === at.join() ? [{ id, field, before }] : [];
    });
    try {
      const operations = await this.store.write(ours.map(({ id, field, before }): Write => [id, field, before.value]));
      operations.forEach(({ at }, index) => {
        const stamp = ours[index]?.before.at;
        if (stamp) this.standsFor.set(at.join(), this.standsFor.get(stamp.join()) ?? stamp.join());
      });
    } catch (error) {
      this.done.push(last);
      throw error;
    }
    return [...new Set(last.operations.map(({ id }) => id))];
  }

  /** The stamp of what a register holds; where an undo put that back, the one it had at first. */
  private stampOf(id: string, field: string): string | undefined {
    const now = this.store.registers.stamp(id, field)?.join();
    return now === undefined ? undefined : (this.standsFor.get(now) ?? now);
  }

  get canUndo(): boolean {
    return this.done.length > 0;
  }

  /** Every register that is set, for an export; `restore` takes them back. */
  export(): Write[] {
    const { registers } = this.store;
    return [...registers.ids()].flatMap((id) => registers.fields(id).map(([field, value]): Write => [id, field, value])).sort(byPlace);
  }

  /** Sets what an export has where nothing is set: nobody knows which of two values is the newer. Can be undone. */
  async restore(writes: readonly Write[]): Promise<void> {
    const { registers } = this.store;
    await this.write(writes.filter(([id, field]) => registers.value(id, field) === null));
  }

  refresh(): Promise<void> {
    return this.store.refresh();
  }

  dispose(): void {
    this.store.dispose();
  }

  private write(all: readonly Write[]): Promise<void> {
    return this.next(async () => {
      const writes = all.filter(([id, field, value]) => this.store.registers.value(id, field) !== value);
      if (writes.length === 0) return;
      const { registers } = this.store;
      const before = writes.map(([id, field]) => ({ value: registers.value(id, field), at: registers.stamp(id, field) }));
      const operations = await this.store.write(writes);
      this.done.push({ operations, before });
      if (this.done.length > UNDO_LIMIT) this.done.shift();
    });
  }

  private next<T>(work: () => Promise<T>): Promise<T> {
    const done = this.queue.then(work);
    this.queue = done.catch(() => undefined);
    return done;
  }
}

function byPlace([a, m]: Write, [b, n]: Write): number {
  return a < b ? -1 : a > b ? 1 : m < n ? -1 : m > n ? 1 : 0;
}
