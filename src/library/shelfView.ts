import type { SourceEntry } from '../merging/entry';
import type { ShelfHead, ShelfPaper } from '../merging/head';
import type { GuestShelf } from './guests';
import type { Loaded } from './shelfDisk';
import type { LoadedShard } from './shelfFile';

/** A paper, and where its abstract is: in `whole`, in `entries`, or in a row of a shard. */
export interface Found {
  readonly head: ShelfHead;
  readonly whole?: ShelfPaper;
  readonly entries?: readonly SourceEntry[];
  readonly shard?: LoadedShard;
  readonly row?: number;
}

/** The shelf as it is at one time: what is stored, bundled papers that no import has said more of, and guests. */
export class ShelfView {
  /** In the order in which they came, bundled ones first, guests last. */
  readonly heads: readonly ShelfHead[];
  readonly bundled: ReadonlyMap<string, ShelfPaper>;

  constructor(
    readonly loaded: Loaded,
    bundled: readonly ShelfPaper[],
    readonly guests: GuestShelf | undefined,
  ) {
    const adopted = new Set(loaded.manifest.adopted);
    const own = bundled.filter(({ id }) => !adopted.has(id) && !this.place(id));
    this.bundled = new Map(own.map((paper) => [paper.id, paper]));
    // Whole lists at once: to flatten a hundred thousand heads one by one takes twenty milliseconds.
    const stored = ([...this.bundled.values()] as ShelfHead[]).concat(...loaded.shards.map((shard) => shard.heads));
    this.heads = guests ? dressed(stored, guests).concat(guests.rows.map(({ head }) => head)) : stored;
  }

  /** A paper by its id or a former one. */
  find(id: string): Found | undefined {
    const { guests } = this;
    const stored = this.stored(id);
    if (!guests) return stored;
    const guest = guests.row(id);
    if (guest || !stored) return guest ?? guests.formerly(id);
    const head = guests.dressed(stored.head);
    // Where a guest's paper stands for it, that has its id, now or formerly.
    return head ? { ...stored, head } : (guests.row(stored.head.id) ?? guests.formerly(stored.head.id));
  }

  private stored(id: string): Found | undefined {
    const whole = this.bundled.get(id);
    return whole ? { head: whole, whole } : this.place(id);
  }

  /** Its own id is looked for before former ones, which several papers may have had. */
  private place(id: string): Found | undefined {
    let former: Found | undefined;
    for (const shard of this.loaded.shards) {
      const row = shard.rowById.get(id);
      const head = row === undefined ? undefined : shard.heads[row];
      if (row === undefined || !head) continue;
      if (head.id === id) return { shard, row, head };
      former ??= { shard, row, head };
    }
    return former;
  }
}

/** What the shelf shows of its own papers beside those of guests. */
function dressed(heads: readonly ShelfHead[], guests: GuestShelf): ShelfHead[] {
  const shown: ShelfHead[] = [];
  for (const head of heads) {
    const own = guests.dressed(head);
    if (own) shown.push(own);
  }
  return shown;
}
