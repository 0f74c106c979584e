import type { Slices } from '../pacing/slices';
import { threadSlices } from '../pacing/thread';
import type { Paper, PaperHead } from '../papers/paper';
import { searchDocument } from '../search/document';
import type { SearchDocument } from '../search/types';
import { CorpusStamp, paperHash } from './fingerprint';
import { sourceOf, type CorpusSource } from './source';

/** How the papers differ from those that were accepted last. */
export interface Changes {
  /** What was compared; it may have been replaced since. */
  readonly source: CorpusSource;
  /** Few enough to be made in the index in use. */
  readonly small: boolean;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly stamp: string;
}

/** More changes than this at once, and the index is made anew. */
const FEW_CHANGES = 500;

/** A shelf that was looked at: where each paper is, and the hash by which changes are found. */
interface Looked {
  readonly of: CorpusSource;
  readonly placeOf: ReadonlyMap<string, number>;
  /** By place; in one array, for a hundred thousand numbers of their own are garbage that has to be looked through. */
  readonly hashes: Float64Array;
}

const NOTHING: Looked = { of: sourceOf([], () => ({})), placeOf: new Map(), hashes: new Float64Array() };

/** The papers on the shelf, and how they differ from those of the index. No abstract is read for that. */
export class Corpus {
  private source = NOTHING.of;
  private looked = NOTHING;
  private accepted = NOTHING;

  get size(): number {
    return this.source.papers.length;
  }

  set(source: CorpusSource): void {
    this.source = source;
  }

  /** What the shelf says of papers, in their order; those that have left it are left out. */
  async heads(ids: readonly string[]): Promise<PaperHead[]> {
    const { source } = this;
    const { placeOf } = this.looked.of === source ? this.looked : await look(source, threadSlices());
    const heads: PaperHead[] = [];
    const slices = threadSlices();
    for (const [at, id] of ids.entries()) {
      const head = source.papers[placeOf.get(id) ?? -1];
      if (head) heads.push(head);
      if (at % 64 === 63) await slices.pause();
    }
    return heads;
  }

  /** Papers with their abstracts, by id. */
  async read(ids: readonly string[]): Promise<ReadonlyMap<string, Paper>> {
    return new Map((await this.source.read(ids)).map((paper) => [paper.id, paper]));
  }

  /** Looks at every paper once, in slices. With `since`, compares with what was accepted. */
  async compare(slices: Slices, since: boolean): Promise<Changes> {
    const { source, accepted } = this;
    const looked = await look(source, slices);
    const stamp = new CorpusStamp();
    const [added, removed]: [string[], string[]] = [[], []];
    for (const [id, place] of looked.placeOf) {
      const hash = looked.hashes[place] ?? 0;
      stamp.add(hash);
      if (since && accepted.hashes[accepted.placeOf.get(id) ?? -1] !== hash) added.push(id);
      await slices.pause();
    }
    for (const id of since ? accepted.placeOf.keys() : []) {
      if (!looked.placeOf.has(id)) removed.push(id);
      await slices.pause();
    }
    if (source === this.source) this.looked = looked;
    return { source, small: since && added.length + removed.length <= FEW_CHANGES, added, removed, stamp: stamp.text };
  }

  /** The index now has what was compared last. */
  accept(): void {
    this.accepted = this.looked;
  }
}

async function look(source: CorpusSource, slices: Slices): Promise<Looked> {
  const placeOf = new Map<string, number>();
  const hashes = new Float64Array(source.papers.length);
  for (const [place, paper] of source.papers.entries()) {
    placeOf.set(paper.id, place);
    hashes[place] = paperHash(paper, source.textStamp(paper), source.extrasOf(paper));
    await slices.pause();
  }
  return { of: source, placeOf, hashes };
}

/** Papers as the index takes them, so many at a time. */
export async function* documents({ extrasOf, readAll }: CorpusSource, size: number): AsyncGenerator<SearchDocument[]> {
  let batch: SearchDocument[] = [];
  for await (const paper of readAll()) {
    batch.push(searchDocument(paper, extrasOf(paper)));
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
