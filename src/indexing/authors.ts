import type { PaperHead } from '../papers/paper';
import type { ValueCount } from '../search/complete';
import { matchesValue } from '../search/values';

/** The authors of papers whose name, or a later word of it, begins so; most papers first. In steps, a paper each. */
export function* authorsNamed(text: string, papers: readonly PaperHead[]): Generator<undefined, ValueCount[]> {
  const counts = new Map<string, number>();
  for (const { authors } of papers) {
    for (const name of authors) if (text === '' || matchesValue(name, { text, exact: false })) counts.set(name, (counts.get(name) ?? 0) + 1);
    yield;
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || a.value.localeCompare(b.value));
}
