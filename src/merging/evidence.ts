import { foldTitle } from '../papers/identity';
import type { SourceEntry } from './entry';

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
/** As much of an abstract as no two papers share. */
const ABSTRACT_START = 80;

/**
 * What speaks for two entries of one title being one paper, as comparable words: an author (family name and initial),
 * a day, or how the abstract begins. A day of two sources counts also where one means listed and the other published.
 */
export function evidenceOf(entry: SourceEntry): string[] {
  const start = foldTitle((entry.abstract ?? '').slice(0, 2 * ABSTRACT_START)).slice(0, ABSTRACT_START);
  return [
    ...(entry.authors ?? []).map((name) => `author ${authorKey(name)}`),
    ...[entry.listedOn, entry.publishedOn].flatMap((day) => (day !== undefined && ISO_DAY.test(day) ? [`day ${day}`] : [])),
    ...(start.length === ABSTRACT_START ? [`abstract ${start}`] : []),
  ];
}

/** `Hitesh Laxmichand Patel`, `H. L. Patel` → `patel h`. */
function authorKey(name: string): string {
  const words = foldTitle(name).split(' ');
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
