import type { Row } from './logistic';

/** Names that enough of the sets have, numbered in order of arrival. */
export function numbered(sets: readonly Iterable<string>[], least: number): Map<string, number> {
  const having = new Map<string, number>();
  for (const set of sets) for (const name of set) having.set(name, (having.get(name) ?? 0) + 1);
  const numbers = new Map<string, number>();
  for (const [name, count] of having) if (count >= least && count < sets.length / 2) numbers.set(name, numbers.size);
  return numbers;
}

/** The numbers of those that are known. */
export function placesIn(names: Iterable<string>, known: ReadonlyMap<string, number>): number[] {
  return [...names].flatMap((name) => known.get(name) ?? []);
}

/** Numbers first, of which most are 0, then features that a row has or has not. */
export function rowOf(values: readonly number[], has: readonly number[]): Row {
  const at = values.flatMap((value, place) => (value === 0 ? [] : [place]));
  return { at: [...at, ...has.map((place) => values.length + place)], values: [...at.map((place) => values[place] ?? 0), ...has.map(() => 1)] };
}

/** The features that go with the answers most, by chi squared; `answers` are numbers from 0 to `kinds`. */
export function mostTelling(rows: readonly (readonly number[])[], features: number, answers: readonly number[], kinds: number, most: number): Set<number> {
  const all = new Float64Array(features);
  const having = Array.from({ length: kinds }, () => new Float64Array(features));
  const totals = new Float64Array(kinds);
  rows.forEach((row, place) => {
    const answer = answers[place] ?? 0;
    totals[answer] = (totals[answer] ?? 0) + 1;
    const its = having[answer] as Float64Array;
    for (const feature of row) {
      all[feature] = (all[feature] ?? 0) + 1;
      its[feature] = (its[feature] ?? 0) + 1;
    }
  });
  const scored = [...all].map((count, feature): [number, number] => {
    let sum = 0;
    for (let kind = 0; kind < kinds; kind++) {
      const expected = (count * (totals[kind] ?? 0)) / rows.length;
      const absent = (totals[kind] ?? 0) - expected;
      const gap = (having[kind]?.[feature] ?? 0) - expected;
      if (expected > 0 && absent > 0) sum += gap ** 2 / expected + gap ** 2 / absent;
    }
    return [sum, feature];
  });
  return new Set(scored.sort((a, b) => b[0] - a[0] || a[1] - b[1]).slice(0, most).map(([, feature]) => feature));
}
