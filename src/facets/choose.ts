import type { Span } from './facets';
import { LEAST_MARGIN, type LinearTopics } from './linear';
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

/** The topics of a text, the likeliest first, after those that a user asked for. */
export function weighTopics(zones: readonly ZonedSentence[], signs: TopicSigns, linear: LinearTopics): TopicScore[] {
  const margins = linear.weigh(zones, signalsOf(linear.topics, signs));
  const byId = new Map(signs.scores.map((score) => [score.id, score]));
  const known = new Set(linear.topics);
  const asked = signs.byPhrases.filter(({ id, own }) => own || !known.has(id));
  const likely = linear.topics
    .map((id, place) => ({ id, margin: margins[place]?.margin ?? -Infinity, spans: margins[place]?.spans ?? [] }))
    .filter(({ id, margin }) => margin > LEAST_MARGIN && !asked.some((topic) => topic.id === id))
    .sort((a, b) => b.margin - a.margin)
    .map(({ id, spans }) => withEvidence(id, byId.get(id), spans))
    .filter(({ spans }) => spans.length > 0);
  return [...asked, ...likely.slice(0, MOST_TOPICS)];
}

function withEvidence(id: string, score: TopicScore | undefined, more: readonly Span[]): TopicScore {
  const spans = tidy([...(score?.spans ?? []), ...more]).slice(0, MOST_SPANS);
  return { score: 0, own: false, ...score, id, inTitle: spans[0]?.field === 'title', spans };
}
