import type { LinearData } from '../../src/facets/linear';
import { mostTelling, numbered, placesIn, rowOf } from './features';
import { characterOf, packNumbers } from '../../src/facets/packed';
import { packTexts } from '../../src/facets/sorted';
import type { Labelled } from './gold';
import { fitLogistic } from './logistic';

/** A run of words in fewer papers teaches nothing. */
const LEAST_PAPERS = 8;
/** For each topic, so many runs of words that go with it most are weighed. */
const MOST_GRAMS = 500;
const GRAM_COSTS = { lasso: 3, ridge: 2 };
const SIGNAL_COSTS = { lasso: 1, ridge: 1 };

/** A labelled text as the regressions see it. */
export interface Text {
  readonly labels: Labelled;
  /** How often it counts. */
  readonly weight: number;
  readonly signals: Float64Array;
  /** `place gram`. */
  readonly grams: ReadonlySet<string>;
}

/** By name (`place gram`): topic and weight, again and again. */
type GramWeights = Map<string, number[]>;

/** A logistic regression for each topic. */
export function regress(texts: readonly Text[], topics: readonly string[]): LinearData {
  const known = numbered(texts.map(({ grams }) => grams), LEAST_PAPERS);
  const names = [...known.keys()];
  const has = texts.map(({ grams }) => placesIn(grams, known));
  const first = texts[0]?.signals.length ?? 0;
  const grams: GramWeights = new Map();
  const fits = topics.map((topic, place) => {
    const answers = texts.map(({ labels }) => (labels.topics.includes(topic) ? 1 : 0));
    const telling = mostTelling(has, names.length, answers, 2, MOST_GRAMS);
    const rows = texts.map(({ signals }, row) => rowOf([...signals], (has[row] ?? []).filter((gram) => telling.has(gram))));
    const fit = fitLogistic(rows, first + names.length, answers, texts.map(({ labels, weight }) => (labels.optionalTopics.includes(topic) ? 0 : weight)), {
      lasso: (at) => (at < first ? SIGNAL_COSTS : GRAM_COSTS).lasso,
      ridge: (at) => (at < first ? SIGNAL_COSTS : GRAM_COSTS).ridge,
    });
    for (const gram of [...telling].sort((a, b) => a - b)) addWeight(grams, names[gram] ?? '', place, fit.weights[first + gram] ?? 0);
    return { bias: Number(fit.bias.toFixed(3)), signals: packNumbers(fit.weights.subarray(0, first)) };
  });
  return { topics: [...topics], bias: fits.map(({ bias }) => bias), signals: fits.map(({ signals }) => signals), ...packed(grams, topics.length) };
}

function packed(weights: GramWeights, topics: number): Pick<LinearData, 'grams' | 'uses' | 'weights'> {
  const byRun = new Map<string, { readonly use: number; readonly weight: number }[]>();
  for (const [name, pairs] of weights) {
    const [place, run] = [Number(name.slice(0, name.indexOf(' '))), name.slice(name.indexOf(' ') + 1)];
    const its = byRun.get(run) ?? [];
    byRun.set(run, its);
    for (let i = 0; i + 1 < pairs.length; i += 2) its.push({ use: place * topics + (pairs[i] ?? 0), weight: pairs[i + 1] ?? 0 });
  }
  const runs = [...byRun.keys()].sort();
  const all = runs.map((run) => byRun.get(run) ?? []);
  return {
    grams: packTexts(runs),
    uses: all.map((its) => characterOf(its.length) + its.map(({ use }) => characterOf(use)).join('')).join(''),
    weights: packNumbers(all.flatMap((its) => its.map(({ weight }) => weight))),
  };
}

function addWeight(grams: GramWeights, name: string, topic: number, weight: number): void {
  if (Math.abs(weight) >= LEAST_WEIGHT) grams.set(name, [...(grams.get(name) ?? []), topic, weight]);
}
/** A weight below this says too little for the room that it takes. */
const LEAST_WEIGHT = 0.05;
