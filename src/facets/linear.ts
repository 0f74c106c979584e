import * as v from 'valibot';
import { MODEL_ROLES } from '../papers/paper';
import linearData from './data/linear.json';
import type { Span } from './facets';
import { GRAM_PLACES, GramTable } from './grams';
import type { Field } from './words';
import type { ZonedSentence } from './zones';

/*
 * What labelled abstracts taught: logistic regressions over what phrases say (`signals`) and over runs of words, one for
 * each topic, and one for whether it is the shelf; and what runs of words say of the roles of the models that a paper names.
 * Made by `npm run train:facets`; weights are in hundredths.
 */
const Hundredths = v.array(v.pipe(v.number(), v.integer()));
/** For each topic: the constant, and the weights of the signals. */
const Regressions = v.object({ bias: Hundredths, signals: v.array(Hundredths) });
const Data = v.object({
  topics: v.array(v.string()),
  /** The margin from which each topic is given. */
  least: Hundredths,
  /** How much more it takes where the text is not about language models. */
  elsewhere: v.pipe(v.number(), v.integer()),
  given: Regressions,
  shelf: Regressions,
  /** What draws a paper to one of its topics' shelves: a constant for each topic, and the weights of what else is known. */
  draw: v.object({ topics: Hundredths, ...v.entriesFromList(['given', 'shelf', 'inTitle', 'score', 'benchmark'], v.pipe(v.number(), v.integer())) }),
  /** For each run of words: place, output, weight, again and again. Outputs are topics, shelves and roles, in this order. */
  grams: v.record(v.string(), Hundredths),
});
export type LinearData = v.InferOutput<typeof Data>;

/** Checks the shape of the data file; throws a `ValiError` that names the first fault. */
export function decodeLinear(data: unknown): LinearData {
  return v.parse(Data, data);
}

/** A run of words that says less of a topic is no evidence for it. */
const LEAST_EVIDENCE = 0.2;
const MOST_EVIDENCE = 3;

export interface Margin {
  /** How likely the topic is; above 0, likelier than not. */
  readonly margin: number;
  /** Whether that is enough. */
  readonly given: boolean;
  /** The same for the paper's shelf. */
  readonly shelf: number;
  /** The runs of words that speak for the topic most. */
  readonly spans: readonly Span[];
}

export interface Weighed {
  /** In the order of `topics`. */
  readonly margins: readonly Margin[];
  /** In the order of `MODEL_ROLES`: what the whole text says of the roles of the models that it names. */
  readonly roles: readonly number[];
}

export class Linear {
  private readonly table: GramTable;
  /** By feature of a gram: output and weight, again and again. */
  private readonly weights: (readonly number[] | undefined)[] = [];
  /** Of the last text, the features that stand in it: feature, first word, the word after the last, and place in `fields`. One array for all texts: this room is timed. */
  private readonly hits: number[] = [];
  private readonly fields: Field[] = [];

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

  weigh(sentences: readonly ZonedSentence[], signals: readonly number[], languageModels: boolean): Weighed {
    const { topics, least, elsewhere, given, shelf } = this.data;
    const more = languageModels ? 0 : elsewhere;
    const outputs = new Float64Array(2 * topics.length + MODEL_ROLES.length);
    this.regress(given, signals, outputs, 0);
    this.regress(shelf, signals, outputs, topics.length);
    const { hits, fields } = this;
    hits.length = 0;
    this.table.visit(sentences, (feature, field, from, to) => {
      const weights = this.weights[feature];
      if (!weights) return;
      for (let i = 0; i < weights.length; i += 2) {
        const output = weights[i] as number;
        outputs[output] = (outputs[output] as number) + (weights[i + 1] as number);
      }
      hits.push(feature, from, to, field.name === 'title' ? 0 : 1);
      fields[field.name === 'title' ? 0 : 1] = field;
    });
    const margins = topics.map((_, topic) => {
      const margin = outputs[topic] ?? 0;
      const isGiven = margin * 100 > (least[topic] ?? 0) + more;
      return { margin, given: isGiven, shelf: outputs[topics.length + topic] ?? 0, spans: isGiven ? this.spansFor(topic) : [] };
    });
    // The text is not kept.
    fields.length = 0;
    return { margins, roles: [...outputs.subarray(2 * topics.length)] };
  }

  /** The runs of words of the last text that speak for a topic most. */
  private spansFor(topic: number): Span[] {
    const { hits, fields } = this;
    const evidence: Evidence[] = [];
    for (let hit = 0; hit < hits.length; hit += 4) {
      const weights = this.weights[hits[hit] as number] ?? [];
      for (let i = 0; i < weights.length; i += 2) {
        const [weight, field] = [weights[i + 1] as number, fields[hits[hit + 3] as number]];
        if (weights[i] === topic && weight >= LEAST_EVIDENCE && field) evidence.push({ weight, field, from: hits[hit + 1] as number, to: hits[hit + 2] as number });
      }
    }
    return spansOf(evidence);
  }

  private regress({ bias, signals: weights }: LinearData['given'], signals: readonly number[], outputs: Float64Array, from: number): void {
    bias.forEach((constant, topic) => {
      const its = weights[topic] ?? [];
      let sum = constant;
      // Most topics have no phrase in a text, and so most signals are 0.
      for (let at = 0; at < signals.length; at++) if (signals[at] !== 0) sum += (signals[at] as number) * (its[at] ?? 0);
      outputs[from + topic] = sum / 100;
    });
  }

  /** How much a topic draws the paper to its shelf; of one that labels know nothing of, by its phrases alone. */
  draw({ id, margin, shelf, inTitle, score, benchmark }: DrawSigns): number {
    const { topics, draw } = this.data;
    const place = topics.indexOf(id);
    const known = place < 0 ? UNKNOWN_TOPIC : (draw.topics[place] ?? 0) + draw.given * margin + draw.shelf * shelf;
    return known + (inTitle ? draw.inTitle : 0) + draw.score * Math.log1p(score) + (benchmark ? draw.benchmark : 0);
  }
}

/** What draws a paper to the shelf of a topic that it has. */
export interface DrawSigns {
  readonly id: string;
  readonly margin: number;
  readonly shelf: number;
  readonly inTitle: boolean;
  /** Of its phrases. */
  readonly score: number;
  /** It is `benchmarks`, and the title names one. */
  readonly benchmark: boolean;
}

/** A user's topic draws as much as one of those that a paper is clearly about, in hundredths. */
const UNKNOWN_TOPIC = 200;

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

let learned: Linear | undefined;

/** The weights of the data file, made ready when first needed; a test checks their shape, which at run time took longer than all else. */
export function learnedLinear(): Linear {
  return (learned ??= new Linear(linearData));
}
