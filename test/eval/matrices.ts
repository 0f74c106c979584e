import type { Random } from '../bench/search/random';

/** Numbers row by row. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** What is not zero, row by row: row `r` is from `starts[r]` to `starts[r + 1]`. */
export interface Sparse {
  readonly rows: number;
  readonly starts: Int32Array;
  readonly at: Int32Array;
  readonly values: Float32Array;
}

export const zeros = (rows: number, columns: number): Matrix => ({ rows, columns, values: new Float64Array(rows * columns) });

/** Drawn from the normal distribution (Box and Muller). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

export function randomMatrix(rows: number, columns: number, random: Random): Matrix {
  return { rows, columns, values: Float64Array.from({ length: rows * columns }, () => normal(random)) };
}

/** `sparse` or its transpose times `by`; `sparse` is square. */
export function times({ rows, starts, at, values }: Sparse, by: Matrix, isTransposed = false): Matrix {
  const { columns } = by;
  const result = zeros(rows, columns);
  for (let row = 0; row < rows; row++) {
    for (let i = starts[row] as number; i < (starts[row + 1] as number); i++) {
      const [from, to] = isTransposed ? [row, at[i] as number] : [at[i] as number, row];
      const value = values[i] as number;
      for (let column = 0; column < columns; column++) result.values[to * columns + column] = (result.values[to * columns + column] as number) + value * (by.values[from * columns + column] as number);
    }
  }
  return result;
}

/** a^T b */
export function across(a: Matrix, b: Matrix): Matrix {
  const result = zeros(a.columns, b.columns);
  for (let row = 0; row < a.rows; row++) {
    for (let i = 0; i < a.columns; i++) {
      const value = a.values[row * a.columns + i] as number;
      for (let j = 0; j < b.columns; j++) result.values[i * b.columns + j] = (result.values[i * b.columns + j] as number) + value * (b.values[row * b.columns + j] as number);
    }
  }
  return result;
}

export function multiplied(a: Matrix, b: Matrix): Matrix {
  return across({ rows: a.columns, columns: a.rows, values: Float64Array.from({ length: a.values.length }, (_, at) => a.values[(at % a.rows) * a.columns + Math.floor(at / a.rows)] as number) }, b);
}

/** The columns made orthonormal, in their order (Gram and Schmidt, twice for precision). */
export function orthonormal({ rows, columns, values }: Matrix): Matrix {
  const result = Float64Array.from(values);
  const dot = (a: number, b: number): number => {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += (result[row * columns + a] as number) * (result[row * columns + b] as number);
    return sum;
  };
  for (let column = 0; column < columns; column++) {
    for (let pass = 0; pass < 2; pass++) {
      for (let before = 0; before < column; before++) {
        const part = dot(column, before);
        for (let row = 0; row < rows; row++) result[row * columns + column] = (result[row * columns + column] as number) - part * (result[row * columns + before] as number);
      }
    }
    const length = Math.sqrt(dot(column, column)) || 1;
    for (let row = 0; row < rows; row++) result[row * columns + column] = (result[row * columns + column] as number) / length;
  }
  return { rows, columns, values: result };
}

/** Eigenvectors (as columns) and eigenvalues of a symmetric matrix, largest first, by Jacobi's rotations. */
export function eigen(matrix: Matrix): { readonly values: number[]; readonly vectors: Matrix } {
  const n = matrix.rows;
  const a = Float64Array.from(matrix.values);
  const vectors = zeros(n, n);
  for (let i = 0; i < n; i++) vectors.values[i * n + i] = 1;
  const turn = (of: Float64Array, i: number, j: number, cos: number, sin: number): void => {
    const [x, y] = [of[i] as number, of[j] as number];
    of[i] = cos * x - sin * y;
    of[j] = sin * x + cos * y;
  };
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const off = a[p * n + q] as number;
        if (Math.abs(off) < 1e-12) continue;
        const angle = 0.5 * Math.atan2(2 * off, (a[q * n + q] as number) - (a[p * n + p] as number));
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
        for (let k = 0; k < n; k++) turn(a, k * n + p, k * n + q, cos, sin);
        for (let k = 0; k < n; k++) turn(a, p * n + k, q * n + k, cos, sin);
        for (let k = 0; k < n; k++) turn(vectors.values, k * n + p, k * n + q, cos, sin);
      }
    }
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => (a[j * n + j] as number) - (a[i * n + i] as number));
  const sorted = zeros(n, n);
  order.forEach((from, to) => { for (let k = 0; k < n; k++) sorted.values[k * n + to] = vectors.values[k * n + from] as number; });
  return { values: order.map((i) => a[i * n + i] as number), vectors: sorted };
}
const SWEEPS = 12;
