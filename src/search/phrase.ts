import type { Paper } from '../papers/paper';
import { MatchedText } from './matching';
import { parseQuery } from './query';
import type { SearchResult } from './types';

/** Whether a query has words in quotes, for which text must be read. */
export function hasPhrases(query: string): boolean {
  return query.includes('"') && parseQuery(query).phrases.length > 0;
}

/** What phrases are looked for in. */
export type Readable = Pick<Paper, 'title' | 'abstract' | 'authors' | 'organization' | 'venue'>;

/** Tells papers with the query's phrases from others: in the title, the abstract, an author's name, the organization or the venue. */
export function phraseReader(query: string): (paper: Readable) => boolean {
  const { phrases } = parseQuery(query);
  return ({ title, abstract, authors, organization, venue = '' }) => {
    const texts = [title, abstract, ...authors, organization?.name ?? '', venue].map((text) => new MatchedText(text));
    return phrases.every((phrase) => texts.some((text) => text.phrase(phrase).length > 0) !== phrase.negated);
  };
}

/** The papers of results by words whose texts have the phrases of the query too; each text is read once. */
export class PhraseReader {
  private readonly has: ReturnType<typeof phraseReader>;
  private readonly read = new Map<string, boolean>();

  constructor(query: string) {
    this.has = phraseReader(query);
  }

  /** The papers of a result that were not read yet. */
  unread({ hits }: SearchResult): string[] {
    return hits.map(({ id }) => id).filter((id) => !this.read.has(id));
  }

  /** Reads papers, in steps, a text each. */
  *readSteps(papers: ReadonlyMap<string, Readable>): Generator<undefined, void> {
    for (const [id, paper] of papers) {
      this.read.set(id, this.has(paper));
      yield;
    }
  }

  /** What is left of a result whose papers were read; those that have left the shelf since are not. */
  keep(result: SearchResult): SearchResult {
    const hits = result.hits.filter(({ id }) => this.read.get(id));
    const complete = result.hits.slice(0, result.complete).filter(({ id }) => this.read.get(id)).length;
    return { ...result, hits, complete, total: hits.length };
  }
}
