import path from 'node:path';
import { Low } from 'lowdb';
import * as v from 'valibot';
import type { SourceEntry } from '../merging/entry';
import { entryOfHead, headOf, type ShelfHead } from '../merging/head';
import { idsOf, recordOf } from '../merging/record';
import type { Disk } from './disk';
import { GenerationAdapter, generationFile, generationsIn, NewerVersion, Overtaken, setAside, type SetAside } from './generations';
import type { Describe, Row } from './shelfEdit';
import { Damaged, forgottenParts, MANIFEST, Manifest, parsed, parsedRows, readPart, rowsById, VERSION, writePart, type Bodies, type LoadedShard, type Part } from './shelfFile';
import { SharedValues } from './sharedValues';
import { breathe, threadSlices } from '../pacing/thread';

/** A generation of the shelf in memory. */
export interface Loaded {
  /** 0 where there is none yet. */
  readonly generation: number;
  readonly manifest: Manifest;
  readonly shards: readonly LoadedShard[];
}

export const NOTHING: Loaded = { generation: 0, manifest: { version: VERSION, describedBy: '', adopted: [], shards: [] }, shards: [] };

/** Generations of the manifest that are kept: the newest and its last good copies. */
const KEPT = 3;
const READ_AT_ONCE = 8;

function shardOf(heads: readonly ShelfHead[], headsPart: Part, bodiesPart: Part, repaired: boolean): LoadedShard {
  return { heads, rowById: rowsById(heads), headsPart, bodiesPart, repaired };
}

/** Reads and writes generations of the shelf: see `shelfFile.ts` for the files. */
export class ShelfDisk {
  /** Files of bodies that could not be read. */
  private readonly lost = new Set<string>();
  private readonly shared = new SharedValues();
  private readonly slices = threadSlices();

  constructor(
    private readonly disk: Disk,
    private readonly folder: string,
    private readonly describe: () => Promise<Describe>,
    private readonly onSetAside: (what: SetAside) => void,
    private readonly now: () => number,
    /** Told where abstracts turn out to be lost. */
    private readonly onLost: () => void,
  ) {}

  /** The newest generation that can be read; `known` itself where that is the newest. Others are set aside. */
  async load(known: Loaded): Promise<Loaded> {
    for (;;) {
      const [newest = 0] = await this.generations();
      if (newest === known.generation) return known;
      if (newest === 0) return NOTHING;
      const file = this.manifestFile(newest);
      try {
        const loaded = await this.readGeneration(newest, file, known);
        if (loaded) return loaded;
      } catch (reason) {
        if (!(reason instanceof SyntaxError) && !v.isValiError(reason)) throw reason;
        await setAside(this.disk, file, reason, this.onSetAside);
      }
    }
  }

  /**
   * Writes shards that have changed and then the next manifest. `undefined` where another window was first: nothing is
   * changed then. Rejects where the disk does.
   */
  async commit(base: Loaded, changes: ReadonlyMap<number, readonly (readonly Row[])[]>, change: Partial<Manifest>): Promise<Loaded | undefined> {
    const written: LoadedShard[] = [];
    try {
      const shards: LoadedShard[] = [];
      for (let index = 0; index < Math.max(base.shards.length, ...[...changes.keys()].map((key) => key + 1)); index++) {
        const before = base.shards[index];
        const pieces = changes.get(index) ?? (before?.repaired === true ? [await this.rows(before)] : undefined);
        if (!pieces && before) shards.push(before);
        for (const rows of pieces ?? []) {
          const shard = await this.writeShard(rows);
          written.push(shard);
          shards.push(shard);
        }
      }
      return await this.writeManifest(base, shards, change);
    } catch (error) {
      for (const part of written.flatMap((shard) => [shard.headsPart, shard.bodiesPart])) await this.disk.remove(this.file(part)).catch(() => undefined);
      if (error instanceof Overtaken) return undefined;
      throw error;
    }
  }

  /** The papers of a shard with what they are made of. */
  async rows(shard: LoadedShard): Promise<Row[]> {
    const bodies = await this.bodies(shard);
    return shard.heads.map((head, row) => ({ head, entries: bodies[row] ?? [entryOfHead(head)] }));
  }

  /** What the papers of a shard are made of. Where that cannot be read, their heads, without abstracts. */
  async bodies(shard: LoadedShard): Promise<Bodies> {
    return (await this.readOrSetAside(shard.bodiesPart, parsed<Bodies>)) ?? this.withoutBodies(shard);
  }

  /** The same of some of its rows, in their order: the others are not parsed. */
  async some(shard: LoadedShard, rows: readonly number[]): Promise<Bodies> {
    const read = await this.readOrSetAside(shard.bodiesPart, (bytes) => parsedRows<Bodies[number]>(bytes, rows));
    if (read) return read;
    const bodies = this.withoutBodies(shard);
    return rows.map((row) => bodies[row] ?? []);
  }

  /** Whether the bodies of any shard could not be read, and whether those of this one were so. */
  get anyLost(): boolean {
    return this.lost.size > 0;
  }

  isLost({ bodiesPart }: LoadedShard): boolean {
    return this.lost.has(bodiesPart.file);
  }

  private withoutBodies({ bodiesPart, heads }: LoadedShard): Bodies {
    if (!this.lost.has(bodiesPart.file)) this.onLost();
    this.lost.add(bodiesPart.file);
    return heads.map((head) => [entryOfHead(head)]);
  }

  private async readShard(headsPart: Part, bodiesPart: Part): Promise<LoadedShard> {
    const heads = await this.readOrSetAside(headsPart, parsed<ShelfHead[]>);
    if (heads) {
      this.shared.share(heads);
      return shardOf(heads, headsPart, bodiesPart, false);
    }
    const bodies = (await this.readOrSetAside(bodiesPart, parsed<SourceEntry[][]>)) ?? [];
    const describe = await this.describe();
    const made = bodies.map((entries) => headOf(recordOf(entries, idsOf(entries)), describe, entries, 0));
    return shardOf(made, headsPart, bodiesPart, true);
  }

  private async readOrSetAside<T>(part: Part, parse: (bytes: Buffer) => T): Promise<T | undefined> {
    try {
      return parse(await readPart(this.disk, this.folder, part, () => this.slices.pause()));
    } catch (reason) {
      if (!(reason instanceof Damaged)) throw reason;
      await setAside(this.disk, this.file(part), reason, this.onSetAside);
      return undefined;
    }
  }

  private async writeShard(rows: readonly Row[]): Promise<LoadedShard> {
    const heads = rows.map((row) => row.head);
    const headsPart = await writePart(this.disk, this.folder, 'heads', heads, this.now());
    await breathe();
    const bodiesPart = await writePart(this.disk, this.folder, 'bodies', rows.map((row) => row.entries), this.now());
    await breathe();
    return shardOf(heads, headsPart, bodiesPart, false);
  }

  private async writeManifest(base: Loaded, shards: readonly LoadedShard[], change: Partial<Manifest>): Promise<Loaded | undefined> {
    const generation = base.generation + 1;
    const manifest: Manifest = {
      ...base.manifest,
      ...change,
      shards: shards.map((shard) => ({ papers: shard.heads.length, heads: shard.headsPart, bodies: shard.bodiesPart })),
    };
    const low = new Low<Manifest>(new GenerationAdapter(this.disk, this.manifestFile(generation)), manifest);
    await low.write();
    // Where it is not the newest, it was written in the place of one long tidied away, or another is on top of it
    // already: in both cases merging again, on top of the newest, is right and mostly nothing.
    if ((await this.generations())[0] !== generation) return undefined;
    await this.tidy().catch(() => undefined);
    return { generation, manifest, shards };
  }

  private async readGeneration(generation: number, file: string, { shards: knownShards }: Loaded): Promise<Loaded | undefined> {
    const low = new Low<unknown>(new GenerationAdapter(this.disk, file), null);
    await low.read();
    if (low.data === null) return undefined;
    const version: unknown = (low.data as { version?: unknown }).version;
    if (typeof version === 'number' && version > VERSION) throw new NewerVersion(file);
    const manifest = v.parse(Manifest, low.data);
    const known = new Map(knownShards.map((shard) => [shard.headsPart.file, shard]));
    const shards: LoadedShard[] = [];
    for (let at = 0; at < manifest.shards.length; at += READ_AT_ONCE) {
      const some = manifest.shards.slice(at, at + READ_AT_ONCE);
      shards.push(...(await Promise.all(some.map(({ heads, bodies }) => known.get(heads.file) ?? this.readShard(heads, bodies)))));
    }
    return { generation, manifest, shards };
  }

  /** Takes away old generations of the manifest, and parts that none of those left names. */
  private async tidy(): Promise<void> {
    const generations = await this.generations();
    for (const old of generations.slice(KEPT)) await this.disk.remove(this.manifestFile(old));
    const named = new Set<string>();
    for (const kept of generations.slice(0, KEPT)) {
      const manifest = v.safeParse(Manifest, await new GenerationAdapter<unknown>(this.disk, this.manifestFile(kept)).read());
      // One that is gone or unreadable may name anything: nothing is taken away then.
      if (!manifest.success) return;
      for (const { heads, bodies } of manifest.output.shards) named.add(heads.file).add(bodies.file);
    }
    for (const name of forgottenParts(await this.disk.list(this.folder), named, this.now())) await this.disk.remove(path.join(this.folder, name));
  }

  private async generations(): Promise<number[]> {
    return generationsIn(await this.disk.list(this.folder), MANIFEST, ['json']);
  }

  private manifestFile(generation: number): string {
    return generationFile(this.folder, MANIFEST, generation, 'json');
  }

  private file(part: Part): string {
    return path.join(this.folder, part.file);
  }
}
