import type { Postings } from './postings';
import type { QueryWord } from './query';
import type { Segment } from './segment';
import { postingsOfAll, splitWord } from './split';
import { editsAllowed, type NearTermWalk } from './walk';

/** Neighbouring terms that a word stands for, all alike. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  /** Bytes of the word where the terms are longer than it: they count the less the longer they are. Else 0. */
  readonly beginning: number;
  /** Only papers that have the term in title or names count. */
  readonly headOnly: boolean;
}

/** What one word of a query stands for in one segment. */
export interface Expansion {
  readonly runs: Run[];
  /** Postings made for this query, with what they weigh. */
  readonly lists: { readonly postings: Postings; readonly weight: number }[];
  /** In about how many papers. */
  frequency: number;
}

const WEIGHT = { plural: 0.85, beginning: 0.65, join: 0.95, joinBeginning: 0.8, split: 0.8 };
/** By number of edits. */
const EDIT_WEIGHT = [1, 0.5, 0.35];
/** Where the first letter is another, and where the term goes on after what is near. */
const OTHER_START = 0.85;
const EDIT_AND_BEGINNING = 0.7;
/** What a term that is nearly all of it more than its beginning still counts. */
const LEAST_CLOSENESS = 0.5;
/** A beginning of one or two letters says so little that titles and names alone are searched for it. */
const SHORT_BEGINNING = 2;

const encoder = new TextEncoder();

/** The word itself, what begins with it, its singular, and its neighbours run together with it. */
export function expandWord(segment: Segment, word: QueryWord): Expansion {
  const expansion: Expansion = { runs: [], lists: [], frequency: 0 };
  const { terms } = segment;
  addBeginnings(segment, word.term, WEIGHT.beginning, 1, expansion);
  if (word.term.length > 3 && word.term.endsWith('s')) {
    const singular = terms.find(word.term.slice(0, -1));
    if (singular >= 0) addRun(segment, { from: singular, to: singular + 1, weight: WEIGHT.plural, beginning: 0, headOnly: false }, expansion);
  }
  for (const join of word.joins) addBeginnings(segment, join, WEIGHT.joinBeginning, WEIGHT.join, expansion);
  return expansion;
}

function addBeginnings(segment: Segment, term: string, beginningWeight: number, weight: number, expansion: Expansion): void {
  const [from, to] = segment.terms.withPrefix(term);
  if (from === to) return;
  const beginning = encoder.encode(term).length;
  const exact = segment.terms.byteLength(from) === beginning ? 1 : 0;
  if (exact) addRun(segment, { from, to: from + 1, weight, beginning: 0, headOnly: false }, expansion);
  const headOnly = term.length <= SHORT_BEGINNING;
  if (to > from + exact) addRun(segment, { from: from + exact, to, weight: beginningWeight, beginning, headOnly }, expansion);
}

function addRun(segment: Segment, run: Run, expansion: Expansion): void {
  expansion.runs.push(run);
  expansion.frequency += segment.frequency(run.from, run.to, run.headOnly);
}

/** Adds terms that the word may have been meant as; with `typing`, also terms that begin so. */
export function addNearTerms(segment: Segment, word: QueryWord, typing: boolean, walk: NearTermWalk, expansion: Expansion): void {
  const most = editsAllowed(word.term.length);
  if (most === 0 || /\d.*\d|^\d/.test(word.term)) return;
  const bytes = encoder.encode(word.term);
  walk.find(segment.terms, bytes, most, typing, segment.firstWord, segment.terms.size, (term, edits, beginning) => {
    if (edits === 0) return;
    const sameStart = segment.data.termBytes[segment.data.termStart[term] ?? 0] === bytes[0];
    const weight = (EDIT_WEIGHT[edits] ?? 0) * (sameStart ? 1 : OTHER_START) * (beginning ? EDIT_AND_BEGINNING : 1);
    addRun(segment, { from: term, to: term + 1, weight, beginning: beginning ? bytes.length : 0, headOnly: false }, expansion);
  });
}

/** Adds the papers that have the words which a word was run together of, where it can be cut into known ones. */
export function addSplit(segment: Segment, word: QueryWord, expansion: Expansion): void {
  const parts = splitWord(segment, word.term);
  if (!parts) return;
  const postings = postingsOfAll(segment, parts);
  expansion.lists.push({ postings, weight: WEIGHT.split });
  expansion.frequency += postings.low.length;
}

/** How much a term counts for a word that is its beginning, by how much of it is there. */
export function closeness(beginning: number, length: number): number {
  return LEAST_CLOSENESS + ((1 - LEAST_CLOSENESS) * beginning) / length;
}
