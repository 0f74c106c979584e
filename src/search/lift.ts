import Fuse from 'fuse.js';

/** Fuse takes time by title and word: so many titles, of queries with so many words, are judged. */
const MOST_TITLES = 60;
const MOST_WORDS = 8;
const LONGEST_WORD = 31;

/**
 * Judges how well each title explains the whole query, with fuse.js: every word must be in the title, typing errors
 * and all. From 0 to 1 for titles that do, by their place in the list; the others are absent.
 */
export function titlesThatExplain(words: readonly string[], titles: readonly string[]): ReadonlyMap<number, number> {
  const explained = new Map<number, number>();
  if (words.length === 0 || words.length > MOST_WORDS || words.some((word) => word.length > LONGEST_WORD)) return explained;
  const fuse = new Fuse(titles.slice(0, MOST_TITLES), {
    useTokenSearch: true,
    tokenMatch: 'all',
    ignoreDiacritics: true,
    includeScore: true,
    ignoreLocation: true,
    threshold: 0.35,
  });
  for (const { refIndex, score } of fuse.search(words.join(' '))) explained.set(refIndex, 1 - (score ?? 1));
  return explained;
}
