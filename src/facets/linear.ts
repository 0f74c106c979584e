import * as v from 'valibot';
import linearData from './data/linear.json';
import type { Span } from './facets';
import { GRAM_PLACES, GramTable } from './grams';
import type { Field } from './words';
import type { ZonedSentence } from './zones';

/*
 * What labelled abstracts taught: a logistic regression for each topic over what its phrases say (`signals`) and over
 * runs of words. Made by `npm run train:facets`; weights are in hundredths.
 */
const Hundredths = v.array(v.pipe(v.number(), v.integer()));
const Linear = v.object({
  topics: v.array(v.string()),
  bias: Hundredths,
  /** For each topic, the weights of the signals. */
  signals: v.array(Hundredths),
  /** For each run of words: place, topic, weight, again and again. */
  grams: v.record(v.string(), Hundredths),
});
export type LinearData = v.InferOutput<typeof Linear>;

/** Checks the shape of the data file; throws a `ValiError` that names the first fault. */
export function decodeLinear(data: unknown): LinearData {
  return v.parse(Linear, data);
}

/** From here a topic is given. */
export const LEAST_MARGIN = -0.5;
/** A run of words that says less of a topic is no evidence for it. */
const LEAST_EVIDENCE = 0.2;
const MOST_EVIDENCE = 3;

export interface Margin {
  /** Above 0, likelier than not. */
  readonly margin: number;
  /** The runs of words that speak for it most. */
  readonly spans: readonly Span[];
}

export class LinearTopics {
  private readonly table: GramTable;
  /** By feature of a gram: topic and weight, again and again. */
  private readonly weights: (readonly number[] | undefined)[] = [];

  constructor(private readonly data: LinearData) {
    const grams = Object.keys(data.grams);
    this.table = new GramTable(grams);
    grams.forEach((gram, id) => {
      const packed = data.grams[gram] ?? [];
      for (let i = 0; i + 2 < packed.length; i += 3) {
        const feature = id * GRAM_PLACES.length + (packed[i] ?? 0);
        this.weights[feature] = [...(this.weights[feature] ?? []), packed[i + 1] ?? 0, (packed[i + 2] ?? 0) / 100];
      }
    });
  }

  get topics(): readonly string[] {
    return this.data.topics;
  }

  /** How likely each topic is, in the order of `topics`. */
  weigh(sentences: readonly ZonedSentence[], signals: readonly number[]): Margin[] {
    // Most topics have no phrase in a text, and so most signals are 0.
    const given = signals.flatMap((signal, at) => (signal === 0 ? [] : [at]));
    const margins = this.data.bias.map((bias, topic) => {
      const weights = this.data.signals[topic] ?? [];
      let sum = 0;
      for (const at of given) sum += (signals[at] ?? 0) * (weights[at] ?? 0);
      return (bias + sum) / 100;
    });
    const evidence = margins.map((): Evidence[] => []);
    this.table.visit(sentences, (feature, field, from, to) => {
      const weights = this.weights[feature];
      if (!weights) return;
      for (let i = 0; i < weights.length; i += 2) {
        const [topic, weight] = [weights[i] as number, weights[i + 1] as number];
        margins[topic] = (margins[topic] ?? 0) + weight;
        if (weight >= LEAST_EVIDENCE) evidence[topic]?.push({ weight, field, from, to });
      }
    });
    return margins.map((margin, topic) => ({ margin, spans: margin > LEAST_MARGIN ? spansOf(evidence[topic] ?? []) : [] }));
  }
}

interface Evidence {
  readonly weight: number;
  readonly field: Field;
  readonly from: number;
  readonly to: number;
}

function spansOf(evidence: Evidence[]): Span[] {
  return evidence
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_EVIDENCE)
    .map(({ field, from, to }) => ({ field: field.name, start: field.words[from]?.start ?? 0, end: field.words[to - 1]?.end ?? 0 }));
}

let learned: LinearTopics | undefined;

/** The weights of the data file, read when first needed. */
export function learnedTopics(): LinearTopics {
  return (learned ??= new LinearTopics(decodeLinear(linearData)));
}
