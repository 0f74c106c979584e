import * as path from 'node:path';
import { runSliced, threadSlices } from '../pacing/thread';
import type { Paper, PaperHead } from '../papers/paper';
import { completeFilter, halfTypedFilter, type FilterCompletion } from '../search/complete';
import { searchDocument } from '../search/document';
import { hasPhrases, PhraseReader } from '../search/phrase';
import type { Marks, SearchOptions, SearchResult } from '../search/types';
import { authorsNamed } from './authors';
import { localChannel, workerChannel, type Channel } from './channel';
import { Corpus, documents, type Changes } from './corpus';
import { abortError, SearchQueue } from './queue';
import { sourceOf, type CorpusSource, type ExtrasOf } from './source';

export interface SearchEngineOptions {
  /** Where the index is kept between sessions; made if missing. Without it nothing is written. */
  readonly cacheDir?: string;
  /** The bundled worker, `dist/searchWorker.js`, as an absolute path; small shelves run its code on this thread. */
  readonly workerPath: string;
  /** False where everything is to run on this thread; true unless told. */
  readonly useWorker?: boolean;
  /** One line each: what was built or loaded, and what went wrong. */
  readonly log: (line: string) => void;
}

export interface EngineSearchOptions extends SearchOptions {
  /** Once aborted, the search is dropped and its promise rejects with an `AbortError`. */
  readonly signal?: AbortSignal;
}

/** A shelf no larger is indexed on this thread: starting a worker takes longer than that. */
const SMALL_SHELF = 2000;
const DEFAULT_LIMIT = 200;
/** For phrases, so many of the best papers by words are looked at first; four times as many while too few have them. */
const FIRST_READ = 2000;
const READ_AT_ONCE = 500;
/** Of so many papers authors are counted, for the index knows words of names and no names. */
const MOST_COUNTED = 5000;
/** Papers sent at once; copying them takes a few milliseconds. */
const SENT_AT_ONCE = 128;

/**
 * The shelf's index: built or loaded when first needed, in a worker for all but small shelves, kept on disk, and
 * brought up to date when the shelf changes, the old one answering meanwhile.
 */
export class SearchEngine {
  private readonly corpus = new Corpus();
  private channel: Channel | undefined;
  private inWorker = false;
  private workerFailed: boolean;
  private marks: Marks = {};
  /** Goes up with each `setPapers`; an index is of one of them. */
  private wanted = 0;
  private indexed = -1;
  private syncing: Promise<void> | undefined;
  private disposed = false;
  private readonly queue = new SearchQueue((query, limit) => this.current().ask({ type: 'search', query, limit }));

  constructor(private readonly options: SearchEngineOptions) {
    this.workerFailed = options.useWorker === false;
  }

  /** Says what is on the shelf, as papers that are in memory with their abstracts. */
  setPapers(papers: readonly Paper[], extrasOf: ExtrasOf = () => ({})): void {
    this.setSource(sourceOf(papers, extrasOf));
  }

  /** Says what is on the shelf. Nothing is built before the first search or `warm()`; after that, changes are taken at once. */
  setSource(source: CorpusSource): void {
    this.corpus.set(source);
    this.wanted++;
    if (this.indexed >= 0) this.warm().catch((error: unknown) => this.options.log(`search: ${String(error)}`));
  }

  /** What the shelf says of papers that were found, in their order; those that have left it since are left out. */
  heads(ids: readonly string[]): Promise<readonly PaperHead[]> {
    return this.corpus.heads(ids);
  }

  /** Says what the reader marked, for filters such as `is:starred` and `tag:thesis`; replaces what was said before. */
  setMarks(marks: Marks): void {
    this.marks = marks;
    if (this.channel) this.tellMarks();
  }

  /** Resolves once the index is of the present papers. */
  async warm(): Promise<void> {
    while (this.indexed !== this.wanted && !this.disposed) {
      this.syncing ??= this.sync().finally(() => (this.syncing = undefined));
      await this.syncing;
    }
  }

  /**
   * The papers for a query, best first. The first search waits for the index; while a changed shelf is being taken in,
   * the old index answers.
   */
  async search(query: string, options: EngineSearchOptions = {}): Promise<SearchResult> {
    const { limit = DEFAULT_LIMIT, signal } = options;
    throwIfAborted(signal);
    const ready = this.warm();
    if (this.indexed < 0 || !this.inWorker) await ready;
    else ready.catch((error: unknown) => this.options.log(`search: ${String(error)}`));
    if (!hasPhrases(query)) return this.queue.search(query, limit, signal);
    const phrases = new PhraseReader(query);
    for (let most = FIRST_READ; ; most *= 4) {
      const found = await this.queue.search(query, most, signal);
      const unread = phrases.unread(found);
      for (let at = 0; at < unread.length; at += READ_AT_ONCE) {
        const papers = await this.corpus.read(unread.slice(at, at + READ_AT_ONCE));
        throwIfAborted(signal);
        await runSliced(phrases.readSteps(papers));
        throwIfAborted(signal);
      }
      const kept = phrases.keep(found);
      if (kept.total >= limit || found.hits.length < most) return { ...kept, hits: kept.hits.slice(0, limit) };
    }
  }

  /** Completions of the filter that is half-typed at the cursor, with how many papers each finds. */
  async completions(query: string, cursor: number): Promise<readonly FilterCompletion[]> {
    const half = halfTypedFilter(query, cursor);
    if (!half) return [];
    const { filter, text } = half;
    if (!filter) return completeFilter(query, cursor, {});
    if (filter.kind === 'word') {
      const { hits } = await this.search(text === '' ? '' : `${filter.name}:${JSON.stringify(text).slice(0, -1)}`, { limit: MOST_COUNTED });
      const papers = await this.corpus.heads(hits.map(({ id }) => id));
      return completeFilter(query, cursor, { [filter.name]: await runSliced(authorsNamed(text, papers)) });
    }
    await this.warm();
    return completeFilter(query, cursor, { [filter.name]: await this.current().ask({ type: 'values', filter: filter.name }) });
  }

  dispose(): void {
    this.disposed = true;
    this.channel?.dispose();
  }

  private async sync(): Promise<void> {
    const wanted = this.wanted;
    // First, for a shelf that outgrows this thread gets a worker, whose index is empty: there are no small changes to it.
    const channel = this.open();
    const changes = await this.corpus.compare(threadSlices(), this.indexed >= 0);
    if (wanted !== this.wanted || channel !== this.channel || this.disposed) return;
    const started = performance.now();
    try {
      if (changes.small) await this.change(channel, changes);
      else await this.rebuild(channel, changes);
    } catch (error) {
      if (channel === this.channel || this.disposed) throw error;
      // The worker failed and was given up: once more, here.
      this.options.log(`search: ${String(error)}`);
      this.indexed = -1;
      return;
    }
    this.corpus.accept();
    this.indexed = wanted;
    this.options.log(`search: ${String(this.corpus.size)} papers ready in ${(performance.now() - started).toFixed(0)} ms`);
  }

  private async change(channel: Channel, { source, added, removed, stamp }: Changes): Promise<void> {
    const papers = await source.read(added);
    await channel.ask({ type: 'change', added: papers.map((paper) => searchDocument(paper, source.extrasOf(paper))), removed });
    if (this.inWorker && added.length + removed.length > 0) {
      channel.ask({ type: 'save', stamp }).catch((error: unknown) => this.options.log(`search: ${String(error)}`));
    }
  }

  private async rebuild(channel: Channel, { source, stamp }: Changes): Promise<void> {
    const { cacheDir } = this.options;
    const cacheFile = this.inWorker && cacheDir !== undefined ? path.join(cacheDir, 'search-index.bin') : undefined;
    const { loaded } = await channel.ask({ type: 'open', cacheFile, stamp });
    if (loaded) return;
    const slices = threadSlices();
    let before: Promise<unknown> = Promise.resolve();
    for await (const papers of documents(source, SENT_AT_ONCE)) {
      const sent = channel.ask({ type: 'build', papers });
      // One batch ahead: the worker is never idle, and no queue of texts piles up before it.
      await before;
      before = sent;
      await slices.pause();
    }
    await before;
    await channel.ask({ type: 'finish' });
  }

  /** What holds the index: a shelf that has grown since gets its worker with its next index, not before. */
  private current(): Channel {
    return this.channel ?? this.open();
  }

  private open(): Channel {
    const wantsWorker = this.corpus.size > SMALL_SHELF && !this.workerFailed;
    if (this.channel && (this.inWorker || !wantsWorker)) return this.channel;
    this.channel?.dispose();
    this.inWorker = wantsWorker;
    this.indexed = -1;
    this.channel = wantsWorker ? this.openWorker() : localChannel(this.options.workerPath, this.options.log);
    this.tellMarks();
    return this.channel;
  }

  private openWorker(): Channel {
    const giveUp = (reason: string): void => {
      this.options.log(`search: no worker, indexing on the main thread: ${reason}`);
      this.workerFailed = true;
      this.indexed = -1;
      this.inWorker = false;
      this.channel = undefined;
    };
    try {
      return workerChannel(this.options.workerPath, this.options.log, giveUp);
    } catch (error) {
      giveUp(String(error));
      return localChannel(this.options.workerPath, this.options.log);
    }
  }

  private tellMarks(): void {
    this.channel?.ask({ type: 'marks', marks: this.marks }).catch((error: unknown) => this.options.log(`search: ${String(error)}`));
  }
}

/** `AbortSignal.throwIfAborted` came with Node 17. */
function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortError();
}
