import { codeTerm } from './codes';
import type { ValueCount } from './complete';
import { filterNamed, type Filter } from './filters';
import { fold } from './fold';
import type { ParsedQuery, QueryFilter } from './query';
import type { Part } from './ranking';
import { VALUE_MARK, type Segment } from './segment';
import { forEachPosting } from './split';
import { STOPWORDS } from './stopwords';
import { scanTerms } from './tokens';
import type { Marks } from './types';
import { matchesValue, shownValue, valuePrefix } from './values';

/** The documents of one part that a mark whose value matches holds for. */
export type MarksOf = (filter: string, matches: (value: string) => boolean) => readonly number[];

/**
 * Which papers of a part may be hits: 1 where all that is asked holds; `undefined` where nothing is asked. Filters that
 * any paper of the part answers are added to `found`.
 */
export function allowedBy({ segment, dead }: Part, query: ParsedQuery, marks: MarksOf, found: Set<QueryFilter>): Uint8Array | undefined {
  const { filters, excluded, phrases } = query;
  if (filters.length + excluded.length + phrases.length + dead.size === 0) return undefined;
  const allowed = new Uint8Array(segment.size).fill(1);
  for (const document of dead) allowed[document] = 0;
  for (const term of excluded) {
    for (const form of [term, `${term}s`]) {
      const at = segment.terms.find(form);
      forEachPosting(segment, at, at + 1, (document) => (allowed[document] = 0));
    }
  }
  for (const phrase of phrases) {
    // What a phrase forbids cannot be told from its words; its text is read later.
    if (!phrase.negated) for (const [at, word] of phrase.words.entries()) keep(allowed, phraseWord(segment, word, at === phrase.words.length - 1 && !phrase.closed), false);
  }
  for (const filter of filters) {
    const matching = new Uint8Array(segment.size);
    matchFilter(segment, filter, marks, matching);
    if (matching.includes(1)) found.add(filter);
    keep(allowed, matching, filter.negated);
  }
  return allowed;
}

function keep(allowed: Uint8Array, matching: Uint8Array | undefined, negated: boolean): void {
  if (matching) for (let at = 0; at < allowed.length; at++) if ((matching[at] === 1) === negated) allowed[at] = 0;
}

/** The papers with a word of a phrase; `undefined` for words that abstracts are not indexed by. */
function phraseWord(segment: Segment, word: string, beginning: boolean): Uint8Array | undefined {
  if (STOPWORDS.has(word) || (beginning && word.length <= 2)) return undefined;
  const matching = new Uint8Array(segment.size);
  const at = segment.terms.find(word);
  const [from, to] = beginning ? segment.terms.withPrefix(word) : [at, at + 1];
  forEachPosting(segment, from, to, (document) => (matching[document] = 1));
  return matching;
}

function matchFilter(segment: Segment, query: QueryFilter, marks: MarksOf, matching: Uint8Array): void {
  const { filter } = query;
  const set = (document: number): number => (matching[document] = 1);
  if (filter.kind === 'year' || filter.kind === 'after' || filter.kind === 'before') {
    const numbers = filter.kind === 'year' ? segment.data.year : segment.data.day;
    for (const { from, to } of query.ranges) numbers.forEach((number, document) => number >= from && number <= to && set(document));
    return;
  }
  for (const value of query.values) {
    if (filter.kind === 'code') forEachPosting(segment, ...codeTerms(segment, value.text), set);
    else if (filter.kind === 'word') matchWords(segment, filter, value.text, value.exact, matching);
    else {
      for (const at of valueTermsOf(segment, filter.name)) if (matchesValue(shownValue(segment.terms.term(at)), value)) forEachPosting(segment, at, at + 1, set);
      const opposite = filter.opposites?.[value.text.toLowerCase()];
      if (opposite !== undefined) matchOpposite(segment, marks(filter.name, (candidate) => candidate === opposite), set);
      const asked = filter.whole?.includes(value.text.toLowerCase()) ? { ...value, exact: true } : value;
      for (const document of marks(filter.name, (candidate) => matchesValue(candidate, asked))) set(document);
      matchRecent(segment, filter, value.text, set);
    }
  }
}

/** All papers but those. */
function matchOpposite(segment: Segment, documents: readonly number[], set: (document: number) => void): void {
  const excepted = new Set(documents);
  for (let document = 0; document < segment.size; document++) if (!excepted.has(document)) set(document);
}

/** Values that hold for papers listed not long before the newest one on the shelf: never before today. */
function matchRecent(segment: Segment, filter: Filter, value: string, set: (document: number) => void): void {
  const days = filter.recent?.[value.toLowerCase()];
  if (days === undefined) return;
  const newest = segment.data.day.reduce((a, b) => Math.max(a, b), 0);
  const first = dayBefore(newest, days);
  segment.data.day.forEach((day, document) => {
    if (day >= first && day > 0) set(document);
  });
}

function dayBefore(day: number, days: number): number {
  const date = new Date(Date.UTC(Math.floor(day / 10000), (Math.floor(day / 100) % 100) - 1, (day % 100) - days));
  return date.getUTCFullYear() * 10000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
}

/** All words of the name, the last by its beginning unless the name is in quotes. */
function matchWords(segment: Segment, filter: Filter, name: string, exact: boolean, matching: Uint8Array): void {
  const words: string[] = [];
  scanTerms(fold(name), (term, _start, _end, join) => {
    if (!join) words.push(term);
  });
  const seen = new Uint8Array(segment.size);
  words.forEach((word, index) => {
    const term = VALUE_MARK + valuePrefix(filter.name) + word;
    const at = segment.terms.find(term);
    const [from, to] = exact || index < words.length - 1 ? [at, at + 1] : segment.terms.withPrefix(term);
    forEachPosting(segment, from, to, (document) => {
      if (seen[document] === index) seen[document] = index + 1;
    });
  });
  if (words.length > 0) for (let at = 0; at < seen.length; at++) if (seen[at] === words.length) matching[at] = 1;
}

function codeTerms(segment: Segment, code: string): readonly [number, number] {
  const term = codeTerm(code);
  return term === '' ? [0, 0] : segment.terms.withPrefix(term);
}

function valueTermsOf(segment: Segment, filter: string): number[] {
  const [from, to] = segment.terms.withPrefix(VALUE_MARK + valuePrefix(filter));
  return Array.from({ length: to - from }, (_, at) => from + at);
}

/** How many papers have each value of a filter, most first. */
export function countValues(parts: readonly Part[], filter: string, marks: Marks): ValueCount[] {
  const counts = new Map<string, number>();
  for (const [value, ids] of Object.entries(marks[filter] ?? {})) counts.set(value, ids.length);
  const live = parts.reduce((sum, { segment, dead }) => sum + segment.size - dead.size, 0);
  for (const [value, opposite] of Object.entries(filterNamed(filter)?.opposites ?? {})) {
    const count = live - (counts.get(opposite) ?? 0);
    if (count > 0) counts.set(value, count);
  }
  for (const { segment, dead } of parts) {
    if (filter === 'year') {
      segment.data.year.forEach((year, document) => {
        if (year > 0 && !dead.has(document)) counts.set(String(year), (counts.get(String(year)) ?? 0) + 1);
      });
    }
    for (const at of valueTermsOf(segment, filter)) {
      let count = 0;
      forEachPosting(segment, at, at + 1, (document) => {
        if (!dead.has(document)) count++;
      });
      const value = shownValue(segment.terms.term(at));
      if (count > 0) counts.set(value, (counts.get(value) ?? 0) + count);
    }
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
