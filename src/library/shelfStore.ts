import type { SourceEntry } from '../merging/entry';
import { bundledEntry, bundledOnShelf, headOf, type ShelfHead, type ShelfPaper } from '../merging/head';
import { recordOf } from '../merging/record';
import type { Paper } from '../papers/paper';
import { nodeDisk, type Disk } from './disk';
import type { SetAside } from './generations';
import { GuestShelf, type Guest } from './guests';
import { NOTHING, ShelfDisk, type Loaded } from './shelfDisk';
import { ShelfEdit, type Describe, type EditBase, type ImportSummary, type Row } from './shelfEdit';
import { ShelfTexts } from './shelfTexts';
import { ShelfView } from './shelfView';
import { Cancelled } from '../pacing/slices';
import { breathe, threadSlices } from '../pacing/thread';

export interface ShelfOptions {
  readonly onSetAside: (what: SetAside) => void;
  /** Loads what gives a record its topics, models and links: most sessions read no paper. */
  readonly describe: () => Promise<Describe>;
  /** Which rules `describe` follows: papers described by others can be described anew. */
  readonly describedBy: string;
  /** Papers that come with the extension; they stand before all others until an import says more of them. */
  readonly bundled?: readonly Paper[];
  readonly disk?: Disk;
  /** Milliseconds between looks at what other windows wrote; 0 for none. */
  readonly pollEvery?: number;
  readonly now?: () => number;
}

export interface ImportOptions {
  /** Cancels; the shelf is then what it was. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, all: number) => void;
  /** Of an export: when an entry came to the shelf, and when its last import was. */
  readonly addedOf?: (entry: SourceEntry) => number | undefined;
  readonly lastImport?: number | undefined;
  /** Ids of bundled papers that stood among the others there. */
  readonly adopt?: readonly string[];
}

/** A paper as what it is made of. */
export interface ShelfRow {
  readonly added: number;
  readonly entries: readonly SourceEntry[];
}

const POLL_EVERY = 700;

/**
 * The papers of the shelf, shared by all windows. Heads are in memory, abstracts on disk. Imports of two windows at once
 * are both kept: who is overtaken by another merges again on top of it.
 */
export class ShelfStore {
  private readonly listeners = new Set<() => void>();
  private readonly disk: ShelfDisk;
  private readonly now: () => number;
  private queue: Promise<unknown> = Promise.resolve();
  private readonly bundled: readonly ShelfPaper[];
  private view = new ShelfView(NOTHING, [], undefined);
  private poll: NodeJS.Timeout | undefined;
  private guests: readonly Guest[] = [];
  private merging = new AbortController();

  private constructor(
    folder: string,
    private readonly options: ShelfOptions,
  ) {
    this.now = options.now ?? Date.now;
    this.bundled = (options.bundled ?? []).map(bundledOnShelf);
    this.disk = new ShelfDisk(options.disk ?? nodeDisk, folder, options.describe, options.onSetAside, this.now, () => { setImmediate(() => { this.tell(); }); });
  }

  /**
   * Opens the shelf in a folder, which need not exist yet. Files that cannot be read are set aside, and the last good
   * copy is used. Rejects where the folder cannot be read, or was written by a later version.
   */
  static async open(folder: string, options: ShelfOptions): Promise<ShelfStore> {
    const store = new ShelfStore(folder, options);
    await store.show(await store.disk.load(NOTHING));
    const { pollEvery = POLL_EVERY } = options;
    if (pollEvery > 0) {
      // A look that fails is made again; an import that fails says so.
      store.poll = setInterval(() => { store.refresh().catch(() => undefined); }, pollEvery);
      store.poll.unref();
    }
    return store;
  }

  /** All papers in the order in which they came, bundled ones first, guests last. A new list after each change. */
  get heads(): readonly ShelfHead[] {
    return this.view.heads;
  }

  /** When the last import was; its papers have it as `added`. */
  get lastImport(): number | undefined {
    return this.loaded.manifest.lastImport;
  }

  /** Ids of bundled papers that imports said more of: they stand among the others. */
  get adopted(): readonly string[] {
    return this.loaded.manifest.adopted;
  }

  /** Fits `vscode.Event` by shape. Said when the shelf changed, here or in another window. */
  readonly onDidChange = (listener: () => void): { dispose(): void } => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };

  /** The shelf as it is now, to be read from: what changes later does not show there. */
  get texts(): ShelfTexts {
    return new ShelfTexts(this.view, this.disk);
  }

  /** A paper with its abstract, by its id or a former one; `undefined` where there is none. */
  paper(id: string): Promise<ShelfPaper | undefined> {
    return this.texts.paper(id);
  }

  /** The head of a paper, by its id or a former one. */
  head(id: string): ShelfHead | undefined {
    return this.view.find(id)?.head;
  }

  /** All papers with their abstracts, shard by shard, in order. */
  papers(): AsyncGenerator<ShelfPaper> {
    return this.texts.all();
  }

  /** All papers of the store as what they are made of, for an export: guests are not the store's. */
  async *rows(): AsyncGenerator<ShelfRow> {
    for (const paper of this.view.bundled.values()) yield { added: 0, entries: [bundledEntry(paper)] };
    for (const shard of this.loaded.shards) {
      for (const { head, entries } of await this.disk.rows(shard)) yield { added: head.added, entries };
      await breathe();
    }
  }

  /**
   * Merges entries into the shelf. Resolves when that is on the disk; rejects where the disk does, or with `Cancelled`,
   * and nothing has changed then.
   */
  import(entries: readonly SourceEntry[], options: ImportOptions = {}): Promise<ImportSummary> {
    return this.next(async () => {
      const now = this.now();
      for (;;) {
        await this.reload();
        const { shards, manifest } = this.loaded;
        const edit = new ShelfEdit({ ...(await this.base(this.loaded, options.adopt)), now, addedOf: options.addedOf });
        const summary = await edit.apply(entries, options.signal, (done) => options.onProgress?.(done, entries.length));
        const changes = edit.changes();
        if (changes.size === 0) return summary;
        const describedBy = shards.length === 0 ? this.options.describedBy : manifest.describedBy;
        if (await this.commit(changes, { adopted: [...edit.adopted], lastImport: options.lastImport ?? now, describedBy })) return summary;
      }
    });
  }

  /** Whether papers were described by other rules than those of now. */
  get isStale(): boolean {
    return this.loaded.shards.length > 0 && this.loaded.manifest.describedBy !== this.options.describedBy;
  }

  /** Describes all papers by the rules of now. */
  describeAnew(signal?: AbortSignal): Promise<void> {
    return this.next(async () => {
      const slices = threadSlices(signal);
      const describe = await this.options.describe();
      await this.reload();
      while (this.isStale) {
        const changes = new Map<number, Row[][]>();
        for (const [index, shard] of this.loaded.shards.entries()) {
          const rows: Row[] = [];
          for (const { head: { id, formerIds, added }, entries } of await this.disk.rows(shard)) {
            rows.push({ head: headOf(recordOf(entries, [id, ...formerIds]), describe, entries, added), entries });
            await slices.pause();
          }
          changes.set(index, [rows]);
        }
        if (!(await this.commit(changes, { describedBy: this.options.describedBy }))) await this.reload();
      }
    });
  }

  /**
   * Says which entries are on the shelf besides, in place of those said before. They are merged with it in memory and
   * never written. Resolves when they are seen; rejects where papers that they are to be merged with cannot be read.
   */
  setGuests(guests: readonly Guest[]): Promise<void> {
    this.guests = guests;
    // Those of before need not be merged any more.
    this.merging.abort();
    const control = (this.merging = new AbortController());
    return this.next(async () => {
      if (control.signal.aborted || (guests.length === 0 && !this.view.guests)) return;
      try {
        this.put(this.loaded, await this.mergedWith(this.loaded));
      } catch (error) {
        if (!(error instanceof Cancelled)) throw error;
      }
    });
  }

  /** Looks at once at what other windows wrote. */
  refresh(): Promise<void> {
    return this.next(() => this.reload());
  }

  dispose(): void {
    clearInterval(this.poll);
    this.merging.abort();
    this.listeners.clear();
  }

  private next<T>(work: () => Promise<T>): Promise<T> {
    const done = this.queue.then(work);
    this.queue = done.catch(() => undefined);
    return done;
  }

  private async commit(...[changes, change]: [Parameters<ShelfDisk['commit']>[1], Parameters<ShelfDisk['commit']>[2]]): Promise<boolean> {
    const made = await this.disk.commit(this.loaded, changes, change);
    if (made) await this.show(made);
    return made !== undefined;
  }

  private async reload(): Promise<void> {
    const loaded = await this.disk.load(this.loaded);
    if (loaded !== this.loaded) await this.show(loaded);
  }

  /** What a merge begins with. */
  private async base({ shards, manifest }: Loaded, adopt: readonly string[] = []): Promise<Omit<EditBase, 'now'>> {
    return {
      shards,
      bundled: this.options.bundled ?? [],
      adopted: new Set([...manifest.adopted, ...adopt]),
      readBodies: (shard) => this.disk.bodies(shard),
      describe: await this.options.describe(),
    };
  }

  private async mergedWith(loaded: Loaded): Promise<GuestShelf | undefined> {
    return this.guests.length === 0 ? undefined : GuestShelf.of(await this.base(loaded), this.guests, this.merging.signal);
  }

  private async show(loaded: Loaded): Promise<void> {
    // What is on the disk is shown, whether or not guests can be merged with it; newer guests are merged next.
    this.put(loaded, await this.mergedWith(loaded).catch(() => undefined));
  }

  private put(loaded: Loaded, guests: GuestShelf | undefined): void {
    this.view = new ShelfView(loaded, this.bundled, guests);
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }

  private get loaded(): Loaded {
    return this.view.loaded;
  }
}
