import type { SourceEntry } from '../merging/entry';
import type { ShelfHead } from '../merging/head';
import type { Client } from './client';
import { FetchError, type Host } from './hosts';
import { incomplete } from './lacking';
import { arxivPapers, crossrefPaper, hubPaper, type FetchOptions } from './sources';

/** What a round of completing brought. */
export interface Completion {
  readonly entries: readonly SourceEntry[];
  /** Who was asked, about how many papers so far, of how many. */
  readonly host: Host;
  readonly done: number;
  readonly all: number;
  /** The id of a paper of which nothing more is to be had. */
  readonly settled?: string;
  /** An answer that was no use; the paper is passed over. */
  readonly fault?: FetchError;
}

/** Answers in a row that are no use, after which more of them are not asked for. */
const MOST_FAULTS = 3;

/**
 * Asks for authors, abstract, DOI and venue of papers that lack them: arXiv first, the hub where arXiv has no answer,
 * then Crossref. Gives what was found round by round, to be imported soon: who stops in between goes on with what
 * is still incomplete, and what was asked a short time ago comes from the cache.
 */
export async function* complete(client: Client, heads: readonly ShelfHead[], today: string, options: FetchOptions): AsyncGenerator<Completion> {
  const wanted = incomplete(heads).map((head) => new Incomplete(head));
  const byArxivId = new Map(wanted.flatMap((paper) => (paper.head.arxivId === undefined ? [] : [[paper.head.arxivId, paper]])));
  const lists = byArxivId.size;
  const faults = new FaultCounter();
  for await (const { entries: all, asked, untold = [], fault } of arxivPapers(client, [...byArxivId.keys()], options)) {
    // What was not asked for is not taken.
    const entries = all.filter(({ arxivId = '' }) => byArxivId.has(arxivId));
    for (const entry of entries) byArxivId.get(entry.arxivId ?? '')?.learn(entry);
    for (const paper of untold.flatMap((id) => byArxivId.get(id) ?? [])) paper.isSettled = false;
    // Of a paper whose id arXiv takes for none nothing is to be had by asking again.
    faults.count(fault);
    yield { entries, host: 'arxiv', done: asked, all: lists, ...(fault ? { fault } : {}) };
  }
  const untold = [...byArxivId].filter(([, paper]) => paper.lacksBasics);
  for (const [at, [arxivId, paper]] of untold.entries()) {
    const { found, fault } = await faults.attempt(hubPaper(client, arxivId, today, options));
    const entries = (found?.entries ?? []).filter((entry) => entry.arxivId === arxivId);
    for (const entry of entries) paper.learn(entry);
    if (fault) paper.isSettled = false;
    yield { entries, host: 'huggingface', done: at + 1, all: untold.length, ...(fault ? { fault } : {}) };
  }
  for (const [at, paper] of wanted.entries()) {
    const { found, fault } = paper.mayBeAtCrossref ? await faults.attempt(crossrefPaper(client, { ...paper.head, authors: paper.authors, doi: paper.doi }, options)) : {};
    if (fault) paper.isSettled = false;
    yield { entries: found ? [found] : [], host: 'crossref', done: at + 1, all: wanted.length, ...(fault ? { fault } : {}), ...(paper.isSettled ? { settled: paper.head.id } : {}) };
  }
}

/** A paper and what was learnt of it since it was looked at. */
class Incomplete {
  readonly title: string;
  authors: readonly string[];
  private moreAuthors: true | undefined;
  doi: string | undefined;
  /** Whether every answer was one. */
  isSettled = true;
  private venue: string | undefined;
  private hasAbstract: boolean;

  constructor(readonly head: ShelfHead) {
    ({ title: this.title, authors: this.authors, moreAuthors: this.moreAuthors, doi: this.doi, venue: this.venue } = head);
    this.hasAbstract = head.from.abstract !== undefined;
  }

  learn({ authors = [], moreAuthors, doi, venue, abstract }: SourceEntry): void {
    if (this.lacksAuthors && authors.length >= this.authors.length) [this.authors, this.moreAuthors] = [authors, moreAuthors];
    this.doi ??= doi;
    this.venue ??= venue;
    this.hasAbstract ||= abstract !== undefined;
  }

  get lacksBasics(): boolean {
    return this.lacksAuthors || !this.hasAbstract;
  }

  private get lacksAuthors(): boolean {
    return this.authors.length === 0 || this.moreAuthors === true;
  }

  /** Without an author nothing that Crossref finds could be told from a paper of the same title. */
  get mayBeAtCrossref(): boolean {
    return this.authors.length > 0 && (this.venue === undefined || this.doi === undefined);
  }
}

/** One bad answer costs its paper; several in a row mean that the host, or what stands before it, answers no one. */
class FaultCounter {
  private inARow = 0;

  async attempt<T>(work: Promise<T>): Promise<{ found?: T; fault?: FetchError }> {
    try {
      const found = await work;
      this.count(undefined);
      return { found };
    } catch (fault) {
      if (!(fault instanceof FetchError) || !isOfOneAnswer(fault)) throw fault;
      this.count(fault);
      return { fault };
    }
  }

  /** Throws the last of too many faults in a row. */
  count(fault: FetchError | undefined): void {
    this.inARow = fault ? this.inARow + 1 : 0;
    if (fault && this.inARow >= MOST_FAULTS) throw fault;
  }
}

/** Other faults are of the whole way to the host, or are the reader's own wish. */
function isOfOneAnswer({ code, status }: FetchError): boolean {
  return code === 'wrong-type' || code === 'too-large' || code === 'redirected' || (code === 'refused' && status !== 429);
}
