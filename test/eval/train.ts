// Learns from labelled abstracts what linear.json, topicNet.json and roleNet.json of src/facets/data hold: npm run train:facets
import { writeFileSync } from 'node:fs';
import { netSignals, signalsOf, topicSigns } from '../../src/facets/choose';
import { eachGram } from '../../src/facets/grams';
import { Linear, type LinearData } from '../../src/facets/linear';
import { readCandidates, signalsOf as roleSignalsOf } from '../../src/facets/models';
import { readText, type ReadOptions } from '../../src/facets/read';
import { RoleNet, type RoleNetData } from '../../src/facets/roleNet';
import { TAXONOMY } from '../../src/facets/taxonomy';
import { meansOf, TopicNet, type TopicNetData } from '../../src/facets/topicNet';
import { learnedWords } from '../../src/facets/vectors';
import { readField } from '../../src/facets/words';
import { readZones, type ZonedSentence } from '../../src/facets/zones';
import type { Labelled } from './gold';
import { learnRoleNet, type NamedModel } from './trainRoleNet';
import { learnTopicNet } from './trainTopicNet';
import { regress, type Text } from './trainTopics';

const TOPICS = TAXONOMY.topics.map(({ id }) => id);
/** What is learned from what was read before is learned on texts that were no part of that. */
const PARTS = 3;

const zonesOf = ({ title, abstract }: Labelled): ZonedSentence[] => readZones(readField('title', title), readField('abstract', abstract));

function read(labels: Labelled): Text {
  const zones = zonesOf(labels);
  const grams = new Set<string>();
  eachGram(zones, (gram, place) => grams.add(`${place} ${gram}`));
  return { labels, weight: labels.weight ?? 1, grams, signals: signalsOf(TOPICS, topicSigns(zones, TAXONOMY)) };
}

export interface Learned {
  readonly linear: LinearData;
  readonly net: TopicNetData;
  readonly roles: RoleNetData;
}

/** The same papers give the same weights. */
export function learn(papers: readonly Labelled[]): Learned {
  const texts = papers.map(read);
  const parts = Array.from({ length: PARTS }, (_, part) => new Linear(regress(texts.filter((__, place) => place % PARTS !== part), TOPICS)));
  const unread = (place: number): Linear => parts[place % PARTS] as Linear;
  const net = learnTopicNet(
    texts.map(({ labels, weight, signals }, place) => {
      const zones = zonesOf(labels);
      return { labels, weight, means: meansOf(zones, learnedWords()), signals: netSignals(unread(place).weigh(zones, signals).margins, signals) };
    }),
    TOPICS,
  );
  const reading = new TopicNet(net);
  const roles = learnRoleNet(texts.flatMap(({ labels }, place) => namedModels(labels, { linear: unread(place), net: reading })), learnedWords());
  return { linear: regress(texts, TOPICS), net, roles };
}

function namedModels(labels: Labelled, options: ReadOptions): NamedModel[] {
  const text = readText(labels.title, labels.abstract, options);
  const { candidates } = readCandidates(text, learnedWords());
  return candidates.flatMap((candidate) => {
    const label = labels.models.find(({ family }) => family === candidate.family);
    if (!label || candidate.own) return [];
    const signals = roleSignalsOf(candidate, candidates.length, text);
    return [{ windows: candidate.windows, signals, said: signals.length - text.units.length, roles: label.roles, weight: labels.weight ?? 1 }];
  });
}

/** Reads as the extension would with these weights. */
export const reader = ({ linear, net, roles }: Learned): ReadOptions => ({ linear: new Linear(linear), net: new TopicNet(net), roles: new RoleNet(roles) });

export function write({ linear, net, roles }: Learned): void {
  const lines = (record: object, deep: readonly string[]): string =>
    `{\n${Object.entries(record).map(([name, value]) => `${JSON.stringify(name)}: ${deep.includes(name) ? lines(value as object, []) : JSON.stringify(value)}`).join(',\n')}\n}`;
  const layers = ['filters', 'hidden', 'outputs', 'straight'] satisfies (keyof RoleNetData)[];
  const files = { linear: lines(linear, []), topicNet: lines(net, layers), roleNet: lines(roles, layers) };
  for (const [name, text] of Object.entries(files)) writeFileSync(`src/facets/data/${name}.json`, `${text}\n`);
}
