import type { Paper } from '../papers/paper';
import { MatchedText } from './matching';
import { parseQuery } from './query';
import type { Hit, SearchResult } from './types';

/** So many papers' texts are read for phrases; what ranks below them is left out. */
export const MOST_READ = 2000;

/** Whether a query has words in quotes, for which text must be read. */
export function hasPhrases(query: string): boolean {
  return query.includes('"') && parseQuery(query).phrases.length > 0;
}

/** Tells papers with the query's phrases from others. */
export function phraseReader(query: string): (paper: Pick<Paper, 'title' | 'abstract'>) => boolean {
  const { phrases } = parseQuery(query);
  return (paper) => {
    const texts = [new MatchedText(paper.title), new MatchedText(paper.abstract)];
    return phrases.every((phrase) => texts.some((text) => text.phrase(phrase).length > 0) !== phrase.negated);
  };
}

/** Of a result that was found by words, the hits that have the phrases; in steps, a text each. */
export function* keepPhrases(
  query: string,
  result: SearchResult,
  limit: number,
  paperOf: (id: string) => Pick<Paper, 'title' | 'abstract'> | undefined,
): Generator<undefined, SearchResult> {
  const has = phraseReader(query);
  const hits: Hit[] = [];
  let complete = 0;
  for (const [at, hit] of result.hits.entries()) {
    const paper = paperOf(hit.id);
    if (paper && has(paper)) {
      if (at < result.complete) complete++;
      hits.push(hit);
    }
    yield;
  }
  return { ...result, hits: hits.slice(0, limit), complete, total: hits.length };
}
