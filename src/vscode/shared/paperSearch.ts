import path from 'node:path';
import type * as vscode from 'vscode';
import { topicLabel } from '../../facets/taxonomy';
import { SearchEngine } from '../../indexing/engine';
import type { Paper } from '../../papers/paper';
import { readableText } from '../../papers/readable';
import { hitExplainer } from '../../search/explain';
import type { Entries } from './entries';
import type { ShelfModel } from './shelf';

export interface FoundPaper {
  readonly paper: Paper;
  /** Words of the abstract where the match is there and not in the title. */
  readonly snippet?: string;
}

export interface PaperSearchParts {
  readonly shelf: ShelfModel;
  readonly entries: Entries;
  readonly log: vscode.LogOutputChannel;
  /** Where the index is kept between sessions. */
  readonly cacheDir: string;
  /** The folder of the built bundles. */
  readonly dist: string;
}

/** The search over the shelf: nothing is built before the first query. */
export class PaperSearch {
  private readonly engine: SearchEngine;
  private ready: Promise<void> | undefined;

  constructor(private readonly parts: PaperSearchParts) {
    this.engine = new SearchEngine({
      cacheDir: parts.cacheDir,
      workerPath: path.join(parts.dist, 'searchWorker.js'),
      log: (line) => { parts.log.debug(line); },
    });
  }

  /** Papers for a query, best first; rejects when it is aborted. */
  async find(query: string, limit: number, signal?: AbortSignal): Promise<FoundPaper[]> {
    this.ready ??= this.fill();
    await this.ready;
    const { hits } = await this.engine.search(query, { limit, ...(signal ? { signal } : {}) });
    const papers = await this.parts.shelf.get(hits.map(({ id }) => id));
    const explain = hitExplainer(query);
    return papers.map((paper) => {
      const { snippet } = explain(paper);
      return { paper, ...(snippet ? { snippet: readableText(snippet.text) } : {}) };
    });
  }

  dispose(): void {
    this.engine.dispose();
  }

  private async fill(): Promise<void> {
    const { shelf, entries } = this.parts;
    const papers = await shelf.papers();
    this.engine.setPapers(papers, (paper) => ({ key: entries.key(paper), names: paper.topics.map((id) => topicLabel(id)) }));
  }
}
