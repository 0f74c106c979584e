// Learns from labelled abstracts what src/facets/data/linear.json and roleWeights.json hold: npm run train:facets
import { writeFileSync } from 'node:fs';
import { signalsOf, topicSigns, weighTopics } from '../../src/facets/choose';
import { eachGram } from '../../src/facets/grams';
import { Linear, type LinearData } from '../../src/facets/linear';
import { RoleWeights, type RoleWeightsData } from '../../src/facets/roleWeights';
import { TAXONOMY } from '../../src/facets/taxonomy';
import { readField } from '../../src/facets/words';
import { readZones, type ZonedSentence } from '../../src/facets/zones';
import type { Labelled } from './gold';
import { learnDraw } from './trainDraw';
import { learnRoles, namedModels, SignalNames } from './trainRoles';
import { leastElsewhere, leastMargins, regress, type GramWeights, type Regressed, type Text } from './trainTopics';

const TOPICS = TAXONOMY.topics.map(({ id }) => id);
/** What is learned from what was read before (shelves and roles, from topics) is learned on texts that were no part of that. */
const PARTS = 3;
const NO_DRAW: LinearData['draw'] = { topics: TOPICS.map(() => 0), given: 0, shelf: 0, inTitle: 0, score: 0, benchmark: 0 };

const zonesOf = ({ title, abstract }: Labelled): ZonedSentence[] => readZones(readField('title', title), readField('abstract', abstract));

function read(labels: Labelled): Text {
  const zones = zonesOf(labels);
  const grams = new Set<string>();
  eachGram(zones, (gram, place) => grams.add(`${place} ${gram}`));
  const signs = topicSigns(zones, TAXONOMY);
  return { labels, weight: labels.weight ?? 1, grams, signals: signalsOf(TOPICS, signs), languageModels: signs.languageModels };
}

type Thresholds = Pick<LinearData, 'least' | 'elsewhere'>;

function dataOf({ given, shelf, grams }: Regressed, thresholds: Thresholds, draw: LinearData['draw']): LinearData {
  return { topics: TOPICS, ...thresholds, given, shelf, draw, grams: Object.fromEntries(packed(grams)) };
}

/** By run of words: place, output, weight, again and again. */
function packed(weights: GramWeights): Map<string, number[]> {
  const grams = new Map<string, number[]>();
  for (const [name, pairs] of weights) {
    const gram = name.slice(name.indexOf(' ') + 1);
    const all = grams.get(gram) ?? [];
    for (let i = 0; i + 1 < pairs.length; i += 2) all.push(Number(name.slice(0, name.indexOf(' '))), pairs[i] ?? 0, pairs[i + 1] ?? 0);
    grams.set(gram, all);
  }
  return grams;
}

export interface Learned {
  readonly linear: LinearData;
  readonly roles: RoleWeightsData;
}

/** What topics and shelves are read by: learned from all texts, and for each part of them from the others. */
interface LearnedTopics {
  readonly parts: readonly LinearData[];
  readonly whole: LinearData;
}

function learnTopics(texts: readonly Text[]): LearnedTopics & { readonly grams: GramWeights } {
  const parts = Array.from({ length: PARTS }, (_, part) => regress(texts.filter((__, place) => place % PARTS !== part), TOPICS));
  const readers = (thresholds: Thresholds): Linear[] => parts.map((part) => new Linear(dataOf(part, thresholds, NO_DRAW)));
  const reads = (all: readonly Linear[], place: number): Linear => all[place % PARTS] as Linear;
  const unread = readers({ least: TOPICS.map(() => 0), elsewhere: 0 });
  const margins = texts.map(({ labels, signals, languageModels }, place) => reads(unread, place).weigh(zonesOf(labels), signals, languageModels).margins.map(({ margin }) => margin));
  const least = leastMargins(margins, texts.map(({ labels }) => labels), TOPICS);
  const thresholds = { least, elsewhere: leastElsewhere(margins, texts, TOPICS, least) };
  const undrawn = readers(thresholds);
  const shelved = texts.map(({ labels }, place) => {
    const zones = zonesOf(labels);
    return { labels, topics: weighTopics(labels.title, zones, topicSigns(zones, TAXONOMY), reads(undrawn, place)).topics };
  });
  const draw = learnDraw(shelved, TOPICS);
  const all = regress(texts, TOPICS);
  return { parts: parts.map((part) => dataOf(part, thresholds, draw)), whole: dataOf(all, thresholds, draw), grams: all.grams };
}

/** The same papers give the same weights. */
export function learn(papers: readonly Labelled[]): Learned {
  const texts = papers.map(read);
  const { parts, whole, grams } = learnTopics(texts);
  const readers = parts.map((part) => new Linear(part));
  const names = new SignalNames();
  const models = texts.flatMap((text, place) => namedModels(text, readers[place % PARTS] as Linear, names));
  const roles = learnRoles(models, grams, 2 * TOPICS.length);
  return { linear: { ...whole, grams: Object.fromEntries(packed(grams)) }, roles };
}

/** Reads as the extension would with these weights. */
export const reader = ({ linear, roles }: Learned): { linear: Linear; roles: RoleWeights } => ({ linear: new Linear(linear), roles: new RoleWeights(roles) });

export function write({ linear, roles }: Learned): void {
  const lines = (record: Readonly<Record<string, readonly number[]>>): string => Object.entries(record).map(([name, weights]) => `    ${JSON.stringify(name)}: ${JSON.stringify(weights)}`).join(',\n');
  const regressions = ({ bias, signals }: LinearData['given']): string => `{\n    "bias": ${JSON.stringify(bias)},\n    "signals": [\n${signals.map((row) => `      ${JSON.stringify(row)}`).join(',\n')}\n    ]\n  }`;
  writeFileSync('src/facets/data/linear.json', `{\n  "topics": ${JSON.stringify(linear.topics)},\n  "least": ${JSON.stringify(linear.least)},\n  "elsewhere": ${JSON.stringify(linear.elsewhere)},\n  "given": ${regressions(linear.given)},\n  "shelf": ${regressions(linear.shelf)},\n  "draw": ${JSON.stringify(linear.draw)},\n  "grams": {\n${lines(linear.grams)}\n  }\n}\n`);
  writeFileSync('src/facets/data/roleWeights.json', `{\n  "bias": ${JSON.stringify(roles.bias)},\n  "signals": {\n${lines(roles.signals)}\n  }\n}\n`);
}
