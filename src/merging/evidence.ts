import { arxivYear, foldTitle } from '../papers/identity';
import type { SourceEntry } from './entry';

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
/** As much of an abstract as no two papers share. */
const ABSTRACT_START = 80;

/** Years between a preprint and its publication, and between two ways to date one publication. */
const YEARS_TO_PUBLISH = 3;
const YEARS_OF_ISSUE = 1;

/**
 * What speaks for two entries of one title being one paper, as comparable words: an author (family name and initial),
 * a day, or how the abstract begins. A day of two sources counts also where one means listed and the other published.
 */
export function evidenceOf(entry: SourceEntry): string[] {
  return [
    ...(entry.authors ?? []).map((name) => `author ${authorKey(name)}`),
    ...[entry.listedOn, entry.publishedOn].flatMap((day) => (day !== undefined && ISO_DAY.test(day) ? [`day ${day}`] : [])),
    ...abstractStart(entry).map((start) => `abstract ${start}`),
  ];
}

/** None where the abstract is too short to tell papers apart. */
function abstractStart({ abstract = '' }: Pick<SourceEntry, 'abstract'>): string[] {
  const start = foldTitle(abstract.slice(0, 2 * ABSTRACT_START)).slice(0, ABSTRACT_START);
  return start.length === ABSTRACT_START ? [start] : [];
}

/** What entries of one paper say that another work of the same title would say otherwise. */
export interface Signs {
  /** The lists of authors, in order. */
  readonly authors: readonly ReadonlySet<string>[];
  readonly years: readonly number[];
  readonly abstracts: readonly string[];
  readonly isPreprint: boolean;
}

export function signsOf(entries: readonly Pick<SourceEntry, 'abstract' | 'arxivId' | 'authors' | 'publishedOn'>[]): Signs {
  return {
    authors: entries.flatMap(({ authors = [] }) => (authors.length === 0 ? [] : [new Set(authors.map(authorKey))])),
    years: entries.flatMap(({ arxivId, publishedOn }) => [arxivId === undefined ? 0 : (arxivYear(arxivId) ?? 0), Number(publishedOn?.slice(0, 4) ?? 0)]).filter((year) => year > 0),
    abstracts: entries.flatMap(abstractStart),
    isPreprint: entries.some(({ arxivId }) => arxivId !== undefined),
  };
}

/**
 * Whether two papers of one title can be one work: authors and years, where both have them, must agree. One abstract is
 * enough: no two works share that.
 */
export function canBeOneWork(a: Signs, b: Signs): boolean {
  if (a.abstracts.some((start) => b.abstracts.includes(start))) return true;
  return agree(a.authors, b.authors, authorsAgree) && agree(a.years, b.years, (one, other) => Math.abs(one - other) <= yearsBetween(a, b));
}

/** What one side does not know does not contradict the other. */
function agree<T>(ours: readonly T[], theirs: readonly T[], areOne: (one: T, other: T) => boolean): boolean {
  return ours.length === 0 || theirs.length === 0 || ours.some((one) => theirs.some((other) => areOne(one, other)));
}

/** Lists are cut off and put in another order; an author in the midst of both says little. */
function authorsAgree(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [[first], [other]] = [a, b];
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a];
  return first === other || [...fewer].every((author) => more.has(author));
}

/** A yearbook has one author, its publisher, and is another work each year. */
function yearsBetween(a: Signs, b: Signs): number {
  if (a.isPreprint || b.isPreprint) return YEARS_TO_PUBLISH;
  return [...a.authors, ...b.authors].every(({ size }) => size === 1) ? 0 : YEARS_OF_ISSUE;
}

/** `Hitesh Laxmichand Patel`, `H. L. Patel`, `H. L. Patel, Jr.` → `patel h`. */
function authorKey(name: string): string {
  const words = foldTitle(name.replace(/,[^,]*$/, '')).split(' ');
  return `${words[words.length - 1] ?? ''} ${words[0]?.charAt(0) ?? ''}`;
}

/** Whether an author stands in both lists. */
export function shareAuthor(a: readonly string[], b: readonly string[]): boolean {
  const keys = new Set(a.map(authorKey));
  return b.some((name) => keys.has(authorKey(name)));
}

/** Whether two folded titles can be of one work: one begins with the other, or most of their words are the same. */
export function titlesAgree(a: string, b: string): boolean {
  if (a.startsWith(b) || b.startsWith(a)) return true;
  const ours = new Set(a.split(' '));
  const theirs = new Set(b.split(' '));
  const common = [...ours].filter((word) => theirs.has(word)).length;
  return common / (ours.size + theirs.size - common) >= 0.6;
}
