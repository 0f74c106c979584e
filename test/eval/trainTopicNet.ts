import { SECTIONS, shareOf, type TopicNetData } from '../../src/facets/topicNet';
import { DIMENSIONS, type WordTable } from '../../src/facets/vectors';
import { Random } from '../bench/search/random';
import type { Labelled } from './gold';
import { choiceSlopes, decaying, Head, Learned, train } from './layers';

/** A labelled text as the network sees it. */
export interface NetText {
  readonly labels: Labelled;
  readonly weight: number;
  /** The numbers of the words of each section. */
  readonly words: readonly (readonly number[])[];
  readonly signals: Float64Array;
}

type Vectors = Pick<WordTable, 'table' | 'weights'>;

const HIDDEN = 96;
const RUN = { rounds: 18, batch: 128, rate: 4e-3 };
const DROPPED = 0.1;
/** So many words of a text are left out by chance, which teaches more than leaving out more of what they come to. */
const UNREAD = 0.3;
const DECAY = 0.1;
/** Choosing the shelf counts for so much beside choosing the topics. */
const SHELF = 0.7;
/** Best on texts that were not learned from; anything from -0.5 to -0.2 differs by less than 0.2 points. */
const LEAST = -0.3;
/** Vectors are moved by small steps, and for longer: all that labels say of a rare word is in few texts. */
const TUNING = { ...RUN, rounds: 24 };
const PACE = 0.07;

export function learnTopicNet(texts: readonly NetText[], topics: readonly string[], vectors: Vectors): TopicNetData {
  const { hidden, outputs, straight } = learnHead(texts, topics, vectors, new Random(4));
  return { topics: [...topics], least: LEAST, hidden: hidden.pack(), outputs: outputs.pack(), straight: straight.pack() };
}

/** The vectors as a network that may move them learns them. */
export function tuneVectors(texts: readonly NetText[], topics: readonly string[], vectors: WordTable): WordTable {
  const tuned = new Learned(vectors.table.length, 0, new Random(0));
  tuned.values.set(vectors.table);
  learnHead(texts, topics, vectors, new Random(2), tuned);
  return { ...vectors, table: Float32Array.from(tuned.values) };
}

function learnHead(texts: readonly NetText[], topics: readonly string[], { table, weights }: Vectors, random: Random, tuned?: Learned): Head {
  const signals = texts[0]?.signals.length ?? 0;
  const outputs = 2 * topics.length + 1;
  const head = new Head(SECTIONS * DIMENSIONS + signals, HIDDEN, outputs, signals, DROPPED, random, 0.01);
  // Where the network says nothing else, a topic is as likely as the regression finds it, which is given by halves.
  topics.forEach((_, topic) => { head.straight.weights.values[topic * outputs + topic] = 2; });
  /** For each word of each section, how much its vector counts. */
  const eachWord = (words: NetText['words'], visit: (vector: number, mean: number, share: number) => void): void => {
    words.forEach((numbers, section) => {
      for (const number of numbers) visit(number * DIMENSIONS, section * DIMENSIONS, shareOf(numbers.length) * (weights[number] as number));
    });
  };
  const learn = (row: number): void => {
    const { labels, weight, words: all, signals: said } = texts[row] as NetText;
    const words = all.map((numbers) => numbers.filter(() => random.next() >= UNREAD));
    const input = new Float64Array(SECTIONS * DIMENSIONS + said.length);
    const from = tuned?.values ?? table;
    eachWord(words, (vector, mean, share) => {
      for (let at = 0; at < DIMENSIONS; at++) input[mean + at] = (input[mean + at] as number) + share * (from[vector + at] as number);
    });
    input.set(said, SECTIONS * DIMENSIONS);
    const inner = head.learn(input, said, weight / RUN.batch, (reached) => {
      const slopes = new Float64Array(outputs);
      topics.forEach((topic, at) => {
        if (!labels.optionalTopics.includes(topic)) slopes[at] = 1 / (1 + Math.exp(-(reached[at] as number))) - (labels.topics.includes(topic) ? 1 : 0);
      });
      choiceSlopes(reached.subarray(topics.length), (place) => labels.primaryTopic.includes(topics[place] ?? 'none')).forEach((slope, at) => { slopes[topics.length + at] = SHELF * slope; });
      return slopes;
    });
    if (!tuned) return;
    const { slopes } = tuned;
    eachWord(words, (vector, mean, share) => {
      for (let at = 0; at < DIMENSIONS; at++) slopes[vector + at] = (slopes[vector + at] as number) + share * (inner[mean + at] as number);
    });
  };
  const parts = [...decaying([head.hidden, head.outputs], DECAY), ...decaying([head.straight], 0)];
  train(texts.length, tuned ? TUNING : RUN, tuned ? [...parts, { learned: tuned, decay: 0, pace: PACE }] : parts, random, learn);
  return head;
}
