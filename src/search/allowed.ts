import type { QueryFilter } from './query';
import { codeTerm } from './codes';
import { fold } from './fold';
import { VALUE_MARK, type Segment } from './segment';
import { scanTerms } from './tokens';
import { matchesValue, valuePrefix, shownValue } from './values';

/** Marks of one segment: which of its documents a value of a marks' filter holds for. */
export type SegmentMarks = (filter: string, matches: (value: string) => boolean) => readonly number[];

/** Which papers of a segment may be hits: 1 where all filters say so; `undefined` where there is nothing to ask. */
export function allowedBy(segment: Segment, filters: readonly QueryFilter[], excluded: readonly string[], dead: ReadonlySet<number>, marks: SegmentMarks): Uint8Array | undefined {
  if (filters.length === 0 && excluded.length === 0 && dead.size === 0) return undefined;
  const allowed = new Uint8Array(segment.size).fill(1);
  for (const document of dead) allowed[document] = 0;
  for (const term of excluded) for (const form of [term, `${term}s`]) {
    const at = segment.terms.find(form);
    if (at >= 0) forEachPosting(segment, at, at + 1, (document) => (allowed[document] = 0));
  }
  for (const filter of filters) {
    const matching = new Uint8Array(segment.size);
    matchFilter(segment, filter, marks, matching);
    for (let at = 0; at < allowed.length; at++) if ((matching[at] === 1) === filter.negated) allowed[at] = 0;
  }
  return allowed;
}

function matchFilter(segment: Segment, query: QueryFilter, marks: SegmentMarks, matching: Uint8Array): void {
  const { filter } = query;
  if (filter.kind === 'year' || filter.kind === 'after' || filter.kind === 'before') {
    const numbers = filter.kind === 'year' ? segment.data.year : segment.data.day;
    for (const { from, to } of query.ranges) {
      for (let at = 0; at < matching.length; at++) if ((numbers[at] ?? 0) >= from && (numbers[at] ?? 0) <= to) matching[at] = 1;
    }
    return;
  }
  for (const value of query.values) {
    if (filter.kind === 'code') matchCode(segment, value.text, matching);
    else if (filter.kind === 'word') matchWords(segment, filter.name, value.text, value.exact, matching);
    else {
      const matches = (candidate: string): boolean => matchesValue(candidate, value);
      for (const term of valueTermsOf(segment, filter.name)) if (matches(shownValue(segment.terms.term(term)))) setAll(segment, term, term + 1, matching);
      for (const document of marks(filter.name, matches)) matching[document] = 1;
    }
  }
}

/** All words of the name, the last by its beginning unless the name is in quotes. */
function matchWords(segment: Segment, filter: string, name: string, exact: boolean, matching: Uint8Array): void {
  const words: string[] = [];
  scanTerms(fold(name), (term, _start, _end, join) => {
    if (!join) words.push(term);
  });
  const seen = new Uint8Array(segment.size);
  words.forEach((word, index) => {
    const term = VALUE_MARK + valuePrefix(filter) + word;
    const at = segment.terms.find(term);
    const [from, to] = exact || index < words.length - 1 ? [at, at < 0 ? -1 : at + 1] : segment.terms.withPrefix(term);
    forEachPosting(segment, from, to, (document) => {
      if (seen[document] === index) seen[document] = index + 1;
    });
  });
  if (words.length > 0) for (let at = 0; at < seen.length; at++) if (seen[at] === words.length) matching[at] = 1;
}

function matchCode(segment: Segment, code: string, matching: Uint8Array): void {
  const term = codeTerm(code);
  if (term === '') return;
  const [from, to] = segment.terms.withPrefix(term);
  setAll(segment, from, to, matching);
}

/** The terms of a filter's values in a segment. */
export function valueTermsOf(segment: Segment, filter: string): number[] {
  const [from, to] = segment.terms.withPrefix(VALUE_MARK + valuePrefix(filter));
  return Array.from({ length: to - from }, (_, at) => from + at);
}

function setAll(segment: Segment, from: number, to: number, matching: Uint8Array): void {
  forEachPosting(segment, from, to, (document) => (matching[document] = 1));
}

function forEachPosting(segment: Segment, from: number, to: number, take: (document: number) => void): void {
  if (from < 0) return;
  const { head, headStart, body, bodyStart } = segment.data;
  for (let at = headStart[from] ?? 0; at < (headStart[to] ?? 0); at++) take((head[at] ?? 0) >>> 8);
  for (let at = bodyStart[from] ?? 0; at < (bodyStart[to] ?? 0); at++) take((body[at] ?? 0) >>> 8);
}
