import type { Span, TopicFacet } from './facets';
import type { Taxonomy } from './taxonomy';
import { isNegated, type Zone, type ZonedSentence } from './zones';

/** What a phrase counts for, by where it stands. */
const ZONE_FACTOR: Readonly<Record<Zone, number>> = { title: 2, background: 0.3, contribution: 1.2, body: 0.9, result: 0.7 };
/** The score from which a topic is given. */
const THRESHOLD = 5;
/** A phrase that stands in several sentences counts a little more, so often. */
const REPEAT = 0.25;
const MOST_REPEATS = 3;
const MOST_SPANS = 8;

export interface TopicScore extends TopicFacet {
  readonly score: number;
  readonly inTitle: boolean;
}

interface Evidence {
  best: number;
  repeats: number;
  readonly spans: Span[];
}

/** Scores every topic of the taxonomy by its phrases; those with no phrase in the text are absent. */
export function scoreTopics(sentences: readonly ZonedSentence[], taxonomy: Taxonomy): TopicScore[] {
  const evidence = new Map<number, Evidence>();
  for (const zoned of sentences) {
    const { field, sentence, zone } = zoned;
    const found = taxonomy.phrases.find(field.words, sentence.from, sentence.to);
    const vetoes = found.filter(({ phrase }) => taxonomy.meanings[phrase]?.weight === 0);
    const here = new Set<number>();
    for (const { phrase, from, to } of found) {
      const meaning = taxonomy.meanings[phrase];
      const first = field.words[from];
      const last = field.words[to - 1];
      if (!meaning || meaning.weight === 0 || !first || !last || here.has(phrase)) continue;
      if (vetoes.some((veto) => veto.from <= from && to <= veto.to && taxonomy.meanings[veto.phrase]?.topic === meaning.topic)) continue;
      if (isNegated(field, sentence, from)) continue;
      here.add(phrase);
      const value = meaning.weight * ZONE_FACTOR[zone];
      const span = { field: field.name, start: first.start, end: last.end };
      const known = evidence.get(phrase);
      if (!known) evidence.set(phrase, { best: value, repeats: 0, spans: [span] });
      else {
        known.best = Math.max(known.best, value);
        known.repeats++;
        known.spans.push(span);
      }
    }
  }
  return total(evidence, taxonomy);
}

function total(evidence: ReadonlyMap<number, Evidence>, taxonomy: Taxonomy): TopicScore[] {
  const scores = taxonomy.topics.map(() => 0);
  const spans = taxonomy.topics.map((): Span[] => []);
  for (const [phrase, { best, repeats, spans: found }] of evidence) {
    const topic = taxonomy.meanings[phrase]?.topic ?? -1;
    scores[topic] = (scores[topic] ?? 0) + best * (1 + REPEAT * Math.min(repeats, MOST_REPEATS));
    spans[topic]?.push(...found);
  }
  return taxonomy.topics.flatMap(({ id }, index) => {
    const own = spans[index] ?? [];
    if (own.length === 0) return [];
    const ordered = tidy(own);
    return [{ id, score: scores[index] ?? 0, inTitle: ordered[0]?.field === 'title', spans: ordered.slice(0, MOST_SPANS) }];
  });
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

/** The topics of a text, strongest first. A user's own topics need one phrase only. */
export function chooseTopics(scores: readonly TopicScore[], taxonomy: Taxonomy): TopicScore[] {
  const own = new Set(taxonomy.topics.filter((topic) => topic.own).map((topic) => topic.id));
  return scores.filter((topic) => topic.score >= THRESHOLD || own.has(topic.id)).sort((a, b) => b.score - a.score);
}
