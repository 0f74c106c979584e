import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { Slices } from '../pacing/slices';
import { threadSlices } from '../pacing/thread';
import { mergeSteps } from '../search/merge';
import { SearchIndex } from '../search/searchIndex';
import type { Segment } from '../search/segment';
import { SegmentBuilder } from '../search/segmentBuilder';
import type { Marks, SearchDocument } from '../search/types';
import type { Answer, Answers, Request } from './protocol';

const MERGED_AT_ONCE = 8;

export interface HostOptions {
  /** How many papers make a segment; all are merged at the end. */
  readonly segmentSize: number;
  /** Work for so many milliseconds at most before others get their turn. */
  readonly sliceMs: number;
  readonly log: (line: string) => void;
}

/** Holds an index and answers requests: in a worker, or on the main thread in slices. */
export class IndexHost {
  private index = SearchIndex.of([]);
  private marks: Marks = {};
  private building: { segments: Segment[]; builder: SegmentBuilder } | undefined;
  private batches: Promise<undefined> = Promise.resolve(undefined);
  private saves: Promise<undefined> = Promise.resolve(undefined);
  private cache: { file: string | undefined; stamp: string } = { file: undefined, stamp: '' };

  constructor(private readonly options: HostOptions) {}

  async answer<T extends Request['type']>(request: Extract<Request, { type: T }>): Promise<Answer<T>>;
  async answer(request: Request): Promise<Answers[Request['type']]> {
    switch (request.type) {
      case 'open':
        return this.open(request.cacheFile, request.stamp);
      case 'build':
        // One batch after the other, or papers that come while one pauses would be put among its own.
        this.batches = this.batches.then(() => this.build(request.papers));
        return this.batches;
      case 'finish':
        return this.finish();
      case 'change':
        return this.change(request.added, request.removed);
      case 'save':
        this.saves = this.saves.then(() => this.save(request.stamp));
        return this.saves;
      case 'marks':
        this.marks = request.marks;
        this.index.setMarks(this.marks);
        return undefined;
      case 'search':
        return this.index.search(request.query, { limit: request.limit });
      case 'values':
        return this.index.values(request.filter);
    }
  }

  private async open(file: string | undefined, stamp: string): Promise<{ loaded: boolean }> {
    this.cache = { file, stamp };
    this.building = undefined;
    const bytes = file === undefined ? undefined : await readFile(file).catch(() => undefined);
    const loaded = bytes && SearchIndex.fromBytes(bytes, stamp);
    if (loaded) this.use(loaded);
    else this.building = { segments: [], builder: new SegmentBuilder() };
    return { loaded: loaded !== undefined };
  }

  private async build(papers: readonly SearchDocument[]): Promise<undefined> {
    const slices = this.slices();
    for (const paper of papers) {
      const { building } = this;
      if (!building) return;
      building.builder.add(paper);
      if (building.builder.size >= this.options.segmentSize) {
        building.segments.push(building.builder.finish());
        building.builder = new SegmentBuilder();
        await this.mergeEqual(building.segments);
      }
      await slices.pause();
    }
  }

  /** Merges the last segments while there are enough of about the same size: few stay, and none is merged often. */
  private async mergeEqual(segments: Segment[]): Promise<void> {
    for (;;) {
      const [first] = segments.slice(-MERGED_AT_ONCE);
      if (segments.length < MERGED_AT_ONCE || !first || first.size > 2 * (segments[segments.length - 1]?.size ?? 0)) return;
      const equal = segments.splice(-MERGED_AT_ONCE).map((segment) => ({ segment, dead: new Set<number>() }));
      segments.push(await this.slices().run(mergeSteps(equal)));
    }
  }

  private async finish(): Promise<{ papers: number; bytes: number }> {
    const { building } = this;
    if (!building) return { papers: this.index.size, bytes: 0 };
    this.building = undefined;
    if (building.builder.size > 0) building.segments.push(building.builder.finish());
    const index = SearchIndex.of(building.segments);
    await this.slices().run(index.compactSteps());
    this.use(index);
    return { papers: index.size, bytes: await this.write() };
  }

  private async change(added: readonly SearchDocument[], removed: readonly string[]): Promise<undefined> {
    const slices = this.slices();
    for (const id of removed) this.index.remove(id);
    for (const paper of added) {
      this.index.add(paper);
      if (slices.over) this.index.settle();
      await slices.pause();
    }
    this.index.settle();
  }

  private async save(stamp: string): Promise<undefined> {
    this.cache = { ...this.cache, stamp };
    await this.slices().run(this.index.compactSteps());
    await this.write();
  }

  private slices(): Slices {
    return threadSlices(undefined, this.options.sliceMs);
  }

  private use(index: SearchIndex): void {
    this.index = index;
    this.index.setMarks(this.marks);
  }

  /** Written beside its place and moved there, so that no reader sees half of it. A failure costs the next start only. */
  private async write(): Promise<number> {
    const { file, stamp } = this.cache;
    if (file === undefined) return 0;
    const beside = `${file}.${String(process.pid)}.${Date.now().toString(36)}`;
    let size = 0;
    try {
      const bytes = this.index.toBytes(stamp);
      size = bytes.byteLength;
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(beside, bytes);
      await rename(beside, file);
    } catch (error) {
      this.options.log(`search: the index is not kept: ${String(error)}`);
      await rm(beside, { force: true }).catch(() => undefined);
    }
    return size;
  }
}
