import * as vscode from 'vscode';
import { ShelfStore } from '../../library/shelfStore';
import { threadSlices } from '../../pacing/thread';
import type { Paper } from '../../papers/paper';
import { DisposableOwner } from './disposable';
import { facetReading } from './facets';
import { HumanError, type Reporter } from './report';
import { describedReader, readerOf, storeReader, withoutAbstract, type Head, type ShelfReader } from './shelfReader';
import type { Topics } from './topics';
import type { Taxonomy } from '../../facets/taxonomy';

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

/** Papers kept with their abstracts after they were looked at: what a reader sees while typing is much the same each time. */
const KEPT = 1000;

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
  private own: { readonly taxonomy: Taxonomy; readonly reader: Promise<ShelfReader> } | undefined;
  private kept = new Map<string, Paper>();

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

  /** The whole shelf without abstracts, in the order in which papers came; the same list until it changes. */
  async heads(): Promise<readonly Head[]> {
    return (await this.reader()).heads;
  }

  /** The whole shelf. */
  async papers(): Promise<readonly Paper[]> {
    const papers: Paper[] = [];
    const slices = threadSlices();
    for await (const paper of (await this.reader()).all()) {
      papers.push(paper);
      await slices.pause();
    }
    return papers;
  }

  /** The shelf as it is now, by the topics in force. */
  async reader(): Promise<ShelfReader> {
    const taxonomy = await this.parts.topics.own();
    const store = await this.stored();
    const reader = store ? storeReader(store.texts) : readerOf(await this.readBundled());
    if (!taxonomy) return reader;
    if (this.own?.taxonomy !== taxonomy) this.own = { taxonomy, reader: this.describeAll(reader, taxonomy) };
    const { own } = this;
    own.reader.catch(() => { if (this.own === own) this.own = undefined; });
    return own.reader;
  }

  /** The first papers of the shelf. */
  async first(limit: number): Promise<readonly Paper[]> {
    return this.get((await this.heads()).slice(0, limit).map(({ id }) => id));
  }

  /** The paper with an id, which may be one that it had before it was merged; else `undefined`. */
  async find(id: string): Promise<Paper | undefined> {
    return (await this.read([id]))[0];
  }

  /** The papers with these ids, in their order, without those that have left the shelf. */
  async present(ids: readonly string[]): Promise<Paper[]> {
    return (await this.read(ids)).filter((paper) => paper !== undefined);
  }

  /** The papers with these ids, in their order; rejects with an error that names the first unknown one. */
  async get(ids: readonly string[]): Promise<Paper[]> {
    const papers = await this.read(ids);
    return ids.map((id, at) => {
      const paper = papers[at];
      if (!paper) throw new HumanError(vscode.l10n.t('No paper on the shelf has the id “{0}”.', id));
      return paper;
    });
  }

  private async read(ids: readonly string[]): Promise<(Paper | undefined)[]> {
    const { kept } = this;
    const missing = ids.filter((id) => !kept.has(id));
    const read = new Map<string, Paper>();
    if (missing.length > 0) {
      const papers = await (await this.reader()).papers(missing);
      missing.forEach((id, at) => { const paper = papers[at]; if (paper) read.set(id, paper); });
    }
    const found = ids.map((id) => read.get(id) ?? kept.get(id));
    ids.forEach((id, at) => {
      const paper = found[at];
      if (!paper) return;
      // Those looked at last stand last.
      kept.delete(id);
      kept.set(id, paper);
    });
    for (const id of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(id);
    }
    return found;
  }

  /** By the reader's own topics, which are not shared by all windows: the store knows nothing of them. */
  private async describeAll(reader: ShelfReader, taxonomy: Taxonomy): Promise<ShelfReader> {
    const { describe } = await facetReading();
    const describeOne = (paper: Paper): Paper => describe(paper, { taxonomy });
    const started = Date.now();
    const heads: Head[] = [];
    const slices = threadSlices();
    for await (const paper of reader.all()) {
      heads.push(withoutAbstract(describeOne(paper)));
      await slices.pause();
    }
    this.parts.reporter.log.info(`read ${String(heads.length)} papers for their topics in ${String(Date.now() - started)} ms`);
    return describedReader(reader, describeOne, heads);
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
      describe: async () => (await facetReading()).describe,
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
    this.own = undefined;
    this.kept = new Map();
    this.changed.fire(undefined);
  }
}
