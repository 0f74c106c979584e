import * as v from 'valibot';
import netData from './data/topicNet.json';
import { Dense, DenseData, rectified } from './dense';
import type { Span } from './facets';
import { DIMENSIONS, learnedWords, type WordVectors } from './vectors';
import type { Field, Word } from './words';
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
const MOST_EVIDENCE = 3;

/** The three means, one after the other; for training. */
export function meansOf(sentences: readonly ZonedSentence[], vectors: WordVectors): Float32Array {
  const means = new Float32Array(SECTIONS * DIMENSIONS);
  const counts = countWords(sentences, vectors, (number, section) => {
    const weight = vectors.weights[number] as number;
    for (let i = 0, from = number * DIMENSIONS, to = section * DIMENSIONS; i < DIMENSIONS; i++) means[to + i] = (means[to + i] as number) + weight * (vectors.table[from + i] as number);
  });
  return means.map((sum, i) => sum * shareOf(counts[Math.floor(i / DIMENSIONS)] as number));
}

/** Visits the words that have a vector, with the section that they stand in; gives how many there are in each. */
function countWords(sentences: readonly ZonedSentence[], vectors: WordVectors, visit: (number: number, section: number, field: Field, at: number) => void): readonly [number, number, number] {
  const counts: [number, number, number] = [0, 0, 0];
  for (const { field, sentence, zone } of sentences) {
    const section = sectionOf(zone);
    for (let at = sentence.from; at < sentence.to; at++) {
      const number = vectors.numberOf(field.words[at] as Word);
      if (number < 0) continue;
      counts[section]++;
      visit(number, section, field, at);
    }
  }
  return counts;
}

/** By how much each word's vector is multiplied. */
const shareOf = (count: number): number => MEAN_SCALE / (count + STEADY);

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
  /** For each word and section, what it adds to the hidden units: worked out once, as the same few thousand words make up most texts. */
  private readonly moves: Float32Array;
  private readonly isMoved: Uint8Array;
  /** For one section after the other; one array for all texts: this room is timed. */
  private readonly sums: Float64Array;

  constructor(private readonly data: TopicNetData, private readonly vectors: WordVectors = learnedWords()) {
    this.hidden = new Dense(data.hidden);
    this.outputs = new Dense(data.outputs);
    this.straight = new Dense(data.straight);
    this.moves = new Float32Array(vectors.size * SECTIONS * data.hidden.outputs);
    this.isMoved = new Uint8Array(vectors.size * SECTIONS);
    this.sums = new Float64Array(SECTIONS * data.hidden.outputs);
  }

  get topics(): readonly string[] {
    return this.data.topics;
  }

  get least(): number {
    return this.data.least;
  }

  read(sentences: readonly ZonedSentence[], signals: Float64Array): TopicReading {
    const { sums, moves, isMoved } = this;
    const { outputs: units, bias } = this.hidden;
    sums.fill(0);
    const counts = countWords(sentences, this.vectors, (number, section) => {
      const place = number * SECTIONS + section;
      if (isMoved[place] === 0) this.learnWord(number, section);
      for (let unit = 0, from = place * units, to = section * units; unit < units; unit++) sums[to + unit] = (sums[to + unit] as number) + (moves[from + unit] as number);
    });
    const hidden = bias.slice();
    for (let section = 0; section < SECTIONS; section++) {
      const share = shareOf(counts[section] as number);
      for (let unit = 0; unit < units; unit++) hidden[unit] = (hidden[unit] as number) + share * (sums[section * units + unit] as number);
    }
    rectified(this.hidden.add(signals, hidden, SECTIONS * DIMENSIONS));
    const outputs = this.straight.add(signals, this.outputs.add(hidden, this.outputs.bias.slice()));
    const { length } = this.data.topics;
    return {
      margins: outputs.subarray(0, length),
      shelves: outputs.subarray(length, 2 * length),
      units: hidden,
      spansFor: (topic) => this.spansFor(topic, sentences, hidden, counts),
    };
  }

  private learnWord(number: number, section: number): void {
    const { outputs: units, weights } = this.hidden;
    const to = (number * SECTIONS + section) * units;
    for (let i = 0; i < DIMENSIONS; i++) {
      const value = (this.vectors.weights[number] as number) * (this.vectors.table[number * DIMENSIONS + i] as number);
      for (let unit = 0, from = (section * DIMENSIONS + i) * units; unit < units; unit++) this.moves[to + unit] = (this.moves[to + unit] as number) + value * (weights[from + unit] as number);
    }
    this.isMoved[number * SECTIONS + section] = 1;
  }

  private spansFor(topic: number, sentences: readonly ZonedSentence[], hidden: Float64Array, counts: readonly number[]): Span[] {
    const { weights, outputs } = this.outputs;
    const found: { readonly field: Field; readonly at: number; readonly said: number }[] = [];
    countWords(sentences, this.vectors, (number, section, field, at) => {
      let said = 0;
      for (let unit = 0, from = (number * SECTIONS + section) * hidden.length; unit < hidden.length; unit++) if ((hidden[unit] as number) > 0) said += (this.moves[from + unit] as number) * (weights[unit * outputs + topic] as number);
      said *= shareOf(counts[section] as number);
      if (said > LEAST_EVIDENCE) found.push({ field, at, said });
    });
    return found.sort((a, b) => b.said - a.said).slice(0, MOST_EVIDENCE).map(({ field, at }) => ({ field: field.name, start: field.words[at]?.start ?? 0, end: field.words[at]?.end ?? 0 }));
  }
}
/** A word that moves the margin less is no evidence. */
const LEAST_EVIDENCE = 0.05;

let learned: TopicNet | undefined;

/** The network of the data file, made ready when first needed; a test checks its shape. */
export function learnedTopics(): TopicNet {
  return (learned ??= new TopicNet(netData));
}
