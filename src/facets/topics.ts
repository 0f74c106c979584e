import * as v from 'valibot';
import weightsData from './data/weights.json';
import { readEvidence, type Evidence } from './evidence';
import type { Span, TopicFacet } from './facets';
import type { Taxonomy } from './taxonomy';
import type { ZonedSentence } from './zones';

const Weights = v.object({
  /** What a phrase counts for, by its strength and the best zone that it stands in. */
  ...v.entriesFromList(['own', 'sure', 'strong', 'title', 'plain', 'weak'], v.record(v.string(), v.number())),
  /** What each further sentence with the phrase adds, as a part of that. */
  repeat: v.number(),
  /** What weak phrases add at most. */
  mostWeak: v.number(),
  /** What the threshold of other topics is multiplied by in a survey, which tells of many. */
  survey: v.number(),
  /** The same where the text is not about language models: another field has to be clearer. */
  otherField: v.number(),
  /** The score from which a topic is given. */
  threshold: v.number(),
});
export type TopicWeights = v.InferOutput<typeof Weights>;

/** Checks the shape of the weights' data file; throws a `ValiError` that names the first fault. */
export function decodeWeights(data: unknown): TopicWeights {
  return v.parse(Weights, data);
}

export const WEIGHTS = decodeWeights(weightsData);
const MOST_REPEATS = 3;
/** Of one topic. */
export const MOST_SPANS = 8;
/** An abstract has few main concerns; what scores less than these is an aside. A user's topics come beside them. */
const MOST_TOPICS = 4;

export interface TopicScore extends TopicFacet {
  readonly score: number;
  readonly inTitle: boolean;
  /** A user asked for it. */
  readonly own: boolean;
}

/** Scores every topic that has a phrase in the text; its spans are still to be put in order. */
export function scoreTopics(sentences: readonly ZonedSentence[], taxonomy: Taxonomy): TopicScore[] {
  return readEvidence(sentences, taxonomy).flatMap((evidence, index) => {
    const topic = taxonomy.topics[index];
    if (!topic || evidence.length === 0) return [];
    const spans = evidence.flatMap((one) => one.spans);
    return [{ id: topic.id, score: scoreOf(evidence, WEIGHTS), own: evidence.some(({ strength }) => strength === 'own'), inTitle: spans.some(({ field }) => field === 'title'), spans }];
  });
}

/** The sum of what the phrases count for; the weak ones together count little. */
export function scoreOf(evidence: readonly Evidence[], weights: TopicWeights): number {
  let sum = 0;
  let weak = 0;
  for (const { strength, zone, repeats } of evidence) {
    const value = (weights[strength][zone] ?? 0) * (1 + weights.repeat * Math.min(repeats, MOST_REPEATS));
    if (strength === 'weak') weak += value;
    else sum += value;
  }
  return sum + Math.min(weak, weights.mostWeak);
}

/** In order of the text, overlapping spans joined. */
export function tidy(spans: readonly Span[]): Span[] {
  const rank = (span: Span): number => (span.field === 'title' ? 0 : 1);
  const ordered = [...spans].sort((a, b) => rank(a) - rank(b) || a.start - b.start || a.end - b.end);
  const joined: Span[] = [];
  for (const span of ordered) {
    const last = joined[joined.length - 1];
    if (last && last.field === span.field && span.start <= last.end) joined[joined.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    else joined.push(span);
  }
  return joined;
}

/** The topics that the phrases alone give a text, strongest first. */
export function chooseTopics(scores: readonly TopicScore[], languageModels: boolean): TopicScore[] {
  const { threshold } = WEIGHTS;
  const base = languageModels ? threshold : threshold * WEIGHTS.otherField;
  const survey = scores.some(({ id, score }) => id === 'surveys' && score >= base);
  const most = survey ? Math.max(base, threshold * WEIGHTS.survey) : base;
  const chosen = scores.filter(({ id, score }) => score >= (id === 'surveys' ? base : most)).sort((a, b) => b.score - a.score);
  return chosen.filter(({ own }, place) => own || place < MOST_TOPICS);
}
