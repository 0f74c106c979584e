import * as vscode from 'vscode';
import { ShelfStore } from '../../library/shelfStore';
import { Slicer } from '../../library/slices';
import type { Paper, PaperHead } from '../../papers/paper';
import { describe } from '../../shelf/shelf';
import { DisposableOwner } from './disposable';
import { HumanError, type Reporter } from './report';
import type { Topics } from './topics';

export interface ShelfParts {
  /** The built corpus: the papers that come with the extension. */
  readonly corpus: vscode.Uri;
  /** Where the store is; it need not exist yet. */
  readonly folder: string;
  /** Which rules papers are described by: those of this version of the extension. */
  readonly version: string;
  readonly topics: Topics;
  readonly reporter: Reporter;
}

/** A paper of the shelf; one that was merged has had other ids. */
export type Head = PaperHead & { readonly formerIds?: readonly string[]; readonly added?: number; readonly shelves?: readonly string[] };

interface Loaded {
  readonly papers: readonly Paper[];
  readonly byId: ReadonlyMap<string, Paper>;
}

/** The papers of the shelf: bundled ones, then imported ones. Nothing is read before it is asked for. */
export class ShelfModel extends DisposableOwner {
  private readonly changed = this.register(new vscode.EventEmitter<undefined>());
  /** The papers are others now, or read otherwise. */
  readonly onDidChange = this.changed.event;
  private readonly opened = this.register(new vscode.EventEmitter<ShelfStore>());
  /** The store is open: what else is on the shelf can be put there. */
  readonly onDidOpen = this.opened.event;
  private opening: Promise<ShelfStore> | undefined;
  private newest: (() => number | undefined) | undefined;
  private failed = false;
  private bundled: Promise<readonly Paper[]> | undefined;
  private loading: Promise<Loaded> | undefined;

  constructor(private readonly parts: ShelfParts) {
    super();
    this.register(parts.topics.onDidChange(() => { this.renew(); }));
  }

  /** The store, for imports and exports; rejects where it cannot be opened. */
  store(): Promise<ShelfStore> {
    this.opening ??= this.open().catch((error: unknown) => {
      this.opening = undefined;
      throw error;
    });
    return this.opening;
  }

  /** When the last import was: its papers have it as `added`. Known once the shelf has been read. */
  get lastImport(): number | undefined {
    return this.newest?.();
  }

  /** The whole shelf without abstracts, in the order in which papers came. */
  async heads(): Promise<readonly Head[]> {
    // Topics of the reader's own are read from abstracts.
    if (this.parts.topics.areOwn) return this.papers();
    const store = await this.stored();
    return store ? store.heads : this.readBundled();
  }

  /** The whole shelf; the same list until it changes. */
  async papers(): Promise<readonly Paper[]> {
    return (await this.all()).papers;
  }

  /** The first papers of the shelf. */
  async first(limit: number): Promise<readonly Paper[]> {
    return this.get((await this.heads()).slice(0, limit).map(({ id }) => id));
  }

  /** The paper with an id, which may be one that it had before it was merged; else `undefined`. */
  async find(id: string): Promise<Paper | undefined> {
    const loaded = await this.loading;
    const known = loaded?.byId.get(id);
    if (known) return known;
    const store = await this.stored();
    if (!store) return (await this.readBundled()).find((paper) => paper.id === id);
    const paper = await store.paper(id);
    return paper && (loaded?.byId.get(paper.id) ?? this.described(paper));
  }

  /** The papers with these ids, in their order; rejects with an error that names the first unknown one. */
  get(ids: readonly string[]): Promise<Paper[]> {
    return Promise.all(ids.map(async (id) => {
      const paper = await this.find(id);
      if (!paper) throw new HumanError(vscode.l10n.t('No paper on the shelf has the id “{0}”.', id));
      return paper;
    }));
  }

  private all(): Promise<Loaded> {
    if (this.loading) return this.loading;
    const loading = this.load();
    this.loading = loading;
    loading.catch(() => { if (this.loading === loading) this.loading = undefined; });
    return loading;
  }

  private async load(): Promise<Loaded> {
    const started = Date.now();
    const store = await this.stored();
    const papers = [] as Paper[];
    const slicer = new Slicer();
    for await (const paper of store ? store.papers() : await this.readBundled()) {
      papers.push(this.described(paper));
      await slicer.pause();
    }
    this.parts.reporter.log.info(`read ${String(papers.length)} papers in ${String(Date.now() - started)} ms`);
    return { papers, byId: new Map(papers.map((paper) => [paper.id, paper])) };
  }

  /** By the rules that the store has, unless the reader has topics of their own: those are not shared by all windows. */
  private described(paper: Paper): Paper {
    const { areOwn, taxonomy } = this.parts.topics;
    return areOwn ? describe(paper, { taxonomy }) : paper;
  }

  /** The store; `undefined` where it cannot be opened, which is told once: the bundled papers are there all the same. */
  private async stored(): Promise<ShelfStore | undefined> {
    try {
      const store = await this.store();
      this.failed = false;
      return store;
    } catch (error) {
      if (!this.failed) this.parts.reporter.show(error, 'shelf');
      this.failed = true;
      return undefined;
    }
  }

  private async open(): Promise<ShelfStore> {
    const { folder, reporter, version } = this.parts;
    const store = await ShelfStore.open(folder, {
      onSetAside: (what) => { reporter.setAside(what); },
      describe: (record) => describe(record),
      describedBy: version,
      bundled: await this.readBundled(),
    });
    this.register(store);
    this.newest = () => store.lastImport;
    this.register(store.onDidChange(() => { this.renew(); }));
    if (store.isStale) reporter.detached('reading papers by new rules', store.describeAnew());
    this.opened.fire(store);
    return store;
  }

  private readBundled(): Promise<readonly Paper[]> {
    // Written by our own build, with our own parser: its shape is the type.
    this.bundled ??= Promise.resolve(vscode.workspace.fs.readFile(this.parts.corpus)).then((bytes) => JSON.parse(new TextDecoder().decode(bytes)) as readonly Paper[]);
    return this.bundled;
  }

  private renew(): void {
    this.loading = undefined;
    this.changed.fire(undefined);
  }
}
