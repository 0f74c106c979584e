import type { KnownItem, QueryKind } from './queries';
import { KINDS } from './queries';

export type SearchFunction = (query: string) => readonly string[];

/** Mean of 1/rank of the paper that was meant among the first ten, 0 where it is not there, for each kind. */
export function meanReciprocalRanks(items: readonly KnownItem[], search: SearchFunction): Record<QueryKind, number> {
  const sums = { a: 0, b: 0, c: 0, d: 0 };
  const counts = { a: 0, b: 0, c: 0, d: 0 };
  for (const { kind, query, id } of items) {
    const rank = search(query).slice(0, 10).indexOf(id);
    sums[kind] += rank < 0 ? 0 : 1 / (rank + 1);
    counts[kind]++;
  }
  for (const kind of KINDS) sums[kind] /= Math.max(counts[kind], 1);
  return sums;
}

/** The value that so many hundredths of the values do not exceed. */
export function percentile(values: readonly number[], hundredths: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * hundredths) / 100))] ?? 0;
}
