import * as vscode from 'vscode';
import type { Paper } from '../../papers/paper';
import { describe } from '../../shelf/shelf';
import { DisposableOwner } from './disposable';
import { HumanError } from './report';
import type { Topics } from './topics';

/** The papers of the shelf, read from the built corpus when they are first asked for. */
export class ShelfModel extends DisposableOwner {
  private readonly changed = this.register(new vscode.EventEmitter<undefined>());
  /** The papers are others now, or read otherwise. */
  readonly onDidChange = this.changed.event;
  private loading: Promise<readonly Paper[]> | undefined;
  private readonly byId = new Map<string, Paper>();

  constructor(
    private readonly corpus: vscode.Uri,
    private readonly topics: Topics,
    private readonly log: vscode.LogOutputChannel,
  ) {
    super();
    this.register(
      topics.onDidChange(() => {
        this.loading = undefined;
        this.changed.fire(undefined);
      }),
    );
  }

  /** The whole shelf, in listing order. */
  papers(): Promise<readonly Paper[]> {
    this.loading ??= this.load();
    return this.loading;
  }

  /** The paper with an id, or `undefined`. */
  async find(id: string): Promise<Paper | undefined> {
    await this.papers();
    return this.byId.get(id);
  }

  /** The papers with these ids, in their order; rejects with an error that names the first unknown one. */
  async get(ids: readonly string[]): Promise<Paper[]> {
    await this.papers();
    return ids.map((id) => {
      const paper = this.byId.get(id);
      if (!paper) throw new HumanError(vscode.l10n.t('No paper on the shelf has the id “{0}”.', id));
      return paper;
    });
  }

  private async load(): Promise<readonly Paper[]> {
    const started = Date.now();
    try {
      const bytes = await vscode.workspace.fs.readFile(this.corpus);
      // Written by our own build, with our own parser: its shape is the type.
      const built = JSON.parse(new TextDecoder().decode(bytes)) as readonly Paper[];
      const { areOwn, taxonomy } = this.topics;
      const papers = areOwn ? built.map((paper) => describe(paper, { taxonomy })) : built;
      this.byId.clear();
      for (const paper of papers) this.byId.set(paper.id, paper);
      this.log.info(`read ${String(papers.length)} papers in ${String(Date.now() - started)} ms`);
      return papers;
    } catch (error) {
      this.loading = undefined;
      throw error;
    }
  }
}
