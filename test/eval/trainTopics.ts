import type { LinearData } from '../../src/facets/linear';
import { hundredths, mostTelling, numbered, placesIn, rowOf } from './features';
import type { Labelled } from './gold';
import { fitLogistic } from './logistic';

/** A run of words in fewer papers teaches nothing. */
const LEAST_PAPERS = 4;
/** For each topic, so many runs of words that go with it most are weighed. */
const MOST_GRAMS = 500;
const GRAM_COSTS = { lasso: 2, ridge: 2 };
const SIGNAL_COSTS = { lasso: 1, ridge: 1 };

/** A labelled text as the regressions see it. */
export interface Text {
  readonly labels: Labelled;
  /** How often it counts. */
  readonly weight: number;
  readonly signals: readonly number[];
  readonly languageModels: boolean;
  /** `place gram`. */
  readonly grams: ReadonlySet<string>;
}

/** One answer a text: 1, 0, or `undefined` where it counts neither way. */
type Answer = (labels: Labelled, topic: string) => 0 | 1 | undefined;
const GIVEN: Answer = ({ topics, optionalTopics }, topic) => (optionalTopics.includes(topic) ? undefined : topics.includes(topic) ? 1 : 0);
const SHELF: Answer = ({ primaryTopic }, topic) => (!primaryTopic.includes(topic) ? 0 : primaryTopic.length > 1 ? undefined : 1);

/** By name (`place gram`): output and weight, again and again. */
export type GramWeights = Map<string, number[]>;

export interface Regressed {
  readonly given: LinearData['given'];
  readonly shelf: LinearData['shelf'];
  readonly grams: GramWeights;
}

/** Two logistic regressions a topic: whether it is given, and whether it is the shelf. */
export function regress(texts: readonly Text[], topics: readonly string[]): Regressed {
  const known = numbered(texts.map(({ grams }) => grams), LEAST_PAPERS);
  const names = [...known.keys()];
  const has = texts.map(({ grams }) => placesIn(grams, known));
  const first = texts[0]?.signals.length ?? 0;
  const grams: GramWeights = new Map();
  const learn = (answer: Answer, output: number): LinearData['given'] => {
    const fits = topics.map((topic, place) => {
      const given = texts.map(({ labels }) => answer(labels, topic));
      const answers = given.map((value) => value ?? 0);
      const telling = mostTelling(has, names.length, answers, 2, MOST_GRAMS);
      const rows = texts.map(({ signals }, row) => rowOf(signals, (has[row] ?? []).filter((gram) => telling.has(gram))));
      const fit = fitLogistic(rows, first + names.length, answers, given.map((value, row) => (value === undefined ? 0 : (texts[row]?.weight ?? 1))), {
        lasso: (at) => (at < first ? SIGNAL_COSTS : GRAM_COSTS).lasso,
        ridge: (at) => (at < first ? SIGNAL_COSTS : GRAM_COSTS).ridge,
      });
      for (const gram of [...telling].sort((a, b) => a - b)) addWeight(grams, names[gram] ?? '', output + place, fit.weights[first + gram] ?? 0);
      return { bias: hundredths(fit.bias), signals: [...fit.weights.subarray(0, first)].map(hundredths) };
    });
    return { bias: fits.map(({ bias }) => bias), signals: fits.map(({ signals }) => signals) };
  };
  return { given: learn(GIVEN, 0), shelf: learn(SHELF, topics.length), grams };
}

export function addWeight(grams: GramWeights, name: string, output: number, weight: number): void {
  if (hundredths(weight) !== 0) grams.set(name, [...(grams.get(name) ?? []), output, hundredths(weight)]);
}

/** The margin from which a topic is given, so that F1 is best; near that of all topics where few papers have it. */
export function leastMargins(margins: readonly (readonly number[])[], labels: readonly Labelled[], topics: readonly string[]): number[] {
  return topics.map((topic, place) => {
    const quality = (least: number): number => {
      let [right, wrong, missed] = [0, 0, 0];
      labels.forEach((paper, row) => {
        if (paper.optionalTopics.includes(topic)) return;
        const isGiven = (margins[row]?.[place] ?? 0) > least;
        const isRight = paper.topics.includes(topic);
        if (isGiven && isRight) right++;
        else if (isGiven) wrong++;
        else if (isRight) missed++;
      });
      return (2 * right) / (2 * right + wrong + missed || 1) - AWAY * Math.abs(least - USUAL_LEAST);
    };
    const best = CANDIDATES.reduce((a, b) => (quality(b) > quality(a) ? b : a));
    return hundredths(best);
  });
}

/** How much more it takes in texts of other fields, so that F1 is best there. */
export function leastElsewhere(margins: readonly (readonly number[])[], texts: readonly Text[], topics: readonly string[], least: readonly number[]): number {
  const others = texts.flatMap((text, row) => (text.languageModels ? [] : [{ wanted: text.labels.topics, margins: margins[row] ?? [] }]));
  const quality = (more: number): number => {
    let [right, all] = [0, 0];
    for (const other of others) {
      const given = topics.filter((_, place) => (other.margins[place] ?? 0) * 100 > (least[place] ?? 0) + more);
      right += 2 * given.filter((topic) => other.wanted.includes(topic)).length;
      all += given.length + other.wanted.length;
    }
    return right / (all || 1);
  };
  return MORE.reduce((a, b) => (quality(b) > quality(a) ? b : a));
}
const MORE = Array.from({ length: 16 }, (_, step) => 20 * step);
const USUAL_LEAST = -0.5;
const AWAY = 0.02;
const CANDIDATES = Array.from({ length: 15 }, (_, step) => -1.2 + step / 10);
