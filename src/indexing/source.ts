import type { Paper, PaperHead } from '../papers/paper';
import type { SearchExtras } from '../search/document';

/** What the shelf knows of a paper beyond its record: its citation key, the labels of its topics. */
export type ExtrasOf = (paper: PaperHead) => SearchExtras;

/** A shelf as the index takes it: abstracts are read only where the index is made or changed, and for phrases. */
export interface CorpusSource {
  readonly papers: readonly PaperHead[];
  readonly extrasOf: ExtrasOf;
  /** Stands for the abstract of one of `papers`: another text whenever that is another. */
  textStamp(paper: PaperHead): string;
  /** Papers with their abstracts; those that there are not are left out. */
  read(ids: readonly string[]): Promise<readonly Paper[]>;
  /** All papers with their abstracts. */
  readAll(): AsyncIterable<Paper>;
}

/** Papers that are in memory with their abstracts. */
export function sourceOf(papers: readonly Paper[], extrasOf: ExtrasOf): CorpusSource {
  let byId: ReadonlyMap<string, Paper> | undefined;
  const find = (id: string): Paper | undefined => (byId ??= new Map(papers.map((paper) => [paper.id, paper]))).get(id);
  return {
    papers,
    extrasOf,
    // One of these papers itself: to look each up by its id would take a map of all before the first.
    textStamp: (paper) => (paper as Paper).abstract,
    read: (ids) => Promise.resolve(ids.flatMap((id) => find(id) ?? [])),
    async *readAll() { yield* papers; },
  };
}
