// Learns from labelled abstracts what src/facets/data/linear.json and roleWeights.json hold: npm run train:facets
import { writeFileSync } from 'node:fs';
import { signalsOf, topicSigns } from '../../src/facets/choose';
import { LinearTopics, type LinearData } from '../../src/facets/linear';
import { eachGram } from '../../src/facets/grams';
import { readCandidates } from '../../src/facets/models';
import { readText } from '../../src/facets/read';
import { RoleWeights, type RoleWeightsData } from '../../src/facets/roleWeights';
import { TAXONOMY } from '../../src/facets/taxonomy';
import { readField } from '../../src/facets/words';
import { readZones } from '../../src/facets/zones';
import { MODEL_ROLES } from '../../src/papers/paper';
import type { Labelled } from './gold';
import { fitLogistic, type Row } from './logistic';

const TOPICS = TAXONOMY.topics.map(({ id }) => id);
/** A run of words or a signal in fewer papers teaches nothing. */
const LEAST_PAPERS = 4;
const LEAST_SIGNALS = 3;
/** For each topic, so many runs of words that go with it most are weighed. */
const MOST_GRAMS = 400;
const GRAM_COSTS = { lasso: 2, ridge: 2 };
const SIGNAL_COSTS = { lasso: 1, ridge: 1 };
const WORD_COSTS = { lasso: 1, ridge: 1 };
/** What rules and the whole paper say of a role. */
const WHOLE_COSTS = { lasso: 0.1, ridge: 0.2 };
const hundredths = (weight: number): number => Math.round(weight * 100);

interface Text {
  readonly labels: Labelled;
  readonly signals: readonly number[];
  /** `place gram`. */
  readonly grams: ReadonlySet<string>;
}

function read(labels: Labelled): Text {
  const zones = readZones(readField('title', labels.title), readField('abstract', labels.abstract));
  const grams = new Set<string>();
  eachGram(zones, (gram, place) => grams.add(`${place} ${gram}`));
  return { labels, grams, signals: signalsOf(TOPICS, topicSigns(zones, TAXONOMY)) };
}

/** One logistic regression a topic. Optional topics count neither way. */
function learnTopics(texts: readonly Text[]): LinearData {
  const known = numbered(texts.map(({ grams }) => grams), LEAST_PAPERS);
  const names = [...known.keys()];
  const first = texts[0]?.signals.length ?? 0;
  const rows = texts.map(({ signals, grams }) => rowOf(signals, grams, known));
  const grams: Record<string, number[]> = {};
  const bias: number[] = [];
  const signals: number[][] = [];
  TOPICS.forEach((topic, number) => {
    const answers = texts.map(({ labels }) => (labels.topics.includes(topic) ? 1 : 0));
    const counts = texts.map(({ labels }) => (labels.optionalTopics.includes(topic) ? 0 : 1));
    const telling = mostTelling(rows, first, first + names.length, answers);
    const fit = fitLogistic(rows.map((row) => only(row, (at) => at < first || telling.has(at))), first + names.length, answers, counts, {
      lasso: (at) => (at < first ? SIGNAL_COSTS : GRAM_COSTS).lasso,
      ridge: (at) => (at < first ? SIGNAL_COSTS : GRAM_COSTS).ridge,
    });
    bias.push(hundredths(fit.bias));
    signals.push([...fit.weights.subarray(0, first)].map(hundredths));
    for (const at of [...telling].sort((a, b) => a - b)) {
      const weight = hundredths(fit.weights[at] ?? 0);
      if (weight === 0) continue;
      const name = names[at - first] ?? '';
      const gram = name.slice(name.indexOf(' ') + 1);
      grams[gram] = [...(Object.hasOwn(grams, gram) ? (grams[gram] ?? []) : []), Number(name.slice(0, name.indexOf(' '))), number, weight];
    }
  });
  return { topics: TOPICS, bias, signals, grams };
}

/** Names that enough of the sets have, numbered in order of arrival. */
function numbered(sets: readonly ReadonlySet<string>[], least: number): Map<string, number> {
  const having = new Map<string, number>();
  for (const set of sets) for (const name of set) having.set(name, (having.get(name) ?? 0) + 1);
  const numbers = new Map<string, number>();
  for (const [name, count] of having) if (count >= least && count < sets.length / 2) numbers.set(name, numbers.size);
  return numbers;
}

function rowOf(signals: readonly number[], names: ReadonlySet<string>, known: ReadonlyMap<string, number>): Row {
  const at: number[] = [];
  const values: number[] = [];
  signals.forEach((value, place) => {
    if (value === 0) return;
    at.push(place);
    values.push(value);
  });
  for (const name of names) {
    const place = known.get(name);
    if (place === undefined) continue;
    at.push(signals.length + place);
    values.push(1);
  }
  return { at, values };
}

const only = ({ at, values }: Row, keeps: (at: number) => boolean): Row => {
  const kept = at.flatMap((place, i) => (keeps(place) ? [i] : []));
  return { at: kept.map((i) => at[i] ?? 0), values: kept.map((i) => values[i] ?? 0) };
};

/** The features that go with the answers most, by chi squared. */
function mostTelling(rows: readonly Row[], from: number, to: number, answers: readonly number[]): Set<number> {
  const all = new Float64Array(to);
  const right = new Float64Array(to);
  rows.forEach(({ at }, row) => {
    for (const place of at) {
      all[place] = (all[place] ?? 0) + 1;
      right[place] = (right[place] ?? 0) + (answers[row] ?? 0);
    }
  });
  const yes = answers.reduce((sum, answer) => sum + answer, 0);
  const no = rows.length - yes;
  const scored: [number, number][] = [];
  for (let place = from; place < to; place++) {
    const [having, both] = [all[place] ?? 0, right[place] ?? 0];
    const gap = both * (no - having + both) - (having - both) * (yes - both);
    const scale = having * (rows.length - having) * yes * no;
    scored.push([scale === 0 ? 0 : (rows.length * gap * gap) / scale, place]);
  }
  return new Set(scored.sort((a, b) => b[0] - a[0] || a[1] - b[1]).slice(0, MOST_GRAMS).map(([, place]) => place));
}

interface NamedModel {
  readonly signals: ReadonlySet<string>;
  readonly roles: readonly string[];
}

function namedModels(papers: readonly Labelled[], linear: LinearTopics): NamedModel[] {
  return papers.flatMap(({ title, abstract, models }) =>
    readCandidates(readText(title, abstract, { linear })).candidates.flatMap(({ family, signals, own }) => {
      const label = models.find((model) => model.family === family);
      return label && !own ? [{ signals: new Set(signals.keys()), roles: label.roles }] : [];
    }),
  );
}

/** One logistic regression a role, over the models that a text is known to name. */
function learnRoles(models: readonly NamedModel[]): RoleWeightsData {
  const known = numbered(models.map(({ signals }) => signals), LEAST_SIGNALS);
  const names = [...known.keys()];
  const rows = models.map(({ signals }) => rowOf([], signals, known));
  const ofWords = names.map((name) => /^(?:just )?(?:before|after) /.test(name));
  const fits = MODEL_ROLES.map((role) =>
    fitLogistic(rows, names.length, models.map(({ roles }) => (roles.includes(role) ? 1 : 0)), models.map(({ roles }) => (roles.length > 1 && roles.includes(role) ? 0 : 1)), {
      lasso: (at) => (ofWords[at] ? WORD_COSTS : WHOLE_COSTS).lasso,
      ridge: (at) => (ofWords[at] ? WORD_COSTS : WHOLE_COSTS).ridge,
    }),
  );
  const signals: Record<string, number[]> = {};
  names.forEach((name, at) => {
    const weights = fits.map((fit) => hundredths(fit.weights[at] ?? 0));
    if (weights.some((weight) => weight !== 0)) signals[name] = weights;
  });
  return { bias: fits.map(({ bias }) => hundredths(bias)), signals };
}

export interface Learned {
  readonly linear: LinearData;
  readonly roles: RoleWeightsData;
}

/** The same papers give the same weights. */
export function learn(papers: readonly Labelled[]): Learned {
  const linear = learnTopics(papers.map(read));
  return { linear, roles: learnRoles(namedModels(papers, new LinearTopics(linear))) };
}

/** Reads as the extension would with these weights. */
export const reader = ({ linear, roles }: Learned): { linear: LinearTopics; roles: RoleWeights } => ({ linear: new LinearTopics(linear), roles: new RoleWeights(roles) });

export function write({ linear, roles }: Learned): void {
  const lines = (record: Readonly<Record<string, readonly number[]>>): string => Object.entries(record).map(([name, weights]) => `    ${JSON.stringify(name)}: ${JSON.stringify(weights)}`).join(',\n');
  writeFileSync('src/facets/data/linear.json', `{\n  "topics": ${JSON.stringify(linear.topics)},\n  "bias": ${JSON.stringify(linear.bias)},\n  "signals": [\n${linear.signals.map((row) => `    ${JSON.stringify(row)}`).join(',\n')}\n  ],\n  "grams": {\n${lines(linear.grams)}\n  }\n}\n`);
  writeFileSync('src/facets/data/roleWeights.json', `{\n  "bias": ${JSON.stringify(roles.bias)},\n  "signals": {\n${lines(roles.signals)}\n  }\n}\n`);
}
