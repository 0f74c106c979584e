import { chunksOf, type Chunk } from './chunks';
import { codeIn } from './codes';
import { filterNamed, type Filter } from './filters';
import { fold } from './fold';
import { readDays, readYears, type NumberRange } from './ranges';
import { joinTerms, scanTerms } from './tokens';
import type { QueryNote, Range } from './types';

/** A word sought: a term and what may stand in for it. */
export interface QueryWord {
  readonly term: string;
  /** Where it stands in the query. */
  readonly range: Range;
  /** Terms that stand for this word and neighbours of it, run together. */
  readonly joins: readonly string[];
}

export interface QueryPhrase {
  /** Folded words with one blank between. */
  readonly words: readonly string[];
  readonly negated: boolean;
  /** Whether its quote was closed; until then its last word may be a beginning. */
  readonly closed: boolean;
}

/** What a filter asks: any of the values, or a number in any of the ranges. */
export interface QueryFilter {
  readonly filter: Filter;
  readonly negated: boolean;
  readonly values: readonly FilterValue[];
  readonly ranges: readonly NumberRange[];
  readonly text: string;
  readonly range: Range;
}

export interface FilterValue {
  readonly text: string;
  /** Written in quotes that are closed: the whole value, not its beginning. */
  readonly exact: boolean;
}

export interface ParsedQuery {
  readonly words: readonly QueryWord[];
  readonly phrases: readonly QueryPhrase[];
  /** Terms that no hit may have; a compound is one of them, run together. */
  readonly excluded: readonly string[];
  readonly filters: readonly QueryFilter[];
  readonly notes: readonly QueryNote[];
}

/** More words than any title has; a pasted abstract is looked at so far. */
export const MOST_WORDS = 24;
/** What follows is not read at all. */
const LONGEST_QUERY = 2000;

interface Draft {
  words: { term: string; range: Range; joins: Set<string> }[];
  phrases: QueryPhrase[];
  excluded: string[];
  filters: QueryFilter[];
  notes: QueryNote[];
}

/** Reads what was typed. Every text is a query; what cannot be read as more is words. */
export function parseQuery(query: string): ParsedQuery {
  const draft: Draft = { words: [], phrases: [], excluded: [], filters: [], notes: [] };
  for (const chunk of chunksOf(query.slice(0, LONGEST_QUERY))) readChunk(chunk, draft);
  joinNeighbours(draft.words);
  return { ...draft, words: limited(draft).map(({ term, range, joins }) => ({ term, range, joins: [...joins] })) };
}

function readChunk(chunk: Chunk, draft: Draft): void {
  const negated = chunk.text.length > 1 && chunk.text.startsWith('-');
  const text = negated ? chunk.text.slice(1) : chunk.text;
  const range: Range = [chunk.start, chunk.start + chunk.text.length];
  if (text.startsWith('"')) readPhrase(text, negated, draft);
  else if (readFilter(text, negated, range, draft)) return;
  else if (negated) draft.excluded.push(...wholeTerms(text));
  else readWords(text, chunk.start, draft);
}

/** The words of a text, each compound as the one term that it is run together: `multiagent` of `multi-agent`. */
function wholeTerms(text: string): string[] {
  const whole: { readonly term: string; readonly start: number; readonly end: number }[] = [];
  scanTerms(fold(text), (term, start, end, join) => {
    const parts = join ? whole.filter((part) => part.start >= start && part.end <= end) : [];
    if (!join) whole.push({ term, start, end });
    else if (parts.length > 1 && parts[0]) whole.splice(whole.indexOf(parts[0]), parts.length, { term, start, end });
  });
  return whole.map(({ term }) => term);
}

function readPhrase(text: string, negated: boolean, draft: Draft): void {
  const words: string[] = [];
  scanTerms(fold(text), (term, _start, _end, join) => {
    if (!join) words.push(term);
  });
  if (words.length > 0) draft.phrases.push({ words, negated, closed: text.length > 1 && text.endsWith('"') });
}

/** Reads `name:value`; false where it is none. */
function readFilter(text: string, negated: boolean, range: Range, draft: Draft): boolean {
  const colon = text.indexOf(':');
  const name = text.slice(0, colon);
  if (colon < 1 || !/^[a-z]+$/i.test(name)) return false;
  const filter = filterNamed(name);
  const written = text.slice(colon + 1);
  if (!filter) {
    // A colon at the end is the title's own: "Gazal-R1: Achieving". So is that of an address or an arXiv id.
    if (written !== '' && !written.startsWith('//')) draft.notes.push({ code: 'unknown-filter', text: `${name}:`, range });
    return false;
  }
  const values = splitValues(written);
  if (values.length === 0) return true;
  const read = filter.kind === 'year' ? readYears : readDays;
  const numeric = filter.kind === 'year' || filter.kind === 'after' || filter.kind === 'before';
  const ranges = numeric ? values.map((value) => read(value.text, filter.kind)) : [];
  const readable = ranges.filter((found) => found !== undefined);
  if (readable.length < ranges.length) draft.notes.push({ code: 'unreadable-value', text, range });
  if (!numeric || readable.length > 0) draft.filters.push({ filter, negated, values, ranges: readable, text, range });
  return true;
}

/** Values between commas; quotes hold commas and blanks. */
function splitValues(text: string): FilterValue[] {
  return [...text.matchAll(/"([^"]*)("?)|([^",]+)/g)]
    .map(([, quoted, closed, plain]) => ({ text: (quoted ?? plain ?? '').trim(), exact: closed === '"' }))
    .filter((value) => value.text !== '');
}

function readWords(text: string, start: number, draft: Draft): void {
  const folded = fold(text);
  const code = codeIn(folded);
  const range: Range = [start, start + text.length];
  if (code !== undefined) {
    draft.words.push({ term: code, range, joins: new Set() });
    return;
  }
  const first = draft.words.length;
  scanTerms(folded, (term, from, to, join) => {
    if (join) {
      for (const word of draft.words.slice(first)) {
        if (word.range[0] >= start + from && word.range[1] <= start + to) word.joins.add(term);
      }
    } else draft.words.push({ term, range: [start + from, start + to], joins: new Set() });
  });
  const parts = draft.words.slice(first);
  // A citation key or an old arXiv id, whatever marks it has.
  const whole = parts.length > 1 ? joinTerms(parts.map((word) => word.term)) : undefined;
  if (whole !== undefined) for (const word of parts) word.joins.add(whole);
}

/** "multi modal" is also `multimodal`, "qwen 2.5" also `qwen25`. */
function joinNeighbours(words: Draft['words']): void {
  for (let at = 1; at < words.length; at++) {
    const [left, right] = [words[at - 1], words[at]];
    const join = left && right && joinTerms([left.term, right.term]);
    if (!left || !right || join === undefined || join.length < 3) continue;
    left.joins.add(join);
    right.joins.add(join);
  }
}

/** The first of each word, and not more than are looked at. */
function limited(draft: Draft): Draft['words'] {
  const seen = new Set<string>();
  const words = draft.words.filter(({ term }) => !seen.has(term) && seen.add(term));
  const beyond = words[MOST_WORDS];
  if (beyond) draft.notes.push({ code: 'too-long', text: beyond.term, range: beyond.range });
  return words.slice(0, MOST_WORDS);
}
