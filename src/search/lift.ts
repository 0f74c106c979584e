import Fuse from 'fuse.js';
import { coverageOf } from './coverage';
import type { QueryWord } from './query';
import { ALL_WORDS, byScore, type Candidate } from './ranking';

/** So many titles are read for what of them the query is. */
const MOST_COVERED = 100;
/** Fuse takes longer, by title and word: so many titles, of queries with so many words, are judged. */
const MOST_JUDGED = 40;
const MOST_WORDS = 8;
const LONGEST_WORD = 31;
/** What a title gains that fuse.js finds perfect for the query. */
const LIFT = 1;
/** What a title gains of which the query says all; one of which it says a part gains that part. */
const COVERED = 2;
/** What a title gains that has all words as they were typed, not only what begins so. */
const AS_TYPED = 0.5;

/**
 * Lifts the papers whose titles explain the query: by how much of what they tell it says, whether its words stand there
 * as typed, and how well fuse.js finds that they do. Only those that have all words in title or names are judged: to
 * rank by title what is sought by its abstract ruins it.
 */
export function liftExplained(words: readonly QueryWord[], candidates: readonly Candidate[], rarityOf: (term: string) => number): void {
  const required = 2 ** words.length - 1;
  const explained = candidates
    .filter(({ part, document, score }) => score >= ALL_WORDS && part.accumulator.headWords(document) === required)
    .sort(byScore)
    .slice(0, MOST_COVERED);
  if (explained.length < 2) return;
  for (const candidate of explained) {
    const coverage = coverageOf(titleOf(candidate), words, rarityOf);
    if (coverage) candidate.score += COVERED * coverage.share + (coverage.asTyped ? AS_TYPED : 0);
  }
  if (words.length > MOST_WORDS || words.some((word) => word.term.length > LONGEST_WORD)) return;
  const best = explained.sort(byScore).slice(0, MOST_JUDGED);
  const fuse = new Fuse(best.map(titleOf), { useTokenSearch: true, tokenMatch: 'all', ignoreDiacritics: true, includeScore: true });
  for (const { refIndex, score } of fuse.search(words.map((word) => word.term).join(' '))) {
    const candidate = best[refIndex];
    if (candidate) candidate.score += LIFT * (1 - (score ?? 1));
  }
}

function titleOf({ part, document }: Candidate): string {
  return part.segment.title(document);
}
