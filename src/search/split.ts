import { documentAt, emptyPostings, impactAt, packPosting, setPosting, type Postings } from './postings';
import type { Segment } from './segment';
import { STOPWORDS } from './stopwords';

const MOST_PARTS = 3;
const SHORTEST_PART = 3;
const SHORTEST_WORD = 6;
/** A part that fewer papers have is more likely a typing error of theirs. */
const LEAST_FREQUENCY = 2;

/** The words that one was run together of, such as chain, of and thought: the cut whose rarest part is commonest. */
export function splitWord(segment: Segment, word: string): readonly number[] | undefined {
  if (word.length < SHORTEST_WORD) return undefined;
  const best = bestSplit(segment, word, MOST_PARTS);
  return best && best.terms.length > 0 && best.cuts > 0 ? best.terms : undefined;
}

interface Split {
  /** Stopwords are left out: abstracts are not indexed by them. */
  readonly terms: readonly number[];
  readonly rarest: number;
  readonly cuts: number;
}

function bestSplit(segment: Segment, text: string, most: number): Split | undefined {
  let best = wordAt(segment, text);
  if (most === 1) return best;
  if (best && most < MOST_PARTS) return best;
  best = undefined;
  for (let cut = 2; cut <= text.length - 2; cut++) {
    const first = wordAt(segment, text.slice(0, cut));
    const rest = first && bestSplit(segment, text.slice(cut), most - 1);
    if (!first || !rest) continue;
    const rarest = Math.min(first.rarest, rest.rarest);
    const cuts = rest.cuts + 1;
    if (!best || cuts < best.cuts || (cuts === best.cuts && rarest > best.rarest)) best = { terms: [...first.terms, ...rest.terms], rarest, cuts };
  }
  return best;
}

function wordAt(segment: Segment, text: string): Split | undefined {
  if (STOPWORDS.has(text)) return { terms: [], rarest: Infinity, cuts: 0 };
  if (text.length < SHORTEST_PART) return undefined;
  const term = segment.terms.find(text);
  if (term < 0) return undefined;
  const rarest = segment.frequency(term, term + 1);
  return rarest < LEAST_FREQUENCY ? undefined : { terms: [term], rarest, cuts: 0 };
}

/** Postings of the papers that have all the terms, each with its least impact. */
export function postingsOfAll(segment: Segment, terms: readonly number[]): Postings {
  const impacts = new Map<number, number>();
  terms.forEach((term, index) => {
    const seen = new Map<number, number>();
    forEachPosting(segment, term, term + 1, (document, impact) => {
      const before = index === 0 ? impact : impacts.get(document);
      if (before !== undefined) seen.set(document, Math.min(before, impact));
    });
    impacts.clear();
    for (const [document, impact] of seen) impacts.set(document, impact);
  });
  const postings = emptyPostings(impacts.size);
  [...impacts].forEach(([document, impact], at) => setPosting(postings, at, packPosting(document, impact)));
  return postings;
}

/** Calls back for each posting of terms `from` to `to`. */
export function forEachPosting(segment: Segment, from: number, to: number, take: (document: number, impact: number) => void): void {
  if (from < 0) return;
  const { headStart, bodyStart } = segment.data;
  const each = (postings: Postings, first: number, end: number): void => {
    for (let at = first; at < end; at++) take(documentAt(postings, at), impactAt(postings, at));
  };
  each(segment.head, headStart[from] ?? 0, headStart[to] ?? 0);
  each(segment.body, bodyStart[from] ?? 0, bodyStart[to] ?? 0);
}
