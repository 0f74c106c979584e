import type { Span } from './facets';
import type { Linear } from './linear';
import type { Taxonomy } from './taxonomy';
import type { TopicNet } from './topicNet';
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
export function signalsOf(topics: readonly string[], { scores, byPhrases, languageModels, method }: TopicSigns): Float64Array {
  const chosen = new Set(byPhrases.map(({ id }) => id));
  const byId = new Map(scores.map((score) => [score.id, score]));
  const signals = new Float64Array(3 * topics.length + 2);
  topics.forEach((topic, place) => {
    const phrases = byId.get(topic);
    if (!phrases) return;
    signals[3 * place] = Math.log1p(phrases.score);
    signals[3 * place + 1] = chosen.has(topic) ? 1 : 0;
    signals[3 * place + 2] = phrases.inTitle ? 1 : 0;
  });
  signals[3 * topics.length] = languageModels ? 1 : 0;
  signals[3 * topics.length + 1] = method ? 1 : 0;
  return signals;
}

/** A topic that a paper has, with how much it draws the paper to its shelf. */
export interface ChosenTopic extends TopicScore {
  readonly draw: number;
}

export interface Choice {
  /** The likeliest first, after those that a user asked for. */
  readonly topics: readonly ChosenTopic[];
  /** What runs of words say of each topic, and what the network made of the text: of use for the roles of models. */
  readonly margins: readonly number[];
  readonly units: Float64Array;
}

/** What the network is given of a text beside its words: what runs of words say, then what phrases say. */
export function netSignals(margins: readonly number[], signals: Float64Array): Float64Array {
  const all = new Float64Array(margins.length + signals.length);
  for (let at = 0; at < margins.length; at++) all[at] = (margins[at] as number) / 2;
  for (let at = 0; at < signals.length; at++) all[margins.length + at] = (signals[at] as number) / 2;
  return all;
}

/** The topics that phrases and labels together give a text. */
export function weighTopics(zones: readonly ZonedSentence[], signs: TopicSigns, linear: Linear, net: TopicNet): Choice {
  const signals = signalsOf(linear.topics, signs);
  const runs = linear.weigh(zones, signals);
  const { margins, shelves, units, spansFor } = net.read(zones, netSignals(runs.margins, signals));
  const byId = new Map(signs.scores.map((score) => [score.id, score]));
  const asked = signs.byPhrases.filter(({ id, own }) => own || !linear.topics.includes(id));
  const likely = linear.topics
    .flatMap((id, place) => ((margins[place] ?? 0) > net.least && !asked.some((topic) => topic.id === id) ? { id, place, margin: margins[place] ?? 0 } : []))
    .sort((a, b) => b.margin - a.margin)
    .slice(0, MOST_TOPICS)
    .map(({ id, place }) => {
      const said = runs.spansFor(place);
      const topic = byId.get(id);
      return { ...withEvidence(id, topic, said.length === 0 && !topic ? spansFor(place) : said), draw: shelves[place] ?? 0 };
    })
    .filter(({ spans }) => spans.length > 0);
  return { topics: [...asked.map((topic) => ({ ...withEvidence(topic.id, topic, []), draw: ASKED })), ...likely], margins: runs.margins, units };
}

/** A topic that a user asked for draws a paper to its shelf as one that it is clearly about. */
const ASKED = 2;

/** The topic that a reader would shelve the paper under. */
export function primaryOf(topics: readonly ChosenTopic[]): string | undefined {
  const draws = topics.map(({ draw }) => draw);
  return topics[draws.indexOf(Math.max(...draws))]?.id;
}

function withEvidence(id: string, score: TopicScore | undefined, more: readonly Span[]): TopicScore {
  const spans = tidy([...(score?.spans ?? []), ...more]).slice(0, MOST_SPANS);
  return { score: 0, own: false, ...score, id, inTitle: spans[0]?.field === 'title', spans };
}
