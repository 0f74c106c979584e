import * as v from 'valibot';
import { packNumbers, unpackNumbers } from './packed';

/** One layer of a network: for each input a row of weights, one for each output, packed with a scale of its own. */
export const DenseData = v.object({ inputs: v.number(), outputs: v.number(), scales: v.array(v.number()), levels: v.string(), bias: v.array(v.number()) });
export type DenseData = v.InferOutput<typeof DenseData>;

export class Dense {
  readonly inputs: number;
  readonly outputs: number;
  /** Row by row. */
  readonly weights: Float32Array;
  readonly bias: Float64Array;

  constructor({ inputs, outputs, scales, levels, bias }: DenseData) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.weights = new Float32Array(inputs * outputs);
    this.bias = Float64Array.from(bias);
    for (let row = 0; row < inputs; row++) unpackNumbers({ scale: scales[row] ?? 0, levels: levels.slice(row * outputs, (row + 1) * outputs) }, this.weights, row * outputs);
  }

  /** Adds what an input moves the outputs by, and gives them; the input's first number is input `first`. Most are 0 where they tell of what a text has. */
  add(input: ArrayLike<number>, to: Float64Array, first = 0): Float64Array {
    return addProducts(this.weights, this.outputs, input, to, first, Math.min(input.length, this.inputs - first));
  }
}

/** Adds the first `rows` of an input, each times its row of weights; the input's first number is input `first`. */
export function addProducts(weights: Float32Array | Float64Array, outputs: number, input: ArrayLike<number>, to: Float64Array, first: number, rows: number): Float64Array {
  for (let row = 0; row < rows; row++) {
    const value = input[row] as number;
    if (value === 0) continue;
    for (let at = 0, from = (first + row) * outputs; at < outputs; at++) to[at] = (to[at] as number) + value * (weights[from + at] as number);
  }
  return to;
}

export function packDense(inputs: number, outputs: number, weights: Float64Array, bias: Float64Array): DenseData {
  const rows = Array.from({ length: inputs }, (_, row) => packNumbers(weights.subarray(row * outputs, (row + 1) * outputs)));
  return { inputs, outputs, scales: rows.map(({ scale }) => scale), levels: rows.map(({ levels }) => levels).join(''), bias: [...bias].map((value) => Number(value.toFixed(3))) };
}

export function rectified(values: Float64Array): Float64Array {
  for (let at = 0; at < values.length; at++) if ((values[at] as number) < 0) values[at] = 0;
  return values;
}
