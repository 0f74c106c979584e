import path from 'node:path';
import type * as vscode from 'vscode';
import { SearchEngine } from '../../indexing/engine';
import type { Paper } from '../../papers/paper';
import { readableText } from '../../papers/readable';
import type { FilterCompletion } from '../../search/complete';
import { hitExplainer } from '../../search/explain';
import type { QueryNote } from '../../search/types';
import type { Entries } from './entries';
import type { ShelfModel } from './shelf';
import type { Topics } from './topics';
import type { PaperUses } from './uses';

export interface FoundPaper {
  readonly paper: Paper;
  /** Words of the abstract where the match is there and not in the title. */
  readonly snippet?: string;
}

export interface PaperSearchParts {
  readonly shelf: ShelfModel;
  readonly entries: Entries;
  readonly topics: Pick<Topics, 'label'>;
  readonly uses: PaperUses;
  readonly log: vscode.LogOutputChannel;
  /** Where the index is kept between sessions. */
  readonly cacheDir: string;
  /** The folder of the built bundles. */
  readonly dist: string;
}

/** Ranked papers, and what the reader should be told about the query. */
export interface SearchAnswer {
  readonly found: readonly FoundPaper[];
  readonly total: number;
  readonly notes: readonly QueryNote[];
}

/** The search over the shelf: nothing is built before the first query. */
export class PaperSearch {
  private readonly engine: SearchEngine;
  private readonly listening: readonly vscode.Disposable[];
  private ready: Promise<void> | undefined;

  constructor(private readonly parts: PaperSearchParts) {
    this.engine = new SearchEngine({
      cacheDir: parts.cacheDir,
      workerPath: path.join(parts.dist, 'searchWorker.js'),
      log: (line) => { parts.log.debug(line); },
    });
    this.listening = [
      parts.shelf.onDidChange(() => { this.ready = undefined; }),
      parts.uses.onDidChange(() => { if (this.ready) this.mark(); }),
    ];
  }

  /** Papers for a query, best first, each with why it was found; rejects when it is aborted. */
  async find(query: string, limit: number, signal?: AbortSignal): Promise<SearchAnswer> {
    await this.filled();
    const { hits, total, notes } = await this.engine.search(query, { limit, ...(signal ? { signal } : {}) });
    const papers = await this.parts.shelf.get(hits.map(({ id }) => id));
    const explain = hitExplainer(query);
    const found = papers.map((paper) => {
      const { snippet } = explain(paper);
      return { paper, ...(snippet ? { snippet: readableText(snippet.text) } : {}) };
    });
    return { found, total, notes };
  }

  /** Papers alone, best first; the beginning of the shelf while nothing is asked for. */
  async papers(query: string, limit: number): Promise<readonly Paper[]> {
    if (query.trim() === '') return (await this.parts.shelf.papers()).slice(0, limit);
    await this.filled();
    const { hits } = await this.engine.search(query, { limit });
    return this.parts.shelf.get(hits.map(({ id }) => id));
  }

  /** Filters and their values that complete what is half-typed at the end of a query. */
  async completions(query: string): Promise<readonly FilterCompletion[]> {
    await this.filled();
    return this.engine.completions(query, query.length);
  }

  dispose(): void {
    for (const listener of this.listening) listener.dispose();
    this.engine.dispose();
  }

  private filled(): Promise<void> {
    this.ready ??= this.fill();
    return this.ready;
  }

  private async fill(): Promise<void> {
    const { shelf, entries, topics } = this.parts;
    const papers = await shelf.papers();
    this.engine.setPapers(papers, (paper) => ({ key: entries.key(paper), names: paper.topics.map(topics.label) }));
    this.mark();
  }

  /** What is not the paper's own, for `is:cited` and `in:bib`. */
  private mark(): void {
    const { uses } = this.parts;
    this.engine.setMarks({ is: { cited: uses.cited }, in: { bib: uses.listed } });
  }
}
