import type { Facets, IntroducedModel, ModelFacet } from './facets';
import { readIntroduced } from './introduces';
import { readLinks } from './links';
import { readModels } from './models';
import { primaryOf } from './primary';
import { readResults, type Subject } from './results';
import { TAXONOMY, type Taxonomy } from './taxonomy';
import { chooseTopics, scoreTopics, type TopicScore } from './topics';
import { readField } from './words';
import { hasMethod, readZones, speaksOfLanguageModels } from './zones';

export interface ReadOptions {
  /** The topics to look for; the extension's own where absent. */
  readonly taxonomy?: Taxonomy;
}

/** Reads topics, models, results and links from a paper's title and abstract. Never throws; linear in the text. */
export function readFacets(title: string, abstract: string, { taxonomy = TAXONOMY }: ReadOptions = {}): Facets {
  const fields = { title: readField('title', title), abstract: readField('abstract', abstract) };
  const zones = readZones(fields.title, fields.abstract);
  const languageModels = speaksOfLanguageModels(zones);
  const scores = scoreTopics(zones, taxonomy);
  const topics = chooseTopics(scores, { languageModels });
  const primaryTopic = primaryOf(title, topics);
  const method = hasMethod(zones);
  const links = readLinks('abstract', abstract);
  const background = zones.filter(({ zone }) => zone === 'background').map(({ sentence }) => sentence);
  const introduced = readIntroduced([fields.title, fields.abstract], (span) => background.some(({ start, end }) => start <= span.start && span.start < end));
  const { models, introduces } = readModels({
    ...fields,
    sentences: zones,
    languageModels,
    links: links.map(({ span }) => span),
    introduced,
    kind: { studies: isStudy(scores, method), method, survey: primaryTopic === 'surveys' },
    report: topics.some(({ id }) => id === 'model-reports'),
  });
  return {
    topics: topics.map(({ id, spans }) => ({ id, spans })),
    ...(primaryTopic === undefined ? {} : { primaryTopic }),
    models,
    introduces,
    results: readResults(fields.abstract.atoms, subjectsOf(models, introduces)),
    links,
  };
}

/** The names that a result may belong to, in order of the text. */
function subjectsOf(models: readonly ModelFacet[], introduces: readonly IntroducedModel[]): Subject[] {
  const named = [...models.map(({ family, spans }) => ({ name: family, spans })), ...introduces];
  return named.flatMap(({ name, spans }) => spans.map((span) => ({ name, span }))).sort((a, b) => a.span.start - b.span.start);
}

/** What a method's topics count for where no method is said to be the paper's own. */
const NO_METHOD = 0.4;

/** Whether measuring or explaining weighs more than any method or data that the paper contributes. */
function isStudy(scores: readonly TopicScore[], method: boolean): boolean {
  const score = (...ids: string[]): number => scores.filter(({ id }) => ids.includes(id)).reduce((sum, topic) => sum + topic.score, 0);
  const contributes = score('reinforcement-learning', 'distillation', 'test-time-scaling', 'efficient-reasoning', 'training-data');
  return score('benchmarks') + 0.7 * score('analysis') > contributes * (method ? 1 : NO_METHOD);
}
