import type { Accumulator } from './accumulator';
import { closeness, type Expansion } from './expand';
import { HIGHEST_IMPACT } from './postings';
import type { Segment } from './segment';

/**
 * Once so many papers have one of the rarer words, the commoner words are looked for in these alone: a paper that has
 * only common words would not be seen among them.
 */
const ENOUGH_TOUCHED = 4000;

/** How much a word tells, from how many papers have it. */
export function rarity(papers: number, frequency: number): number {
  const having = Math.min(frequency, papers);
  return Math.log(1 + (papers - having + 0.5) / (having + 0.5));
}

/** Adds one word's terms to the scores of a segment's papers. */
export function scoreWord(segment: Segment, expansion: Expansion, bit: number, worth: number, accumulator: Accumulator): void {
  const { head, body } = segment;
  const { headStart, bodyStart } = segment.data;
  const restricted = accumulator.touchedCount >= ENOUGH_TOUCHED;
  accumulator.word(bit);
  for (const { postings, weight } of expansion.lists) accumulator.add(postings, 0, postings.low.length, (worth * weight) / HIGHEST_IMPACT);
  for (const run of expansion.runs) {
    for (let term = run.from; term < run.to; term++) {
      const near = run.beginning === 0 ? 1 : closeness(run.beginning, segment.terms.byteLength(term));
      const weight = (worth * run.weight * near) / HIGHEST_IMPACT;
      const [headFrom, headTo] = [headStart[term] as number, headStart[term + 1] as number];
      const [bodyFrom, bodyTo] = [bodyStart[term] as number, bodyStart[term + 1] as number];
      accumulator.addHeads(head, headFrom, headTo, weight, restricted);
      if (run.headOnly) continue;
      if (restricted) accumulator.addToTouched(body, bodyFrom, bodyTo, weight);
      else accumulator.add(body, bodyFrom, bodyTo, weight);
    }
  }
}
