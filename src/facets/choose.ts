import type { Span } from './facets';
import type { DrawSigns, Linear, Margin } from './linear';
import type { Taxonomy } from './taxonomy';
import { chooseTopics, MOST_SPANS, scoreTopics, tidy, type TopicScore } from './topics';
import { hasMethod, speaksOfLanguageModels, type ZonedSentence } from './zones';

/** An abstract has few main concerns. A user's topics come beside them. */
const MOST_TOPICS = 5;

/** What a text says of its topics before labels have their say. */
export interface TopicSigns {
  readonly languageModels: boolean;
  readonly method: boolean;
  readonly scores: readonly TopicScore[];
  /** What the phrases alone would give. */
  readonly byPhrases: readonly TopicScore[];
}

export function topicSigns(zones: readonly ZonedSentence[], taxonomy: Taxonomy): TopicSigns {
  const languageModels = speaksOfLanguageModels(zones);
  const scores = scoreTopics(zones, taxonomy);
  return { languageModels, method: hasMethod(zones), scores, byPhrases: chooseTopics(scores, languageModels) };
}

/** The numbers that the weights are for: three for each topic, then two of the whole text. */
export function signalsOf(topics: readonly string[], { scores, byPhrases, languageModels, method }: TopicSigns): number[] {
  const chosen = new Set(byPhrases.map(({ id }) => id));
  const byId = new Map(scores.map((score) => [score.id, score]));
  const ofTopics = topics.flatMap((topic) => {
    const phrases = byId.get(topic);
    return [Math.log1p(phrases?.score ?? 0), chosen.has(topic) ? 1 : 0, phrases?.inTitle ? 1 : 0];
  });
  return [...ofTopics, languageModels ? 1 : 0, method ? 1 : 0];
}

/** A topic that a paper has, with what draws the paper to its shelf. */
export type ChosenTopic = TopicScore & DrawSigns;

export interface Choice {
  /** The likeliest first, after those that a user asked for. */
  readonly topics: readonly ChosenTopic[];
  /** What the whole text says of the roles of the models that it names, in the order of `MODEL_ROLES`. */
  readonly roles: readonly number[];
}

/** The topics that phrases and labels together give a text. */
export function weighTopics(title: string, zones: readonly ZonedSentence[], signs: TopicSigns, linear: Linear): Choice {
  const { margins, roles } = linear.weigh(zones, signalsOf(linear.topics, signs), signs.languageModels);
  const byId = new Map(signs.scores.map((score) => [score.id, score]));
  const known = new Map(linear.topics.map((id, place) => [id, margins[place]]));
  const asked = signs.byPhrases.filter(({ id, own }) => own || !known.has(id));
  const likely = [...known]
    .flatMap(([id, margin]) => (margin?.given === true && !asked.some((topic) => topic.id === id) ? [{ id, ...margin }] : []))
    .sort((a, b) => b.margin - a.margin)
    .map(({ id, spans }) => withEvidence(id, byId.get(id), spans))
    .filter(({ spans }) => spans.length > 0);
  const isBenchmark = BENCHMARK_TITLE.test(title);
  const drawn = (topic: TopicScore): ChosenTopic => {
    const { margin = 0, shelf = 0 }: Partial<Margin> = known.get(topic.id) ?? {};
    return { ...topic, margin, shelf, benchmark: topic.id === 'benchmarks' && isBenchmark };
  };
  return { topics: [...asked.map((topic) => withEvidence(topic.id, topic, [])), ...likely.slice(0, MOST_TOPICS)].map(drawn), roles };
}

/** A named benchmark that is the product is shelved under benchmarks, whatever it measures. */
const BENCHMARK_TITLE = /bench(?:mark(?:s|ing)?)?\b/i;

/** The topic that a reader would shelve the paper under. */
export function primaryOf(topics: readonly ChosenTopic[], linear: Linear): string | undefined {
  const draws = topics.map((topic) => linear.draw(topic));
  return topics[draws.indexOf(Math.max(...draws))]?.id;
}

function withEvidence(id: string, score: TopicScore | undefined, more: readonly Span[]): TopicScore {
  const spans = tidy([...(score?.spans ?? []), ...more]).slice(0, MOST_SPANS);
  return { score: 0, own: false, ...score, id, inTitle: spans[0]?.field === 'title', spans };
}
