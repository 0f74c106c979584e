import { addProducts, packDense, rectified, type DenseData } from '../../src/facets/dense';
import type { Random } from '../bench/search/random';
import { normal } from './matrices';

/** Numbers that are learned by small steps against their slopes (Adam with decoupled decay; Loshchilov and Hutter, 2019). */
export class Learned {
  readonly values: Float64Array;
  readonly slopes: Float64Array;
  private readonly mean: Float64Array;
  private readonly spread: Float64Array;
  private steps = 0;
  /** Of the values of the last steps. */
  private readonly sums: Float64Array;
  private summed = 0;

  constructor(length: number, spread: number, random: Random) {
    this.values = Float64Array.from({ length }, () => spread * normal(random));
    this.slopes = new Float64Array(length);
    this.mean = new Float64Array(length);
    this.spread = new Float64Array(length);
    this.sums = new Float64Array(length);
  }

  /** Remembers the values as they are. */
  keep(): void {
    this.summed++;
    for (let at = 0; at < this.sums.length; at++) this.sums[at] = (this.sums[at] as number) + (this.values[at] as number);
  }

  /** Takes the mean of the values that were kept: it holds for unseen rows better than any of them (Izmailov and others, 2018). */
  settle(): void {
    if (this.summed > 0) for (let at = 0; at < this.sums.length; at++) this.values[at] = (this.sums[at] as number) / this.summed;
  }

  step(rate: number, decay: number): void {
    this.steps++;
    const { values, slopes, mean, spread } = this;
    const [meanPart, spreadPart] = [1 - MEAN ** this.steps, 1 - SPREAD ** this.steps];
    for (let at = 0; at < values.length; at++) {
      const slope = slopes[at] as number;
      const m = (mean[at] = MEAN * (mean[at] as number) + (1 - MEAN) * slope);
      const s = (spread[at] = SPREAD * (spread[at] as number) + (1 - SPREAD) * slope * slope);
      values[at] = (values[at] as number) * (1 - rate * decay) - (rate * m) / meanPart / (Math.sqrt(s / spreadPart) + 1e-8);
      slopes[at] = 0;
    }
  }
}
const MEAN = 0.9;
const SPREAD = 0.999;

/** A layer whose weights are learned: for each input a row, one weight for each output. */
export class Layer {
  readonly weights: Learned;
  readonly bias: Learned;

  constructor(readonly inputs: number, readonly outputs: number, random: Random, spread = Math.sqrt(2 / (inputs + outputs))) {
    this.weights = new Learned(inputs * outputs, spread, random);
    this.bias = new Learned(outputs, 0, random);
  }

  apply(input: ArrayLike<number>): Float64Array {
    return addProducts(this.weights.values, this.outputs, input, this.bias.values.slice(), 0, this.inputs);
  }

  /** Adds to the slopes of the weights, and gives those of the inputs. */
  back(input: ArrayLike<number>, slopes: Float64Array): Float64Array {
    const { inputs, outputs, weights, bias } = this;
    const result = new Float64Array(inputs);
    for (let at = 0; at < outputs; at++) bias.slopes[at] = (bias.slopes[at] as number) + (slopes[at] as number);
    for (let row = 0; row < inputs; row++) {
      const value = input[row] as number;
      let sum = 0;
      for (let at = 0, from = row * outputs; at < outputs; at++, from++) {
        const slope = slopes[at] as number;
        sum += slope * (weights.values[from] as number);
        weights.slopes[from] = (weights.slopes[from] as number) + slope * value;
      }
      result[row] = sum;
    }
    return result;
  }

  pack(): DenseData {
    return packDense(this.inputs, this.outputs, this.weights.values, this.bias.values);
  }
}

/** Leaves a part of the values out by chance, so that none is relied on alone; the factors, for the way back. */
function dropout(values: Float64Array, part: number, random: Random): Float64Array {
  const factors = new Float64Array(values.length);
  for (let at = 0; at < values.length; at++) {
    factors[at] = random.next() < part ? 0 : 1 / (1 - part);
    values[at] = (values[at] as number) * (factors[at] as number);
  }
  return factors;
}

function multiply(values: Float64Array, factors: ArrayLike<number>): void {
  for (let at = 0; at < values.length; at++) values[at] = (values[at] as number) * (factors[at] as number);
}

/** The layers that both networks end in: one hidden, and one from what is known beside it straight to the outputs. */
export class Head {
  readonly hidden: Layer;
  readonly outputs: Layer;
  readonly straight: Layer;

  /** `spread` is of the outputs' first weights, `dropped` the part of inputs and hidden units that is left out of each row. */
  constructor(inputs: number, units: number, outputs: number, signals: number, private readonly dropped: number, private readonly random: Random, spread?: number) {
    this.hidden = new Layer(inputs, units, random);
    this.outputs = new Layer(units, outputs, random, spread);
    this.straight = new Layer(signals, outputs, random, 0.01);
  }

  /** Adds a row to the slopes, counted `weight` times, by the slopes of what was reached; gives those of the input, parts of which are left out. */
  learn(input: Float64Array, signals: ArrayLike<number>, weight: number, slopesOf: (reached: Float64Array) => Float64Array): Float64Array {
    const { hidden, outputs, straight, dropped, random } = this;
    const keptInput = dropout(input, dropped, random);
    const units = rectified(hidden.apply(input));
    const kept = dropout(units, dropped, random);
    const reached = outputs.apply(units);
    straight.apply(signals).forEach((value, at) => { reached[at] = (reached[at] as number) + value; });
    const slopes = slopesOf(reached).map((slope) => slope * weight);
    straight.back(signals, slopes);
    const back = outputs.back(units, slopes);
    multiply(back, kept);
    // What is not above 0 is 0, and so are its slopes.
    multiply(back, units.map((unit) => (unit > 0 ? 1 : 0)));
    const inner = hidden.back(input, back);
    multiply(inner, keptInput);
    return inner;
  }
}

/** Slopes of the loss of a choice between outputs, of which any that is `right` will do. */
export function choiceSlopes(outputs: ArrayLike<number>, right: (place: number) => boolean): Float64Array {
  const all = shares(outputs, () => true);
  const wanted = shares(outputs, right);
  return all.map((share, place) => share - (wanted[place] as number));
}

/** The parts of 1 that those kept have. */
function shares(outputs: ArrayLike<number>, keeps: (place: number) => boolean): Float64Array {
  const most = Math.max(...Array.from(outputs));
  const powers = Float64Array.from(outputs, (output, place) => (keeps(place) ? Math.exp(output - most) : 0));
  const sum = powers.reduce((a, b) => a + b, 0) || 1;
  return powers.map((power) => power / sum);
}

export interface Run {
  readonly rounds: number;
  readonly batch: number;
  readonly rate: number;
}

/** What is learned, and how fast what is not pushed falls to 0. */
export interface Decaying {
  readonly learned: Learned;
  readonly decay: number;
  /** How long its steps are beside the run's rate, 1 where absent. */
  readonly pace?: number;
}

export const decaying = (layers: readonly Layer[], decay: number): Decaying[] => layers.flatMap(({ weights, bias }) => [{ learned: weights, decay }, { learned: bias, decay: 0 }]);

/**
 * Goes through all rows again and again, in orders drawn by chance; `learn` adds a row to the slopes. The rate rises, then
 * falls (Smith and Topin, 2019); what is learned in the end is the mean of the last steps.
 */
export function train(rows: number, { rounds, batch, rate }: Run, all: readonly Decaying[], random: Random, learn: (row: number) => void): void {
  const total = rounds * Math.ceil(rows / batch);
  let steps = 0;
  for (let round = 0; round < rounds; round++) {
    const order = random.some(Array.from({ length: rows }, (_, row) => row), rows);
    for (let from = 0; from < rows; from += batch) {
      for (const row of order.slice(from, from + batch)) learn(row);
      const done = steps++ / total;
      const part = done < RISE ? LOWEST + ((1 - LOWEST) * done) / RISE : Math.max(FLOOR, 0.5 * (1 + Math.cos((Math.PI * (done - RISE)) / (1 - RISE))));
      for (const { learned, decay, pace = 1 } of all) {
        learned.step(rate * part * pace, decay);
        if (done >= LATE) learned.keep();
      }
    }
  }
  for (const { learned } of all) learned.settle();
}
const LOWEST = 0.04;
const RISE = 0.3;
const FLOOR = 0.4;
const LATE = 0.6;
