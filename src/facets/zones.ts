import * as v from 'valibot';
import cuesData from './data/cues.json';
import { compilePhrases } from './phrases';
import type { Field, Sentence } from './words';

const Cues = v.object({
  context: v.array(v.string()),
  contribution: v.array(v.string()),
  result: v.array(v.string()),
  negation: v.array(v.string()),
  method: v.array(v.string()),
  proposal: v.array(v.string()),
});
const CUES = v.parse(Cues, cuesData);
const CONTEXT = compilePhrases(CUES.context);
const CONTRIBUTION = compilePhrases(CUES.contribution);
const RESULT = compilePhrases(CUES.result);
const PROPOSAL = compilePhrases(CUES.proposal);
const METHOD = compilePhrases(CUES.method);
const NEGATION = compilePhrases(CUES.negation);

/** What a sentence is for. An abstract tells what is known first (`background`), then what is new. */
export type Zone = 'title' | 'background' | 'contribution' | 'body' | 'result';

/** Background takes at most this part of an abstract's sentences. */
const LATEST_START = 0.6;

export interface ZonedSentence {
  readonly field: Field;
  readonly sentence: Sentence;
  readonly zone: Zone;
}

/** The sentences of title and abstract, in order. */
export function readZones(title: Field, abstract: Field): ZonedSentence[] {
  const zoned: ZonedSentence[] = title.sentences.map((sentence) => ({ field: title, sentence, zone: 'title' }));
  // Where no sentence says that it is the authors' own, what comes after the first is taken for theirs.
  const contributions = abstract.sentences.map(({ from, to }) => CONTRIBUTION.has(abstract.words, from, to));
  const own = contributions.indexOf(true);
  const start = own < 0 ? 1 : Math.min(own, Math.ceil(abstract.sentences.length * LATEST_START));
  abstract.sentences.forEach((sentence, index) => {
    const known = index < start;
    const { from, to } = sentence;
    const reports = !known && RESULT.has(abstract.words, from, to) && !PROPOSAL.has(abstract.words, from, to);
    const zone = known ? 'background' : reports ? 'result' : contributions[index] ? 'contribution' : 'body';
    zoned.push({ field: abstract, sentence, zone });
  });
  return zoned;
}

/** Whether the text is about language models at all: outside that field, `Gemini` is a telescope. */
export function speaksOfLanguageModels(fields: readonly Field[]): boolean {
  return fields.some((field) => CONTEXT.has(field.words, 0, field.words.length));
}

/** Whether the words just before one say that it is absent: `without reinforcement learning`. */
export function isNegated(field: Field, sentence: Sentence, at: number): boolean {
  const from = Math.max(sentence.from, at - 3);
  return NEGATION.has(field.words, from, at);
}

/** Whether the authors say that they have a method, system or model of their own. */
export function hasMethod(sentences: readonly ZonedSentence[]): boolean {
  return sentences.some(({ field, sentence, zone }) => zone !== 'background' && METHOD.has(field.words, sentence.from, sentence.to));
}
