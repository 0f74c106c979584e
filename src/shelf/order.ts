import type { PaperHead } from '../papers/paper';
import { dateOf } from '../papers/years';

/** Ways to order papers. */
export type Order = 'newest' | 'title' | 'discussed';

// Made once: `localeCompare` with options makes one for each comparison.
const { compare: byAlphabet } = new Intl.Collator('en', { numeric: true });
const byTitle = (a: PaperHead, b: PaperHead): number => byAlphabet(a.title, b.title);

const newest = (a: PaperHead, b: PaperHead): number => compare(dateOf(b), dateOf(a)) || byTitle(a, b);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const ORDERS: Readonly<Record<Order, (a: PaperHead, b: PaperHead) => number>> = {
  newest,
  title: byTitle,
  discussed: (a, b) => (b.commentCount ?? -1) - (a.commentCount ?? -1) || newest(a, b),
};

export { byAlphabet };

/** A sorted copy. */
export function sortPapers<P extends PaperHead>(papers: readonly P[], order: Order): P[] {
  return [...papers].sort(ORDERS[order]);
}
