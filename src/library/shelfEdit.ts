import { entryKey, type SourceEntry } from '../merging/entry';
import { bundledEntry, headOf, keysOfHead, type ShelfHead } from '../merging/head';
import { lookupKeys, mergeEntries, type Doubt, type MergedPaper } from '../merging/merge';
import type { ShelfRecord } from '../merging/record';
import type { Paper } from '../papers/paper';
import { KeyIndex } from './keyIndex';
import { SHARD_SIZE, type Bodies, type LoadedShard } from './shelfFile';
import type { Slices } from '../pacing/slices';
import { threadSlices } from '../pacing/thread';

export type Describe = (record: ShelfRecord) => Paper;

/** What an import did. */
export interface ImportSummary {
  /** Ids of papers that are new on the shelf. */
  readonly added: readonly string[];
  /** Ids of papers that were there and now say more, or that turned out to be one. */
  readonly merged: readonly string[];
  /** How many entries brought nothing that was not there. */
  readonly unchanged: number;
  /** Papers that may be one and were kept apart. */
  readonly doubts: readonly Doubt[];
  /** Titles that too many papers have to tell them apart; their entries were left out. */
  readonly refused: readonly string[];
}

export interface EditBase {
  readonly shards: readonly LoadedShard[];
  readonly bundled: readonly Paper[];
  readonly adopted: ReadonlySet<string>;
  readonly readBodies: (shard: LoadedShard) => Promise<Bodies>;
  readonly describe: Describe;
  /** When this import is, in milliseconds since 1970. */
  readonly now: number;
  /** When an entry came to the shelf that it was exported from. */
  readonly addedOf?: ((entry: SourceEntry) => number | undefined) | undefined;
}

/** A paper in a shard. */
export interface Row {
  readonly head: ShelfHead;
  readonly entries: readonly SourceEntry[];
}

/** A paper that the merge made, and the ids of those of the base that it is made of. */
export interface Made {
  readonly row: Row;
  readonly of: readonly string[];
}

interface Place {
  readonly shard: number;
  readonly row: number;
}

/** A paper before the merge: where it stood, and since when. */
interface Part {
  readonly entries: readonly SourceEntry[];
  readonly added: number;
  readonly place: Place | undefined;
}

/** Entries merged in one go: some milliseconds. */
const CHUNK = 100;
/** A title that more papers have says nothing, and comparing them all would take long. */
const MOST_OF_ONE_KEY = 300;

/** Merges entries into a shelf in memory; `ShelfStore` writes what came of it. */
export class ShelfEdit {
  /** Ids of bundled papers that stand in shards. */
  readonly adopted: Set<string>;

  /** Rows of shards that were read, by number of shard; one behind the last takes what is new. */
  private readonly rows = new Map<number, (Row | undefined)[]>();
  private readonly changed = new Set<number>();
  private readonly places = new Map<string, Place>();
  private readonly bundled = new Map<string, Paper>();
  private readonly keys = new KeyIndex();
  private readonly endShard: number;

  private readonly madeOf = new Map<string, readonly string[]>();
  private readonly knownEntries = new Map<string, string>();
  private readonly addedIds = new Set<string>();
  private readonly mergedIds = new Set<string>();
  private readonly doubts = new Map<string, Doubt>();
  private readonly refused = new Set<string>();
  private unchanged = 0;

  constructor(private readonly base: EditBase) {
    this.adopted = new Set(base.adopted);
    const last = base.shards.length - 1;
    this.endShard = (base.shards[last]?.heads.length ?? SHARD_SIZE) < SHARD_SIZE ? last : last + 1;
  }

  /** Merges entries, a slice at a time. `onProgress` is told how many are done. */
  async apply(entries: readonly SourceEntry[], signal?: AbortSignal, onProgress?: (done: number) => void): Promise<ImportSummary> {
    const slices = threadSlices(signal);
    await this.index(slices);
    await this.rowsOf(this.endShard);
    for (let at = 0; at < entries.length; at += CHUNK) {
      await this.applyChunk(entries.slice(at, at + CHUNK), slices);
      onProgress?.(Math.min(at + CHUNK, entries.length));
      await slices.pause();
    }
    const exists = (id: string): boolean => this.places.has(id) || this.bundled.has(id);
    return {
      added: [...this.addedIds].filter(exists),
      merged: [...this.mergedIds].filter((id) => exists(id) && !this.addedIds.has(id)),
      unchanged: this.unchanged,
      doubts: [...this.doubts.values()].filter((doubt) => doubt.ids.every(exists)),
      refused: [...this.refused],
    };
  }

  /** The rows of shards that have changed, by number of shard, in pieces that are short enough. Empty where none has. */
  changes(): Map<number, Row[][]> {
    return new Map([...this.changed].map((shard) => {
      const rows = (this.rows.get(shard) ?? []).filter((row) => row !== undefined);
      const pieces = Array.from({ length: Math.ceil(rows.length / SHARD_SIZE) }, (_, piece) => rows.slice(piece * SHARD_SIZE, (piece + 1) * SHARD_SIZE));
      return [shard, pieces];
    }));
  }

  /** The papers that are not as they were. */
  made(): Made[] {
    return [...this.changed].sort((a, b) => a - b).flatMap((shard) => {
      const before = this.base.shards[shard]?.heads ?? [];
      return (this.rows.get(shard) ?? []).flatMap((row, at) => (row && row.head !== before[at] ? [{ row, of: this.madeOf.get(row.head.id) ?? [] }] : []));
    });
  }

  /** Keys of entries that brought nothing new, with the ids of the papers that have them. */
  get known(): ReadonlyMap<string, string> {
    return this.knownEntries;
  }

  private async index(slices: Slices): Promise<void> {
    const stored = new Set<string>();
    for (const [shard, { heads }] of this.base.shards.entries()) {
      for (const [row, head] of heads.entries()) {
        this.places.set(head.id, { shard, row });
        for (const id of [head.id, ...head.formerIds]) stored.add(id);
        for (const key of keysOfHead(head)) this.keys.add(key, head.id);
        if (row % 32 === 31) await slices.pause();
      }
    }
    for (const paper of this.base.bundled) {
      if (this.adopted.has(paper.id) || stored.has(paper.id)) continue;
      this.bundled.set(paper.id, paper);
      for (const key of lookupKeys(bundledEntry(paper))) this.keys.add(key, paper.id);
    }
  }

  private async applyChunk(chunk: readonly SourceEntry[], slices: Slices): Promise<void> {
    const entries = chunk.filter((entry) => {
      const common = entry.arxivId === undefined && lookupKeys(entry).some((key) => this.keys.count(key) >= MOST_OF_ONE_KEY);
      if (common) this.refused.add(entry.title);
      return !common;
    });
    const parts = await this.neighbours(entries, slices);
    const { papers, doubts } = mergeEntries([...entries, ...[...parts.values()].flatMap((part) => part.entries)]);
    for (const doubt of doubts) this.doubts.set(doubt.reason + doubt.ids.join('\n'), doubt);
    await slices.pause();
    await this.putAll(papers, parts, entries, slices);
  }

  /** All papers that may be one with any of these entries, or with any of those, by id. */
  private async neighbours(entries: readonly SourceEntry[], slices: Slices): Promise<Map<string, Part>> {
    const found = new Map<string, Part>();
    const seen = new Set<string>();
    const queue = entries.flatMap(lookupKeys);
    for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
      if (seen.has(key)) continue;
      seen.add(key);
      for (const id of this.keys.get(key)) {
        if (found.has(id)) continue;
        const part = await this.partOf(id);
        found.set(id, part);
        queue.push(...part.entries.flatMap(lookupKeys));
        await slices.pause();
      }
    }
    return found;
  }

  private async partOf(id: string): Promise<Part> {
    const bundled = this.bundled.get(id);
    if (bundled) return { entries: [bundledEntry(bundled)], added: 0, place: undefined };
    const place = this.places.get(id);
    const row = place && (await this.rowsOf(place.shard))[place.row];
    return { entries: row?.entries ?? [], added: row?.head.added ?? this.base.now, place };
  }

  private async rowsOf(shard: number): Promise<(Row | undefined)[]> {
    const known = this.rows.get(shard);
    if (known) return known;
    const loaded = this.base.shards[shard];
    const bodies = loaded ? await this.base.readBodies(loaded) : [];
    const rows = (loaded?.heads ?? []).map((head, row): Row => ({ head, entries: bodies[row] ?? [] }));
    this.rows.set(shard, rows);
    return rows;
  }

  /** Puts each paper that has changed where the first of its parts stood, or at the end. */
  private async putAll(papers: readonly MergedPaper[], parts: ReadonlyMap<string, Part>, entries: readonly SourceEntry[], slices: Slices): Promise<void> {
    const partByEntry = new Map([...parts].flatMap(([id, part]) => part.entries.map((entry) => [entryKey(entry), id] as const)));
    const order = new Map([...entries].reverse().map((entry, index) => [entryKey(entry), entries.length - index] as const));
    const orderOf = ({ entries: own }: MergedPaper): number => Math.min(...own.map((entry) => order.get(entryKey(entry)) ?? Infinity));
    const changed = papers.flatMap((paper) => {
      const ids = [...new Set(paper.entries.flatMap((entry) => partByEntry.get(entryKey(entry)) ?? []))];
      const [only = ''] = ids;
      const same = ids.length === 1 && only === paper.record.id && JSON.stringify(parts.get(only)?.entries) === JSON.stringify(paper.entries);
      if (same) {
        const known = paper.entries.map(entryKey).filter((key) => order.has(key));
        for (const key of known) this.knownEntries.set(key, only);
        this.unchanged += known.length;
      }
      return same ? [] : [{ paper, ids }];
    });
    for (const id of new Set(changed.flatMap(({ ids }) => ids))) this.take(id);
    // What is new stands in the order in which it came.
    changed.sort((a, b) => orderOf(a.paper) - orderOf(b.paper));
    const used = new Set<Place>();
    for (const { paper: { record, entries: own }, ids } of changed) {
      const before = ids.flatMap((id) => parts.get(id) ?? []);
      const place = before.flatMap((part) => part.place ?? []).sort(byPlace).find((free) => !used.has(free)) ?? this.end();
      used.add(place);
      const times = [...before.map((part) => part.added), ...own.map((entry) => this.base.addedOf?.(entry))];
      const added = times.reduce<number>((first, time) => Math.min(first, time ?? first), this.base.now);
      // What an earlier chunk made is made of what that was made of.
      this.madeOf.set(record.id, ids.flatMap((id) => this.madeOf.get(id) ?? [id]));
      this.put(place, { head: headOf(record, this.base.describe, own, added), entries: own });
      (ids.length === 0 ? this.addedIds : this.mergedIds).add(record.id);
      await slices.pause();
    }
  }

  private take(id: string): void {
    const paper = this.bundled.get(id);
    if (paper) {
      for (const key of lookupKeys(bundledEntry(paper))) this.keys.delete(key, id);
      this.bundled.delete(id);
      this.adopted.add(id);
    }
    const place = this.places.get(id);
    const rows = place && this.rows.get(place.shard);
    const row = rows?.[place?.row ?? -1];
    if (!place || !rows || !row) return;
    for (const key of keysOfHead(row.head)) this.keys.delete(key, id);
    rows[place.row] = undefined;
    this.places.delete(id);
    this.changed.add(place.shard);
  }

  private end(): Place {
    return { shard: this.endShard, row: this.rows.get(this.endShard)?.length ?? 0 };
  }

  private put(place: Place, row: Row): void {
    const rows = this.rows.get(place.shard) ?? [];
    rows[place.row] = row;
    this.rows.set(place.shard, rows);
    this.places.set(row.head.id, place);
    this.changed.add(place.shard);
    for (const key of keysOfHead(row.head)) this.keys.add(key, row.head.id);
  }
}

const byPlace = (a: Place, b: Place): number => a.shard - b.shard || a.row - b.row;
