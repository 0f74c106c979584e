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
export function hitExplainer(query: string): (paper: Shown) => HitExplanation {
  const parsed = parseQuery(query);
  return (paper) => explain(parsed, paper);
}

/** What of a shown row matches the query: some tens of microseconds a row. */
export function explainHit(query: string, paper: Shown): HitExplanation {
  return hitExplainer(query)(paper);
}

type Shown = Pick<Paper, 'title' | 'abstract' | 'authors'>;

/** What a word of the query is found by, in a text. */
type Sought = (text: MatchedText) => Range[];

function explain(query: ParsedQuery, paper: Shown): HitExplanation {
  const title = new MatchedText(paper.title);
  const titleRanges: Range[] = [];
  const authors = new AuthorsMatched(paper.authors);
  const elsewhere: Sought[] = [];
  let abstract: MatchedText | undefined;
  for (const word of query.words) {
    const inTitle = title.word(word);
    titleRanges.push(...inTitle);
    if (inTitle.length > 0 || authors.take((text) => text.word(word)) || STOPWORDS.has(word.term)) continue;
    if (paper.abstract !== '' && (abstract ??= new MatchedText(paper.abstract)).word(word).length > 0) {
      elsewhere.push((text) => text.word(word));
      continue;
    }
    const meant = title.meant(word);
    titleRanges.push(...meant);
    if (meant.length === 0 && !authors.take((text) => text.meant(word))) elsewhere.push((text) => text.meant(word));
  }
  for (const phrase of query.phrases) {
    if (phrase.negated) continue;
    const inTitle = title.phrase(phrase);
    titleRanges.push(...inTitle);
    if (inTitle.length === 0) elsewhere.push((text) => text.phrase(phrase));
  }
  for (const { values } of query.filters.filter(({ filter, negated }) => filter.name === 'author' && !negated)) {
    for (const { words } of values.map(({ text }) => parseQuery(text))) authors.takeAll(words.map((word) => (text: MatchedText) => text.word(word)));
  }
  const snippet = elsewhere.length > 0 && paper.abstract !== '' ? cutSnippet(paper.abstract, abstract ?? new MatchedText(paper.abstract), elsewhere) : undefined;
  return { titleRanges: mergeRanges(titleRanges), authorsMatched: authors.names, ...(snippet ? { snippet } : {}) };
}

/** Authors by what names them; their names are read when first asked for. */
class AuthorsMatched {
  private texts: readonly MatchedText[] | undefined;
  private readonly found = new Set<string>();

  constructor(private readonly authors: readonly string[]) {}

  get names(): string[] {
    return [...this.found];
  }

  /** Keeps the authors whose names have what is sought; false where none has. */
  take(sought: Sought): boolean {
    return this.takeAll([sought]);
  }

  /** The same for names that have all of it. */
  takeAll(sought: readonly Sought[]): boolean {
    if (sought.length === 0) return false;
    this.texts ??= this.authors.map((name) => new MatchedText(name));
    const named = this.authors.filter((_, at) => sought.every((find) => find(this.texts?.[at] as MatchedText).length > 0));
    for (const name of named) this.found.add(name);
    return named.length > 0;
  }
}
