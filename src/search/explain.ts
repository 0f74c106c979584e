import type { Paper } from '../papers/paper';
import { MatchedText, mergeRanges } from './matching';
import { parseQuery, type ParsedQuery } from './query';
import { cutSnippet, type Snippet } from './snippet';
import { STOPWORDS } from './stopwords';
import type { Range } from './types';

/** Why a paper is a hit, for the row that shows it. */
export interface HitExplanation {
  readonly titleRanges: readonly Range[];
  /** The authors that a word of the query, or its `author:` filter, names. */
  readonly authorsMatched: readonly string[];
  /** A piece of the abstract with the words that the title and authors lack, where it has any. */
  readonly snippet?: Snippet;
}

/** Reads a query once for many rows. */
export function hitExplainer(query: string): (paper: Pick<Paper, 'title' | 'abstract' | 'authors'>) => HitExplanation {
  const parsed = parseQuery(query);
  return (paper) => explain(parsed, paper);
}

/** What of a shown row matches the query: some tens of microseconds a row. */
export function explainHit(query: string, paper: Pick<Paper, 'title' | 'abstract' | 'authors'>): HitExplanation {
  return hitExplainer(query)(paper);
}

function explain(query: ParsedQuery, paper: Pick<Paper, 'title' | 'abstract' | 'authors'>): HitExplanation {
  const title = new MatchedText(paper.title);
  const authors = paper.authors.map((name) => ({ name, text: new MatchedText(name) }));
  const titleRanges: Range[] = [];
  const authorsMatched = new Set<string>();
  const missing: ((text: MatchedText) => Range[])[] = [];
  for (const word of query.words) {
    const inTitle = title.word(word);
    titleRanges.push(...inTitle);
    const named = inTitle.length > 0 ? [] : authors.filter(({ text }) => text.word(word).length > 0);
    for (const { name } of named) authorsMatched.add(name);
    if (inTitle.length + named.length === 0 && !STOPWORDS.has(word.term)) missing.push((text) => text.word(word));
  }
  for (const phrase of query.phrases) {
    if (phrase.negated) continue;
    const inTitle = title.phrase(phrase);
    titleRanges.push(...inTitle);
    if (inTitle.length === 0) missing.push((text) => text.phrase(phrase));
  }
  for (const { values } of query.filters.filter(({ filter, negated }) => filter.name === 'author' && !negated)) {
    for (const { words } of values.map(({ text }) => parseQuery(text))) {
      for (const { name, text } of authors) if (words.length > 0 && words.every((word) => text.word(word).length > 0)) authorsMatched.add(name);
    }
  }
  const snippet = missing.length > 0 && paper.abstract !== '' ? cutSnippet(paper.abstract, missing) : undefined;
  return { titleRanges: mergeRanges(titleRanges), authorsMatched: [...authorsMatched], ...(snippet ? { snippet } : {}) };
}
