import { SECTIONS, type TopicNetData } from '../../src/facets/topicNet';
import { DIMENSIONS } from '../../src/facets/vectors';
import { Random } from '../bench/search/random';
import type { Labelled } from './gold';
import { choiceSlopes, decaying, Head, train } from './layers';

/** A labelled text as the network sees it. */
export interface NetText {
  readonly labels: Labelled;
  readonly weight: number;
  readonly means: Float32Array;
  readonly signals: Float64Array;
}

const HIDDEN = 48;
const RUN = { rounds: 18, batch: 128, rate: 4e-3 };
const DROPPED = 0.3;
const DECAY = 0.1;
/** Choosing the shelf counts for so much beside choosing the topics. */
const SHELF = 0.7;
/** Best on texts that were not learned from, in four folds; anything from -0.6 to -0.3 differs by less than 0.2 points. */
const LEAST = -0.4;

export function learnTopicNet(texts: readonly NetText[], topics: readonly string[]): TopicNetData {
  const random = new Random(2);
  const signals = texts[0]?.signals.length ?? 0;
  const outputs = 2 * topics.length + 1;
  const head = new Head(SECTIONS * DIMENSIONS + signals, HIDDEN, outputs, signals, DROPPED, random, 0.01);
  // Where the network says nothing else, a topic is as likely as the regression finds it, which is given by halves.
  topics.forEach((_, topic) => { head.straight.weights.values[topic * outputs + topic] = 2; });
  const learn = (row: number): void => {
    const { labels, weight, means, signals: said } = texts[row] as NetText;
    const input = new Float64Array(means.length + said.length);
    input.set(means);
    input.set(said, means.length);
    head.learn(input, said, weight / RUN.batch, (reached) => {
      const slopes = new Float64Array(outputs);
      topics.forEach((topic, at) => {
        if (!labels.optionalTopics.includes(topic)) slopes[at] = 1 / (1 + Math.exp(-(reached[at] as number))) - (labels.topics.includes(topic) ? 1 : 0);
      });
      choiceSlopes(reached.subarray(topics.length), (place) => labels.primaryTopic.includes(topics[place] ?? 'none')).forEach((slope, at) => { slopes[topics.length + at] = SHELF * slope; });
      return slopes;
    });
  };
  train(texts.length, RUN, [...decaying([head.hidden, head.outputs], DECAY), ...decaying([head.straight], 0)], random, learn);
  return { topics: [...topics], least: LEAST, hidden: head.hidden.pack(), outputs: head.outputs.pack(), straight: head.straight.pack() };
}
