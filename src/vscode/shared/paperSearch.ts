import path from 'node:path';
import type * as vscode from 'vscode';
import { beginSmallIndex } from '../../indexing/channel';
import { SearchEngine } from '../../indexing/engine';
import type { Paper, PaperHead } from '../../papers/paper';
import { readableText } from '../../papers/readable';
import type { FilterCompletion } from '../../search/complete';
import { asksFor } from '../../search/asks';
import { hitExplainer } from '../../search/explain';
import type { SmallIndexBuilder } from '../../search/smallIndex';
import type { QueryNote } from '../../search/types';
import type { Entries } from './entries';
import type { ReaderMarks } from './readerMarks';
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
  readonly marks: ReaderMarks;
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
  private readonly workerPath: string;
  private readonly listening: readonly vscode.Disposable[];
  private ready: Promise<void> | undefined;

  constructor(private readonly parts: PaperSearchParts) {
    this.workerPath = path.join(parts.dist, 'searchWorker.js');
    this.engine = new SearchEngine({
      cacheDir: parts.cacheDir,
      workerPath: this.workerPath,
      log: (line) => { parts.log.debug(line); },
    });
    this.listening = [
      parts.shelf.onDidChange(() => { this.ready = undefined; }),
      parts.uses.onDidChange(() => { if (this.ready) this.mark(); }),
      parts.marks.onDidChange(() => { if (this.ready) this.mark(); }),
    ];
  }

  /** Papers for a query, best first, each with why it was found; rejects when it is aborted. */
  async find(query: string, limit: number, signal?: AbortSignal): Promise<SearchAnswer> {
    await this.filled();
    const { hits, total, notes } = await this.engine.search(this.withoutHidden(query), { limit, ...(signal ? { signal } : {}) });
    // The old index answers while a changed shelf is taken in: what it finds may be gone.
    const papers = await this.parts.shelf.present(hits.map(({ id }) => id));
    const explain = hitExplainer(query);
    const found = papers.map((paper) => {
      const { snippet } = explain(paper);
      return { paper, ...(snippet ? { snippet: readableText(snippet.text) } : {}) };
    });
    return { found, total, notes };
  }

  /** Papers alone, best first; the beginning of the shelf while nothing is asked for. */
  async papers(query: string, limit: number): Promise<readonly Paper[]> {
    if (query.trim() === '') return this.first(limit);
    await this.filled();
    const { hits } = await this.engine.search(this.withoutHidden(query), { limit });
    return this.parts.shelf.present(hits.map(({ id }) => id));
  }

  /** The same without their abstracts, which costs little for any number of them. */
  async heads(query: string, limit: number): Promise<readonly PaperHead[]> {
    await this.filled();
    const { hits } = await this.engine.search(this.withoutHidden(query), { limit });
    return this.engine.heads(hits.map(({ id }) => id));
  }

  /** Filters and their values that complete what is half-typed at the end of a query. */
  async completions(query: string): Promise<readonly FilterCompletion[]> {
    await this.filled();
    return this.engine.completions(query, query.length);
  }

  /** An index of a few documents, beside that of the shelf. */
  readonly beginIndex = (): SmallIndexBuilder => beginSmallIndex(this.workerPath);

  dispose(): void {
    for (const listener of this.listening) listener.dispose();
    this.engine.dispose();
  }

  /** The first papers of the shelf that are not hidden. */
  private async first(limit: number): Promise<readonly Paper[]> {
    const { shelf, marks } = this.parts;
    await marks.ready();
    return shelf.get(marks.shown(await shelf.heads()).slice(0, limit).map(({ id }) => id));
  }

  /** Hidden papers are found only where they are asked for. In front, for the word at the end may be half-typed. */
  private withoutHidden(query: string): string {
    return this.parts.marks.anyHidden && !asksFor(query, 'is', 'hidden') ? `-is:hidden ${query}` : query;
  }

  private filled(): Promise<void> {
    this.ready ??= this.fill();
    return this.ready;
  }

  private async fill(): Promise<void> {
    const { shelf, entries, topics, marks } = this.parts;
    const reader = await shelf.reader();
    await marks.ready();
    const keyOf = entries.keyReader();
    this.engine.setSource({
      papers: reader.heads,
      extrasOf: (paper) => ({ key: keyOf(paper), names: paper.topics.map(topics.label) }),
      textStamp: (paper) => reader.textStamp(paper),
      read: async (ids) => (await reader.papers(ids)).filter((paper) => paper !== undefined),
      readAll: () => reader.all(),
    });
    this.mark();
  }

  /** What is not the paper's own: for `is:cited` and `in:bib`, and for the reader's marks. */
  private mark(): void {
    const { uses, marks } = this.parts;
    const { is, ...others } = marks.forSearch();
    this.engine.setMarks({ ...others, is: { ...is, cited: uses.cited }, in: { bib: uses.listed } });
  }
}
