import * as v from 'valibot';
import benchmarksData from './data/benchmarks.json';
import type { Atom } from './atoms';

/** Checks the shape of the benchmarks' data file; throws a `ValiError` that names the first fault. */
export function decodeBenchmarks(data: unknown): string[] {
  return v.parse(v.array(v.string()), data);
}

/** Names by their first atom, longest first. */
const NAMES = new Map<string, string[]>();
for (const name of decodeBenchmarks(benchmarksData)) {
  const first = /^(?:[a-z]+|\d+)/i.exec(name)?.[0] ?? '';
  NAMES.set(first, [...(NAMES.get(first) ?? []), name].sort((a, b) => b.length - a.length));
}
/** Names of this shape are benchmarks though no list has them. */
const SHAPED = /^[A-Z][A-Za-z]*(?:Bench|QA|Eval|Arena)$/;
const MOST_ATOMS = 12;

export interface BenchmarkPlace {
  /** First atom, and the atom after the last. */
  readonly from: number;
  readonly to: number;
}

/** The benchmarks named among atoms: those of the list, with the year or size behind them, and those shaped like one. */
export function findBenchmarks(atoms: readonly Atom[]): BenchmarkPlace[] {
  const places: BenchmarkPlace[] = [];
  let at = 0;
  while (at < atoms.length) {
    const atom = atoms[at] as Atom;
    // Every name begins with a capital.
    if (atom.kind !== 'letters' || atom.text === atom.folded) {
      at++;
      continue;
    }
    const before = atoms[at - 1]?.text ?? ' ';
    const joined = before === '-' || before === '_' || before === '/' || before === '.';
    const to = joined ? undefined : listed(atoms, at) ?? (SHAPED.test(atom.text) ? at + 1 : undefined);
    if (to === undefined) at++;
    else {
      const end = withYear(atoms, to);
      places.push({ from: at, to: end });
      at = end;
    }
  }
  return places;
}

function listed(atoms: readonly Atom[], at: number): number | undefined {
  for (const name of NAMES.get(atoms[at]?.text ?? '') ?? []) {
    let text = '';
    let to = at;
    while (text.length < name.length && to < atoms.length && to - at < MOST_ATOMS) text += atoms[to++]?.text ?? '';
    if (text === name && atoms[to]?.kind !== 'letters') return to;
  }
  return undefined;
}

/** `AIME'25`, `AIME 2024`, `MATH-500`, `AIME25-I`, `GPQA-Diamond`. */
function withYear(atoms: readonly Atom[], to: number): number {
  const mark = atoms[to];
  const next = atoms[to + 1];
  if (mark?.kind === 'number') return withYear(atoms, to + 1);
  if (mark?.text === "'" && next?.kind === 'number' && next.text.length === 2) return to + 2;
  if (mark?.kind === 'space' && next?.kind === 'number' && /^20\d\d$/.test(next.text)) return to + 2;
  if (mark?.text !== '-') return to;
  if (next?.kind === 'number') return to + 2;
  if (next && /^v$/i.test(next.text) && atoms[to + 2]?.kind === 'number') return to + 3;
  return next?.kind === 'letters' && /^(?:Diamond|Hard|Pro|Verified|Lite|Easy|Plus|[A-Z]{1,2})$/.test(next.text) ? to + 2 : to;
}
