import type { Paper, PaperHead } from '../papers/paper';
import { searchDocument } from '../search/document';
import type { SearchDocument } from '../search/types';
import { CorpusStamp, paperHash } from './fingerprint';
import { sourceOf, type CorpusSource } from './source';
import type { Slices } from './slices';

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

/** The papers on the shelf, and the hashes by which changes are found. No abstract is read for that. */
export class Corpus {
  private source = sourceOf([], () => ({}));
  private hashes = new Map<string, number>();
  private accepted = new Map<string, number>();
  private heads: { readonly of: CorpusSource; readonly byId: ReadonlyMap<string, PaperHead> } | undefined;

  get size(): number {
    return this.source.papers.length;
  }

  set(source: CorpusSource): void {
    this.source = source;
  }

  /** Looks papers up for one who asks for many. */
  head(id: string): PaperHead | undefined {
    const { source } = this;
    if (this.heads?.of !== source) this.heads = { of: source, byId: new Map(source.papers.map((paper) => [paper.id, paper])) };
    return this.heads.byId.get(id);
  }

  /** Papers with their abstracts, by id. */
  async read(ids: readonly string[]): Promise<ReadonlyMap<string, Paper>> {
    return new Map((await this.source.read(ids)).map((paper) => [paper.id, paper]));
  }

  /** Looks at every paper once, in slices. With `since`, compares with what was accepted. */
  async compare(slices: Slices, since: boolean): Promise<Changes> {
    const { source } = this;
    const hashes = new Map<string, number>();
    for (const paper of source.papers) {
      hashes.set(paper.id, paperHash(paper, source.textStamp(paper), source.extrasOf(paper)));
      await slices.pause();
    }
    const stamp = new CorpusStamp();
    const [added, removed]: [string[], string[]] = [[], []];
    for (const [id, hash] of hashes) {
      stamp.add(hash);
      if (since && this.accepted.get(id) !== hash) added.push(id);
      await slices.pause();
    }
    for (const id of since ? this.accepted.keys() : []) {
      if (!hashes.has(id)) removed.push(id);
      await slices.pause();
    }
    if (source === this.source) this.hashes = hashes;
    return { source, small: since && added.length + removed.length <= FEW_CHANGES, added, removed, stamp: stamp.text };
  }

  /** The index now has what was compared last. */
  accept(): void {
    this.accepted = this.hashes;
  }
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
