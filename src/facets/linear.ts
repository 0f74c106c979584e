import * as v from 'valibot';
import linearData from './data/linear.json';
import type { Span } from './facets';
import { GRAM_PLACES, GramTable } from './grams';
import { levelAt, PackedNumbers, unpacked } from './packed';
import { unpackTexts } from './sorted';
import { strongestSpans, type Field, type Telling } from './words';
import type { ZonedSentence } from './zones';

/*
 * What labelled abstracts taught of topics: a logistic regression for each, over what phrases say (`signals`) and over runs
 * of words. Made by `npm run train:facets`.
 */
const Data = v.object({
  topics: v.array(v.string()),
  /** For each topic, a constant. */
  bias: v.array(v.number()),
  /** For each topic, the weights of the signals. */
  signals: v.array(PackedNumbers),
  /** Runs of words, packed as sorted texts are. */
  grams: v.string(),
  /** For each run, a character for how many weights it has, then one for each: place times the number of topics, plus the topic. */
  uses: v.string(),
  /** All weights, in the same order. */
  weights: PackedNumbers,
});
export type LinearData = v.InferOutput<typeof Data>;

/** Checks the shape of the data file; throws a `ValiError` that names the first fault. */
export function decodeLinear(data: unknown): LinearData {
  return v.parse(Data, data);
}

/** A run of words that says less of a topic is no evidence for it. */
const LEAST_EVIDENCE = 0.2;

/** What one text comes to; to be used before the next is read. */
export interface LinearReading {
  /** In the order of `topics`: how likely each is; above 0, likelier than not. */
  readonly margins: readonly number[];
  /** The runs of words that speak for a topic most. */
  spansFor(topic: number): Span[];
}

export class Linear {
  private readonly table: GramTable;
  /** By feature of a gram: output and weight, again and again. */
  private readonly weights: (readonly number[] | undefined)[] = [];
  /** Of the last text, the features that stand in it: feature, first word, the word after the last, and place in `fields`. One array for all texts: this room is timed. */
  private readonly hits: number[] = [];
  private readonly fields: Field[] = [];

  private readonly signals: readonly Float32Array[];

  constructor(private readonly data: LinearData) {
    const { topics, signals, grams, uses, weights } = data;
    this.signals = signals.map(unpacked);
    const runs = unpackTexts(grams);
    this.table = new GramTable(runs);
    const all = unpacked(weights);
    let [at, weight] = [0, 0];
    runs.forEach((_, run) => {
      for (let left = levelAt(uses, at++); left > 0; left--) {
        const use = levelAt(uses, at++);
        const feature = run * GRAM_PLACES.length + Math.floor(use / topics.length);
        this.weights[feature] = [...(this.weights[feature] ?? []), use % topics.length, all[weight++] ?? 0];
      }
    });
  }

  get topics(): readonly string[] {
    return this.data.topics;
  }

  weigh(sentences: readonly ZonedSentence[], signals: Float64Array): LinearReading {
    const margins = this.data.bias.map((constant, topic) => {
      const its = this.signals[topic] ?? NOTHING;
      let sum = constant;
      // Most topics have no phrase in a text, and so most signals are 0.
      for (let at = 0; at < signals.length; at++) if (signals[at] !== 0) sum += (signals[at] as number) * (its[at] ?? 0);
      return sum;
    });
    const { hits, fields } = this;
    hits.length = 0;
    fields.length = 0;
    this.table.visit(sentences, (feature, field, from, to) => {
      const its = this.weights[feature];
      if (!its) return;
      for (let i = 0; i < its.length; i += 2) {
        const topic = its[i] as number;
        margins[topic] = (margins[topic] as number) + (its[i + 1] as number);
      }
      hits.push(feature, from, to, field.name === 'title' ? 0 : 1);
      fields[field.name === 'title' ? 0 : 1] = field;
    });
    return { margins, spansFor: (topic) => this.spansFor(topic) };
  }

  /** The runs of words of the last text that speak for a topic most. */
  private spansFor(topic: number): Span[] {
    const { hits, fields } = this;
    const evidence: Telling[] = [];
    for (let hit = 0; hit < hits.length; hit += 4) {
      const weights = this.weights[hits[hit] as number] ?? [];
      for (let i = 0; i < weights.length; i += 2) {
        const [weight, field] = [weights[i + 1] as number, fields[hits[hit + 3] as number]];
        if (weights[i] === topic && weight >= LEAST_EVIDENCE && field) evidence.push({ weight, field, from: hits[hit + 1] as number, to: hits[hit + 2] as number });
      }
    }
    return strongestSpans(evidence);
  }
}

const NOTHING = new Float32Array(0);

let learned: Linear | undefined;

/** The weights of the data file, made ready when first needed; a test checks their shape, which at run time took longer than all else. */
export function learnedLinear(): Linear {
  return (learned ??= new Linear(linearData));
}
