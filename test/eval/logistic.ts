/** Rows as the places and values of what is not zero. */
export interface Row {
  readonly at: readonly number[];
  readonly values: readonly number[];
}

export interface Penalty {
  /** How much a weight costs, by its size (`lasso`) and by its square (`ridge`), for each feature. */
  readonly lasso: (feature: number) => number;
  readonly ridge: (feature: number) => number;
}

export interface Fit {
  readonly bias: number;
  readonly weights: Float64Array;
}

const ROUNDS = 40;
/** All weights are looked at in each round of so many. */
const EVERY = 5;
const SETTLED = 1e-3;

/**
 * Logistic regression by cyclic coordinate descent: each weight in turn is moved to where a quadratic bound of the loss
 * is least. `answers` are 0 or 1; a row with `counts` 0 is left out. The same rows give the same weights.
 */
export function fitLogistic(rows: readonly Row[], features: number, answers: readonly number[], counts: readonly number[], penalty: Penalty): Fit {
  const columns = columnsOf(rows, features, counts);
  const used = columns.flatMap(({ at }, feature) => (at.length === 0 ? [] : [feature]));
  const weights = new Float64Array(features);
  const margins = new Float64Array(rows.length);
  let bias = 0;
  const error = (row: number): number => (1 / (1 + Math.exp(-(margins[row] as number))) - (answers[row] as number)) * (counts[row] as number);
  const total = counts.reduce((sum, count) => sum + count, 0);
  let active: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    // Most weights stay 0: between looks at all of them, only the others are moved.
    const whole = round % EVERY === 0;
    let moved = 0;
    const step = -rows.reduce((sum, _, row) => sum + (counts[row] === 0 ? 0 : error(row)), 0) / (0.25 * total);
    bias += step;
    for (let row = 0; row < rows.length; row++) margins[row] = (margins[row] as number) + step;
    for (const feature of whole ? used : active) {
      const { at, values } = columns[feature] as Row;
      let [slope, bend] = [0, 0];
      for (let i = 0; i < at.length; i++) {
        const value = values[i] as number;
        slope += value * error(at[i] as number);
        bend += 0.25 * value * value * (counts[at[i] as number] as number);
      }
      const before = weights[feature] as number;
      const aim = bend * before - slope;
      const after = Math.sign(aim) * Math.max(0, Math.abs(aim) - penalty.lasso(feature)) / (bend + penalty.ridge(feature));
      if (after === before) continue;
      weights[feature] = after;
      moved = Math.max(moved, Math.abs(after - before));
      for (let i = 0; i < at.length; i++) margins[at[i] as number] = (margins[at[i] as number] as number) + (after - before) * (values[i] as number);
    }
    if (whole && moved < SETTLED) break;
    if (whole) active = used.filter((feature) => weights[feature] !== 0);
  }
  return { bias, weights };
}

function columnsOf(rows: readonly Row[], features: number, counts: readonly number[]): Row[] {
  const columns = Array.from({ length: features }, () => ({ at: [] as number[], values: [] as number[] }));
  rows.forEach(({ at, values }, row) => {
    if (counts[row] === 0) return;
    at.forEach((feature, i) => {
      columns[feature]?.at.push(row);
      columns[feature]?.values.push(values[i] ?? 0);
    });
  });
  return columns;
}

/** What a fit gives for a row, before it is squeezed between 0 and 1. */
export function marginOf({ bias, weights }: Fit, { at, values }: Row): number {
  return at.reduce((sum, feature, i) => sum + (weights[feature] ?? 0) * (values[i] ?? 0), bias);
}
