import Fuse from 'fuse.js';
import type { QueryWord } from './query';
import { ALL_WORDS, byScore, type Candidate } from './ranking';

/** Fuse takes time by title and word: so many titles, of queries with so many words, are judged. */
const MOST_TITLES = 40;
const MOST_WORDS = 8;
const LONGEST_WORD = 31;
/** What a title gains that fuse.js finds perfect for the query. */
const LIFT = 1;

/**
 * Lifts the papers whose titles explain the query, by how well fuse.js finds that they do. Only those that have all
 * words in title or names are judged: to rank by title what is sought by its abstract ruins it.
 */
export function liftExplained(words: readonly QueryWord[], candidates: readonly Candidate[]): void {
  if (words.length > MOST_WORDS || words.some((word) => word.term.length > LONGEST_WORD)) return;
  const required = 2 ** words.length - 1;
  const explained = candidates
    .filter(({ part, document, score }) => score >= ALL_WORDS && part.accumulator.headWords(document) === required)
    .sort(byScore)
    .slice(0, MOST_TITLES);
  if (explained.length < 2) return;
  const titles = explained.map(({ part, document }) => part.segment.title(document));
  const fuse = new Fuse(titles, { useTokenSearch: true, tokenMatch: 'all', ignoreDiacritics: true, includeScore: true });
  for (const { refIndex, score } of fuse.search(words.map((word) => word.term).join(' '))) {
    const candidate = explained[refIndex];
    if (candidate) candidate.score += LIFT * (1 - (score ?? 1));
  }
}
