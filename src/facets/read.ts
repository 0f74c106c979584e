import { withPlainMarks } from './characters';
import { primaryOf, topicSigns, weighTopics } from './choose';
import type { Facets, IntroducedModel, LinkFacet, ModelFacet } from './facets';
import { readIntroduced } from './introduces';
import { learnedLinear, type Linear } from './linear';
import { readLinks } from './links';
import { readModels, type ModelContext } from './models';
import { readResults, type Subject } from './results';
import { learnedRoles, type RoleNet } from './roleNet';
import { TAXONOMY, type Taxonomy } from './taxonomy';
import { learnedTopics, type TopicNet } from './topicNet';
import type { TopicScore } from './topics';
import { learnedWords } from './vectors';
import { readField } from './words';
import { readZones } from './zones';

export interface ReadOptions {
  /** The topics to look for; the extension's own where absent. */
  readonly taxonomy?: Taxonomy;
  /** The weights that labels taught; the extension's own where absent. */
  readonly linear?: Linear;
  readonly net?: TopicNet;
  readonly roles?: RoleNet;
}

/** A text as far as its models can be read. */
export interface TextReading extends ModelContext {
  readonly primaryTopic?: string;
  readonly topics: readonly TopicScore[];
  readonly linked: readonly LinkFacet[];
}

/** Makes ready what every text is read with, in steps of a few milliseconds: all at once, the first text would take long. */
export function* prepareFacets(taxonomy = TAXONOMY): Generator<undefined, void, undefined> {
  yield* taxonomy.phrases.compile();
  learnedLinear();
  yield;
  learnedWords();
  yield;
  learnedTopics();
  yield;
  learnedRoles();
}

/** Reads everything but models and results. */
export function readText(title: string, abstract: string, { taxonomy = TAXONOMY, linear = learnedLinear(), net = learnedTopics() }: ReadOptions = {}): TextReading {
  const fields = { title: readField('title', withPlainMarks(title)), abstract: readField('abstract', withPlainMarks(abstract)) };
  const zones = readZones(fields.title, fields.abstract);
  const signs = topicSigns(zones, taxonomy);
  const { topics, margins, units } = weighTopics(zones, signs, linear, net);
  const primaryTopic = primaryOf(topics);
  const { languageModels, method } = signs;
  const linked = readLinks('abstract', abstract);
  const background = zones.filter(({ zone }) => zone === 'background').map(({ sentence }) => sentence);
  const introduced = readIntroduced([fields.title, fields.abstract], (span) => background.some(({ start, end }) => start <= span.start && span.start < end));
  return {
    ...fields,
    sentences: zones,
    languageModels,
    links: linked.map(({ span }) => span),
    introduced,
    kind: { studies: isStudy(signs.scores, method), method, survey: primaryTopic === 'surveys' },
    report: topics.some(({ id }) => id === 'model-reports'),
    margins,
    units,
    ...(primaryTopic === undefined ? {} : { primaryTopic }),
    topics,
    linked,
  };
}

/** Reads topics, models, results and links from a paper's title and abstract. Never throws; linear in the text. */
export function readFacets(title: string, abstract: string, options: ReadOptions = {}): Facets {
  const text = readText(title, abstract, options);
  const { models, introduces } = readModels(text, options.roles ?? learnedRoles());
  return {
    topics: text.topics.map(({ id, spans }) => ({ id, spans })),
    ...(text.primaryTopic === undefined ? {} : { primaryTopic: text.primaryTopic }),
    models,
    introduces,
    results: readResults(text.abstract.atoms, subjectsOf(text.abstract.raw, models, introduces)),
    links: text.linked,
  };
}

/** The names that a result may belong to, in order of the text, with the size where it is written with one. */
function subjectsOf(abstract: string, models: readonly ModelFacet[], introduces: readonly IntroducedModel[]): Subject[] {
  const named = [...models.map(({ family, spans }) => ({ name: family, spans })), ...introduces];
  const inAbstract = named.flatMap(({ name, spans }) => spans.filter(({ field }) => field === 'abstract').map((span) => ({ name: sized(name, abstract.slice(span.start, span.end)), span })));
  return inAbstract.sort((a, b) => a.span.start - b.span.start);
}

const SIZE = /(?<![\d.])\d{1,4}(?:\.\d{1,3})?[BM](?![a-z\d])/gi;

/** `Qwen3-32B` where that is written; of several sizes (`4B/8B`) none is said to be meant. */
function sized(name: string, written: string): string {
  const [size, other] = written.match(SIZE) ?? [];
  if (size === undefined || other !== undefined || name.endsWith(size)) return name;
  return name + (name.includes(' ') ? ' ' : '-') + size;
}

/** What a method's topics count for where no method is said to be the paper's own. */
const NO_METHOD = 0.4;
/** From here a text with a method still is a study: a passing `we analyze` makes none of a system's description. */
const CLEARLY = 7;

/** Whether measuring or explaining weighs more than any method or data that the paper contributes. */
function isStudy(scores: readonly TopicScore[], method: boolean): boolean {
  const score = (...ids: string[]): number => scores.filter(({ id }) => ids.includes(id)).reduce((sum, topic) => sum + topic.score, 0);
  const contributes = score('reinforcement-learning', 'distillation', 'test-time-scaling', 'efficient-reasoning', 'training-data');
  const studied = score('benchmarks') + 0.7 * score('analysis');
  return studied > contributes * (method ? 1 : NO_METHOD) && (!method || studied >= CLEARLY);
}
