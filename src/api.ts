import type { Paper } from './papers/paper';

export type { Organization, Paper, PaperModel } from './papers/paper';

/**
 * What `activate` of `papershelf.papershelf` returns, for other extensions. An unknown id rejects with an error that
 * names it, and nothing else of the call happens.
 */
export interface PapershelfApi {
  readonly apiVersion: 1;
  /** The whole shelf, in listing order. */
  papers(): Promise<readonly Paper[]>;
  /** Ranked as the picker ranks. `limit` is a whole number of papers, 200 unless told. */
  search(query: string, options?: { limit?: number }): Promise<readonly Paper[]>;
  /** The citation as Cite would insert it into an empty document of a language; needs no editor. */
  citation(ids: readonly string[], languageId: string): Promise<string>;
  /** BibTeX entries, a blank line between; needs no bibliography. */
  bibtex(ids: readonly string[]): Promise<string>;
}
