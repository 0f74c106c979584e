import * as v from 'valibot';
import netData from './data/topicNet.json';
import { Dense, DenseData, rectified } from './dense';
import type { Span } from './facets';
import { Parts, PARTS_OF_1 } from './parts';
import { DIMENSIONS, learnedWords, type WordVectors } from './vectors';
import type { Word } from './lexicon';
import { strongestSpans, type Telling } from './words';
import type { ZonedSentence } from './zones';

/*
 * A network with one hidden layer, over the means of the words of title, background and the authors' own part, and over
 * what phrases and runs of words say (`signals`). It gives each topic, and each shelf (and none) a margin. Made by
 * `npm run train:facets`.
 */
const Data = v.object({
  topics: v.array(v.string()),
  /** The margin from which a topic is given. */
  least: v.number(),
  hidden: DenseData,
  /** Topics, then shelves, then no shelf. */
  outputs: DenseData,
  /** From the signals straight to the outputs. */
  straight: DenseData,
});
export type TopicNetData = v.InferOutput<typeof Data>;

/** Checks the shape of the data file; throws a `ValiError` that names the first fault. */
export function decodeTopicNet(data: unknown): TopicNetData {
  return v.parse(Data, data);
}

/** Title, background, the authors' own part. */
export const SECTIONS = 3;
/** Means of words are small beside the other inputs. */
const MEAN_SCALE = 8;
/** Few words make no mean. */
const STEADY = 3;

/** The numbers of the words of each section that have a vector. */
export function sectionWords(sentences: readonly ZonedSentence[], vectors: WordVectors): readonly (readonly number[])[] {
  const sections: number[][] = [[], [], []];
  for (const { field, sentence, zone } of sentences) {
    const its = sections[sectionOf(zone)] as number[];
    for (let at = sentence.from; at < sentence.to; at++) {
      const number = vectors.numberOf(field.words[at] as Word);
      if (number >= 0) its.push(number);
    }
  }
  return sections;
}

/** By how much each word's vector is multiplied. */
export const shareOf = (count: number): number => MEAN_SCALE / (count + STEADY);

function sectionOf(zone: ZonedSentence['zone']): 0 | 1 | 2 {
  return zone === 'title' ? 0 : zone === 'background' ? 1 : 2;
}

/** What one text comes to; to be used before the next is read, all but the units. */
export interface TopicReading {
  /** In the order of `topics`: above `least`, the topic is given. */
  readonly margins: Float64Array;
  /** The same for the shelves; the likelier, the larger. */
  readonly shelves: Float64Array;
  /** What the hidden layer made of the text. */
  readonly units: Float64Array;
  /** The words that move a topic most. */
  spansFor(topic: number): Span[];
}

export class TopicNet {
  private readonly hidden: Dense;
  private readonly outputs: Dense;
  private readonly straight: Dense;
  /** For each word and section, what it adds to the hidden units. */
  private readonly moves: Parts;
  /** For one section after the other; one array for all texts: this room is timed. */
  private readonly sums: Int32Array;

  constructor(private readonly data: TopicNetData, private readonly vectors: WordVectors = learnedWords()) {
    this.hidden = new Dense(data.hidden);
    this.outputs = new Dense(data.outputs);
    this.straight = new Dense(data.straight);
    this.moves = new Parts(vectors.size * SECTIONS, data.hidden.outputs, (place, to) => { this.learnMove(place, to); });
    this.sums = new Int32Array(SECTIONS * data.hidden.outputs);
  }

  get topics(): readonly string[] {
    return this.data.topics;
  }

  get least(): number {
    return this.data.least;
  }

  read(sentences: readonly ZonedSentence[], signals: Float64Array): TopicReading {
    const { sums, moves } = this;
    const { outputs: units, bias } = this.hidden;
    sums.fill(0);
    const hidden = bias.slice();
    const shares = sectionWords(sentences, this.vectors).map((numbers, section) => {
      for (const number of numbers) moves.add(number * SECTIONS + section, sums, section * units);
      const share = shareOf(numbers.length);
      for (let unit = 0; unit < units; unit++) hidden[unit] = (hidden[unit] as number) + (share * (sums[section * units + unit] as number)) / PARTS_OF_1;
      return share;
    });
    rectified(this.hidden.add(signals, hidden, SECTIONS * DIMENSIONS));
    const outputs = this.straight.add(signals, this.outputs.add(hidden, this.outputs.bias.slice()));
    const { length } = this.data.topics;
    return {
      margins: outputs.subarray(0, length),
      shelves: outputs.subarray(length, 2 * length),
      units: hidden,
      spansFor: (topic) => this.spansFor(topic, sentences, hidden, shares),
    };
  }

  private learnMove(place: number, to: Float64Array): void {
    const [number, section] = [Math.floor(place / SECTIONS), place % SECTIONS];
    const vector = this.vectors.table.subarray(number * DIMENSIONS, (number + 1) * DIMENSIONS).map((value) => value * (this.vectors.weights[number] as number));
    this.hidden.add(vector, to, section * DIMENSIONS);
  }

  private spansFor(topic: number, sentences: readonly ZonedSentence[], hidden: Float64Array, shares: readonly number[]): Span[] {
    const { weights, outputs } = this.outputs;
    const evidence: Telling[] = [];
    for (const { field, sentence, zone } of sentences) {
      const section = sectionOf(zone);
      for (let at = sentence.from; at < sentence.to; at++) {
        const number = this.vectors.numberOf(field.words[at] as Word);
        if (number < 0) continue;
        let weight = 0;
        for (let unit = 0; unit < hidden.length; unit++) if ((hidden[unit] as number) > 0) weight += this.moves.at(number * SECTIONS + section, unit) * (weights[unit * outputs + topic] as number);
        weight *= shares[section] as number;
        if (weight > LEAST_EVIDENCE) evidence.push({ weight, field, from: at, to: at + 1 });
      }
    }
    return strongestSpans(evidence);
  }
}
/** A word that moves the margin less is no evidence. */
const LEAST_EVIDENCE = 0.05;

let learned: TopicNet | undefined;

/** The network of the data file, made ready when first needed; a test checks its shape. */
export function learnedTopics(): TopicNet {
  return (learned ??= new TopicNet(netData));
}
