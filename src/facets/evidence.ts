import type { Span } from './facets';
import type { Found } from './phrases';
import { STRENGTHS, type Strength, type Taxonomy } from './taxonomy';
import { spanOf, type Field, type Sentence } from './words';
import { isNegated, type Zone, type ZonedSentence } from './zones';

/** Of one phrase. */
const MOST_SPANS = 8;

/** Where a phrase says most, first. */
const ZONES: readonly Zone[] = ['title', 'contribution', 'body', 'result', 'background'];

const RANK = Object.fromEntries(STRENGTHS.map((strength, rank) => [strength, rank])) as Record<Strength, number>;

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

/** The phrases that count in a sentence: not those under a veto or a negation, unless a user asked for them, and of those that overlap the strongest. Notes the topics that the sentence opens. */
function phrasesIn({ field, sentence }: ZonedSentence, taxonomy: Taxonomy, open: Set<number>): PhraseHit[] {
  const byTopic = new Map<number, Found[]>();
  for (const found of taxonomy.phrases.find(field.words, sentence.from, sentence.to)) {
    const meaning = taxonomy.meanings[found.phrase];
    if (!meaning || (meaning.strength === 'title' && field.name !== 'title')) continue;
    if (meaning.strength === 'needs') {
      open.add(meaning.topic);
      continue;
    }
    const same = byTopic.get(meaning.topic);
    if (same) same.push(found);
    else byTopic.set(meaning.topic, [found]);
  }
  const counted: PhraseHit[] = [];
  for (const hits of byTopic.values()) count(hits, field, sentence, taxonomy, counted);
  return counted;
}

function count(hits: Found[], field: Field, sentence: Sentence, { meanings }: Taxonomy, counted: PhraseHit[]): void {
  const strengthOf = (phrase: number): Strength => meanings[phrase]?.strength ?? 'weak';
  const take = ({ phrase, from, to }: Found): boolean => {
    const strength = strengthOf(phrase);
    if (strength === 'needs' || strength === 'not' || (strength !== 'own' && isNegated(field, sentence, from))) return false;
    counted.push([phrase, spanOf(field, from, to), strength]);
    return true;
  };
  // Most often it is one: then there is nothing to sort out.
  if (hits.length === 1) return void (hits[0] && take(hits[0]));
  // One word of text counts once: the longest of the strongest phrases has it.
  hits.sort((a, b) => RANK[strengthOf(a.phrase)] - RANK[strengthOf(b.phrase)] || b.to - b.from - (a.to - a.from) || a.from - b.from);
  const taken = new Set<number>();
  const said = new Set<number>();
  for (const hit of hits) {
    let free = true;
    for (let word = hit.from; word < hit.to && free; word++) free = !taken.has(word);
    if (!free && strengthOf(hit.phrase) !== 'not') continue;
    for (let word = hit.from; word < hit.to; word++) taken.add(word);
    if (!said.has(hit.phrase) && take(hit)) said.add(hit.phrase);
  }
}
