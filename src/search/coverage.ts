import { MatchedText } from './matching';
import type { QueryWord } from './query';
import { STOPWORDS } from './stopwords';
import type { Range } from './types';

/** What of a title a query is. */
export interface Coverage {
  /** Of what the title tells, how much the query says: 1 where it has all telling words. */
  readonly share: number;
  /** Whether all words stand there as they were typed, and not only what begins so or is near. */
  readonly asTyped: boolean;
}

/**
 * What of a title a query is, or `undefined` where the title lacks a word. Who looks for a paper types what tells it
 * apart: of two titles that have all words, the one whose other words are common is rather meant than the one that has rare
 * ones which were not typed.
 */
export function coverageOf(title: string, words: readonly QueryWord[], rarityOf: (term: string) => number): Coverage | undefined {
  const text = new MatchedText(title);
  const found: Range[] = [];
  let asTyped = true;
  for (const word of words) {
    const whole = text.whole(word);
    if (whole.length === 0) asTyped = false;
    const stands = whole.length > 0 ? whole : text.word(word);
    const near = stands.length > 0 ? stands : text.meant(word);
    if (near.length === 0) return undefined;
    found.push(...near);
  }
  const seen = new Set<string>();
  let [said, told] = [0, 0];
  for (const { term, range } of text.words()) {
    const isSaid = found.some(([start, end]) => start <= range[0] && range[0] < end);
    if (seen.has(term) || (STOPWORDS.has(term) && !isSaid)) continue;
    seen.add(term);
    const tells = rarityOf(term) ** 2;
    told += tells;
    if (isSaid) said += tells;
  }
  return { share: told > 0 ? said / told : 0, asTyped };
}
