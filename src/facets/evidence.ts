import type { Span } from './facets';
import type { Found } from './phrases';
import { STRENGTHS, type Strength, type Taxonomy } from './taxonomy';
import type { Field, Sentence } from './words';
import { isNegated, type Zone, type ZonedSentence } from './zones';

/** Of one phrase. */
const MOST_SPANS = 8;

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
