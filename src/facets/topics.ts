import * as v from 'valibot';
import weightsData from './data/weights.json';
import type { Span, TopicFacet } from './facets';
import type { Found } from './phrases';
import { STRENGTHS, type Strength, type Taxonomy } from './taxonomy';
import type { Field, Sentence } from './words';
import { isNegated, type Zone, type ZonedSentence } from './zones';

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
const MOST_SPANS = 8;
/** An abstract has few main concerns; what scores less than these is an aside. A user's topics come beside them. */
const MOST_TOPICS = 4;
/** Where a phrase says most, first. */
export const ZONES: readonly Zone[] = ['title', 'contribution', 'body', 'result', 'background'];

/** One phrase of a topic that stands in the text. */
export interface Evidence {
  readonly strength: Exclude<Strength, 'needs' | 'not'>;
  /** The best of the zones that it stands in. */
  readonly zone: Zone;
  /** Sentences with it, but the first. */
  readonly repeats: number;
  readonly spans: readonly Span[];
}

export interface TopicScore extends TopicFacet {
  readonly score: number;
  readonly inTitle: boolean;
  /** A user asked for it. */
  readonly own: boolean;
}

/** The phrases found for each topic, by the topic's place in the taxonomy. */
export function readEvidence(sentences: readonly ZonedSentence[], taxonomy: Taxonomy): Evidence[][] {
  const found = new Map<number, Evidence>();
  const open = new Set<number>();
  for (const zoned of sentences) {
    for (const [phrase, span, strength] of phrasesIn(zoned, taxonomy, open)) {
      const known = found.get(phrase);
      const zone = known && ZONES.indexOf(known.zone) < ZONES.indexOf(zoned.zone) ? known.zone : zoned.zone;
      found.set(phrase, { strength, zone, repeats: known ? known.repeats + 1 : 0, spans: [...(known?.spans ?? []).slice(0, MOST_SPANS), span] });
    }
  }
  const evidence = taxonomy.topics.map((): Evidence[] => []);
  for (const [phrase, one] of found) {
    const topic = taxonomy.meanings[phrase]?.topic ?? -1;
    // What a user asks for is given wherever it stands.
    if (open.has(topic) || one.strength === 'own' || !taxonomy.topics[topic]?.gated) evidence[topic]?.push(one);
  }
  return evidence;
}

type PhraseHit = readonly [phrase: number, span: Span, strength: Evidence['strength']];

/** The phrases that count in a sentence: not those under a veto or a negation, and of those that overlap the strongest. Notes the topics that the sentence opens. */
function phrasesIn({ field, sentence }: ZonedSentence, taxonomy: Taxonomy, open: Set<number>): PhraseHit[] {
  const byTopic = new Map<number, (Found & { strength: Strength })[]>();
  for (const found of taxonomy.phrases.find(field.words, sentence.from, sentence.to)) {
    const meaning = taxonomy.meanings[found.phrase];
    if (!meaning || (meaning.strength === 'title' && field.name !== 'title')) continue;
    if (meaning.strength === 'needs') {
      open.add(meaning.topic);
      continue;
    }
    const same = byTopic.get(meaning.topic);
    const hit = { ...found, strength: meaning.strength };
    if (same) same.push(hit);
    else byTopic.set(meaning.topic, [hit]);
  }
  return [...byTopic.values()].flatMap((hits) => countedOf(hits, field, sentence));
}

function countedOf(hits: (Found & { strength: Strength })[], field: Field, sentence: Sentence): PhraseHit[] {
  // One word of text counts once: the longest of the strongest phrases has it.
  hits.sort((a, b) => STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength) || b.to - b.from - (a.to - a.from) || a.from - b.from);
  const taken = new Set<number>();
  const seen = new Set<number>();
  const counted: PhraseHit[] = [];
  for (const { phrase, from, to, strength } of hits) {
    let free = true;
    for (let word = from; word < to && free; word++) free = !taken.has(word);
    if (!free && strength !== 'not') continue;
    for (let word = from; word < to; word++) taken.add(word);
    const first = field.words[from];
    const last = field.words[to - 1];
    if (strength === 'needs' || strength === 'not' || !first || !last || seen.has(phrase) || isNegated(field, sentence, from)) continue;
    seen.add(phrase);
    counted.push([phrase, { field: field.name, start: first.start, end: last.end }, strength]);
  }
  return counted;
}

/** Scores every topic that has a phrase in the text. */
export function scoreTopics(sentences: readonly ZonedSentence[], taxonomy: Taxonomy): TopicScore[] {
  return readEvidence(sentences, taxonomy).flatMap((evidence, index) => {
    const topic = taxonomy.topics[index];
    if (!topic || evidence.length === 0) return [];
    const spans = tidy(evidence.flatMap((one) => one.spans));
    return [{ id: topic.id, score: scoreOf(evidence, WEIGHTS), own: evidence.some(({ strength }) => strength === 'own'), inTitle: spans[0]?.field === 'title', spans: spans.slice(0, MOST_SPANS) }];
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
function tidy(spans: readonly Span[]): Span[] {
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

export interface Choice {
  readonly languageModels: boolean;
  readonly threshold?: number;
}

/** The topics of a text, strongest first. */
export function chooseTopics(scores: readonly TopicScore[], { languageModels, threshold = WEIGHTS.threshold }: Choice): TopicScore[] {
  const base = languageModels ? threshold : threshold * WEIGHTS.otherField;
  const survey = scores.some(({ id, score }) => id === 'surveys' && score >= base);
  const most = survey ? Math.max(base, threshold * WEIGHTS.survey) : base;
  const chosen = scores.filter(({ id, score }) => score >= (id === 'surveys' ? base : most)).sort((a, b) => b.score - a.score);
  return chosen.filter(({ own }, place) => own || place < MOST_TOPICS);
}
