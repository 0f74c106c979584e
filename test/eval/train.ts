// Learns from labelled abstracts what linear.json, words.json, topicNet.json and roleNet.json of src/facets/data hold: npm run train:facets
import { writeFileSync } from 'node:fs';
import { netSignals, signalsOf, topicSigns } from '../../src/facets/choose';
import { eachGram } from '../../src/facets/grams';
import { Linear, type LinearData } from '../../src/facets/linear';
import { readCandidates, signalsOf as roleSignalsOf } from '../../src/facets/models';
import { readText, type ReadOptions } from '../../src/facets/read';
import { RoleNet, type RoleNetData } from '../../src/facets/roleNet';
import { TAXONOMY } from '../../src/facets/taxonomy';
import { sectionWords, TopicNet, type TopicNetData } from '../../src/facets/topicNet';
import { unpackWords, WordVectors, type WordsData } from '../../src/facets/vectors';
import { readField } from '../../src/facets/words';
import { readZones, type ZonedSentence } from '../../src/facets/zones';
import { readBase } from './baseWords';
import { dataFile } from './dataFile';
import type { Labelled } from './gold';
import { packWords } from './quantize';
import { learnRoleNet, type NamedModel } from './trainRoleNet';
import { learnTopicNet, tuneVectors, type NetText } from './trainTopicNet';
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
  readonly words: WordsData;
  readonly net: TopicNetData;
  readonly roles: RoleNetData;
}

/** The same papers give the same weights. */
export function learn(papers: readonly Labelled[]): Learned {
  const texts = papers.map(read);
  const parts = Array.from({ length: PARTS }, (_, part) => new Linear(regress(texts.filter((__, place) => place % PARTS !== part), TOPICS)));
  const unread = (place: number): Linear => parts[place % PARTS] as Linear;
  const base = readBase();
  const numbers = new WordVectors(base);
  const netTexts = texts.map(({ labels, weight, signals }, place): NetText => {
    const zones = zonesOf(labels);
    return { labels, weight, words: sectionWords(zones, numbers), signals: netSignals(unread(place).weigh(zones, signals).margins, signals) };
  });
  const words = packWords(tuneVectors(netTexts, TOPICS, base));
  const vectors = new WordVectors(unpackWords(words));
  const net = learnTopicNet(netTexts, TOPICS, vectors);
  const reading = new TopicNet(net, vectors);
  const models = texts.flatMap(({ labels }, place) => namedModels(labels, { linear: unread(place), net: reading }, vectors));
  return { linear: regress(texts, TOPICS), words, net, roles: learnRoleNet(models, vectors) };
}

function namedModels(labels: Labelled, options: ReadOptions, vectors: WordVectors): NamedModel[] {
  const text = readText(labels.title, labels.abstract, options);
  const { candidates } = readCandidates(text, vectors);
  return candidates.flatMap((candidate) => {
    const label = labels.models.find(({ family }) => family === candidate.family);
    if (!label || candidate.own) return [];
    return [{ windows: candidate.windows, signals: roleSignalsOf(candidate, candidates.length, text), units: text.units, roles: label.roles, weight: labels.weight ?? 1 }];
  });
}

/** Reads as the extension would with these weights. */
export function reader({ linear, words, net, roles }: Learned): ReadOptions {
  const vectors = new WordVectors(unpackWords(words));
  return { linear: new Linear(linear), net: new TopicNet(net, vectors), roles: new RoleNet(roles, vectors) };
}

export function write({ linear, words, net, roles }: Learned): void {
  const layers = ['filters', 'hidden', 'outputs', 'straight'] satisfies (keyof RoleNetData)[];
  const files = { linear: dataFile(linear), words: dataFile(words), topicNet: dataFile(net, layers), roleNet: dataFile(roles, layers) };
  for (const [name, text] of Object.entries(files)) writeFileSync(`src/facets/data/${name}.json`, text);
}
