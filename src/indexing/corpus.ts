import type { Paper } from '../papers/paper';
import { searchDocument, type SearchExtras } from '../search/document';
import type { SearchDocument } from '../search/types';
import { CorpusStamp, paperHash } from './fingerprint';
import type { Slices } from './slices';

/** What the shelf knows of a paper beyond its record: its citation key, the labels of its topics. */
export type ExtrasOf = (paper: Paper) => SearchExtras;

/** How the papers differ from those that were accepted last. */
export interface Changes {
  /** Few enough to be made in the index in use. */
  readonly small: boolean;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly stamp: string;
}

/** More changes than this at once, and the index is made anew. */
const FEW_CHANGES = 500;

/** The papers on the shelf, and the hashes by which changes are found. */
export class Corpus {
  private papers: readonly Paper[] = [];
  private extrasOf: ExtrasOf = () => ({});
  private byId = new Map<string, Paper>();
  private hashes = new Map<string, number>();
  private accepted = new Map<string, number>();

  get size(): number {
    return this.papers.length;
  }

  set(papers: readonly Paper[], extrasOf: ExtrasOf): void {
    this.papers = papers;
    this.extrasOf = extrasOf;
  }

  paper(id: string): Paper | undefined {
    return this.byId.get(id);
  }

  document(id: string): SearchDocument {
    const paper = this.byId.get(id);
    if (!paper) throw new Error(`No paper ${id} on the shelf.`);
    return searchDocument(paper, this.extrasOf(paper));
  }

  /** Reads every paper once, in slices. With `since`, compares with what was accepted. */
  async read(slices: Slices, since: boolean): Promise<Changes> {
    const { papers } = this;
    const [byId, hashes] = [new Map<string, Paper>(), new Map<string, number>()];
    for (const paper of papers) {
      byId.set(paper.id, paper);
      hashes.set(paper.id, paperHash(paper, this.extrasOf(paper)));
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
    if (papers === this.papers) [this.byId, this.hashes] = [byId, hashes];
    return { small: since && added.length + removed.length <= FEW_CHANGES, added, removed, stamp: stamp.text };
  }

  /** The index now has what was read last. */
  accept(): void {
    this.accepted = this.hashes;
  }

  /** The ids of all papers, so many at a time. */
  *batches(size: number): Generator<string[]> {
    let batch: string[] = [];
    for (const id of this.byId.keys()) {
      batch.push(id);
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }
}
