import * as v from 'valibot';
import cuesData from './data/cues.json';
import { compilePhrases } from './phrases';
import type { Field, Sentence } from './words';

const Lines = v.array(v.string());
const Cues = v.object({
  /** The text is about language models. */
  context: Lines,
  /** The authors speak of themselves. */
  contribution: Lines,
  /** They name what they made. */
  proposal: Lines,
  result: Lines,
  /** They have a method, system or model of their own. */
  method: Lines,
  negation: Lines,
});
const CUES = v.parse(Cues, cuesData);
const KINDS = ['context', 'contribution', 'proposal', 'result', 'method'] as const;
type CueKind = (typeof KINDS)[number];

// All kinds are looked up in one walk: this room is timed.
const KIND_OF = KINDS.flatMap((kind) => CUES[kind].map(() => kind));
const ALL = compilePhrases(KINDS.flatMap((kind) => CUES[kind]));
const NEGATION = compilePhrases(CUES.negation);

/** What a sentence is for. An abstract tells what is known first (`background`), then what is new. */
export type Zone = 'title' | 'background' | 'contribution' | 'body' | 'result';

/** Background takes at most this part of an abstract's sentences. */
const LATEST_START = 0.6;

export interface ZonedSentence {
  readonly field: Field;
  readonly sentence: Sentence;
  readonly zone: Zone;
  readonly cues: ReadonlySet<CueKind>;
}

/** The sentences of title and abstract, in order. */
export function readZones(title: Field, abstract: Field): ZonedSentence[] {
  const zoned: ZonedSentence[] = title.sentences.map((sentence) => ({ field: title, sentence, zone: 'title', cues: cuesIn(title, sentence) }));
  const cues = abstract.sentences.map((sentence) => cuesIn(abstract, sentence));
  // Where no sentence says that it is the authors' own, what comes after the first is taken for theirs.
  const own = cues.findIndex((kinds) => kinds.has('contribution'));
  const start = own < 0 ? 1 : Math.min(own, Math.ceil(abstract.sentences.length * LATEST_START));
  abstract.sentences.forEach((sentence, index) => {
    const kinds = cues[index] ?? new Set();
    zoned.push({ field: abstract, sentence, zone: index < start ? 'background' : zoneOf(kinds), cues: kinds });
  });
  return zoned;
}

function zoneOf(kinds: ReadonlySet<CueKind>): Zone {
  if (kinds.has('result') && !kinds.has('proposal')) return 'result';
  return kinds.has('contribution') ? 'contribution' : 'body';
}

function cuesIn({ words }: Field, { from, to }: Sentence): Set<CueKind> {
  const kinds = new Set<CueKind>();
  for (const { phrase } of ALL.find(words, from, to)) {
    const kind = KIND_OF[phrase];
    if (kind) kinds.add(kind);
  }
  return kinds;
}

/** Whether the text is about language models at all: outside that field, `Gemini` is a telescope. */
export function speaksOfLanguageModels(sentences: readonly ZonedSentence[]): boolean {
  return sentences.some(({ cues }) => cues.has('context'));
}

/** Whether the authors say that they have a method, system or model of their own. */
export function hasMethod(sentences: readonly ZonedSentence[]): boolean {
  return sentences.some(({ zone, cues }) => zone !== 'background' && cues.has('method'));
}

/** Whether the words just before one say that it is absent: `without reinforcement learning`. */
export function isNegated(field: Field, sentence: Sentence, at: number): boolean {
  return NEGATION.has(field.words, Math.max(sentence.from, at - 3), at);
}
