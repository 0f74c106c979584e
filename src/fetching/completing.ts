import type { SourceEntry } from '../merging/entry';
import type { ShelfHead } from '../merging/head';
import type { Client } from './client';
import { arxivPapers, crossrefPaper, hubPaper, type FetchOptions } from './sources';

/** What a round of completing brought. */
export interface Completion {
  readonly entries: readonly SourceEntry[];
  /** Papers asked about so far, of all. */
  readonly done: number;
  readonly all: number;
}

/** Papers that something is still to be had of. */
export function incomplete(heads: readonly ShelfHead[]): ShelfHead[] {
  return heads.filter((head) => lacksBasics(head) || lacksVenue(head));
}

function lacksBasics(head: ShelfHead): boolean {
  return head.arxivId !== undefined && (head.authors.length === 0 || (head.from.abstract === undefined && Object.keys(head.from).length > 0));
}

function lacksVenue(head: ShelfHead): boolean {
  return head.venue === undefined || head.doi === undefined;
}

/**
 * Asks for authors, abstract, DOI and venue of papers that lack them: arXiv first, the hub where arXiv has no answer,
 * then Crossref. Gives what was found round by round, to be imported at once: who stops in between goes on with what
 * is still incomplete, and what was asked a short time ago comes from the cache.
 */
export async function* complete(client: Client, heads: readonly ShelfHead[], today: string, options: FetchOptions): AsyncGenerator<Completion> {
  const wanted = incomplete(heads);
  const authors = new Map(wanted.map((head) => [head.id, head.authors]));
  const byArxivId = new Map(wanted.flatMap((head) => (head.arxivId === undefined ? [] : [[head.arxivId, head]])));
  const all = byArxivId.size + wanted.length;
  let done = 0;
  for await (const { entries } of arxivPapers(client, [...byArxivId.keys()], options)) {
    for (const { arxivId = '', authors: found = [] } of entries) {
      const head = byArxivId.get(arxivId);
      if (head && found.length > 0) authors.set(head.id, found);
      byArxivId.delete(arxivId);
    }
    done += entries.length;
    yield { entries, done, all };
  }
  for (const [arxivId, head] of byArxivId) {
    const entries = lacksBasics(head) ? ((await hubPaper(client, arxivId, today, options))?.entries ?? []) : [];
    if (entries[0]?.authors) authors.set(head.id, entries[0].authors);
    yield { entries, done: ++done, all };
  }
  for (const head of wanted) {
    const known = authors.get(head.id) ?? [];
    // Without an author nothing that Crossref finds could be told from a paper of the same title.
    const found = known.length > 0 && lacksVenue(head) ? await crossrefPaper(client, { title: head.title, authors: known, doi: head.doi }, options) : undefined;
    yield { entries: found ? [found] : [], done: ++done, all };
  }
}
