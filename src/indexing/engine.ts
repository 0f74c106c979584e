import type { Paper } from '../papers/paper';
import { completeFilter, type FilterCompletion } from '../search/complete';
import { searchDocument, type SearchExtras } from '../search/document';
import { SearchIndex } from '../search/searchIndex';
import type { Marks, SearchDocument, SearchOptions, SearchResult } from '../search/types';

/** What the shelf knows of a paper beyond its record: its citation key, the labels of its topics. */
export type ExtrasOf = (paper: Paper) => SearchExtras;

export interface SearchEngineOptions {
  /** Where the index is kept between sessions; made if missing. Without it nothing is written. */
  readonly cacheDir?: string;
  /** The bundled worker, `dist/searchWorker.js`. */
  readonly workerPath: string;
  readonly log: (line: string) => void;
}

export interface EngineSearchOptions extends SearchOptions {
  /** Once aborted, the search is dropped and its promise rejects with an `AbortError`. */
  readonly signal?: AbortSignal;
}

/** The shelf's index, built when first needed and kept up to date. */
export class SearchEngine {
  private documents: () => Iterable<SearchDocument> = () => [];
  private index: SearchIndex | undefined;

  constructor(private readonly options: SearchEngineOptions) {}

  /** Says what is on the shelf. Nothing is built before the first search or `warm()`. */
  setPapers(papers: readonly Paper[], extrasOf: ExtrasOf = () => ({})): void {
    this.documents = () => papers.map((paper) => searchDocument(paper, extrasOf(paper)));
    this.index = undefined;
  }

  /** Says what the reader marked, for filters such as `is:starred` and `tag:thesis`. */
  setMarks(_marks: Marks): void {
    return;
  }

  /** Builds or loads the index now. */
  async warm(): Promise<void> {
    await this.search('', { limit: 0 });
  }

  async search(query: string, options: EngineSearchOptions = {}): Promise<SearchResult> {
    options.signal?.throwIfAborted();
    this.index ??= SearchIndex.build(this.documents());
    return Promise.resolve(this.index.search(query, options));
  }

  /** Completions of the filter that is half-typed at the cursor. */
  async completions(query: string, cursor: number): Promise<readonly FilterCompletion[]> {
    return Promise.resolve(completeFilter(query, cursor, {}));
  }

  dispose(): void {
    this.options.log('search: closed');
  }
}
