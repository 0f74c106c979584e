import * as v from 'valibot';
import { MODEL_ROLES, type ModelRole } from '../papers/paper';
import rolesData from './data/roles.json';
import type { Span } from './facets';
import { compilePhrases, type Phrases } from './phrases';
import { spanOf, type Field, type Sentence } from './words';
import type { Zone } from './zones';

const Side = v.record(v.string(), v.array(v.string()));
const ROLES = v.parse(v.object({ before: Side, after: Side }), rolesData);

/**
 * `runs` (`experiments on`) is what a method runs on, or in a study what is studied; `example` (`such as`) says nothing of
 * results, and elsewhere that a name is only mentioned.
 */
type Cue = ModelRole | 'runs' | 'neutral' | 'example';

interface Cues {
  readonly phrases: Phrases;
  readonly roles: readonly Cue[];
}

function cuesOf(side: Readonly<Record<string, readonly string[]>>): Cues {
  const phrases: string[] = [];
  const roles: Cue[] = [];
  for (const cue of [...MODEL_ROLES, 'runs', 'neutral', 'example'] as const) {
    for (const phrase of side[cue] ?? []) {
      phrases.push(phrase);
      roles.push(cue);
    }
  }
  return { phrases: compilePhrases(phrases), roles };
}

const BEFORE = cuesOf(ROLES.before);
const AFTER = cuesOf(ROLES.after);
/** Cues farther from the name, in words that are no part of an enumeration, belong to something else. */
const FARTHEST_BEFORE = 9;
const FARTHEST_AFTER = 4;
/** However long the enumeration that a name stands in. */
const MOST_WORDS = 40;
/** Verbs behind a name say less of its role than those before it, unless they touch it (`GPT-4o-generated`). */
const AFTER_PENALTY = 1;
/** `surpassing all baselines` behind a name is said of something else; `GPT-4 baseline` is not. */
const NEAR_BASELINE = 1;
/** What a method outperforms stands before these; what stands behind them is the model that both run on. */
const RUNS_ON = new Set(['with', 'using', 'on', 'across', 'atop', 'via', 'for']);
/** So near, a verb's object is the model itself. */
const DIRECT = 1;
/** A name's own words and those that join names to a list put no distance between a cue and a name. */
const GLUE = new Set(['and', 'or', 'the', 'a', 'an', 'of', 'as', 'such', 'like', 'including', 'include', 'both', 'e', 'g', 'namely', 'models', 'model', 'series', 'family', 'families', 'llms', 'lrms', 'to', 'state', 'art', 's', 'our', 'i', 'for', 'just', 'recent', 'strong', 'advanced', 'proprietary', 'closed', 'open', 'source', 'weight', 'reasoning', 'that', 'language', 'large']);

/** A place of a model's name among the words of its sentence. */
export interface Place {
  readonly field: Field;
  readonly sentence: Sentence;
  readonly zone: Zone;
  /** First word, and the word after the last. */
  readonly from: number;
  readonly to: number;
}

export interface RoleReading {
  readonly role: ModelRole;
  readonly because?: Span;
  /** The word is tied to the name (`GPT-4o-generated`) and leaves no doubt. */
  readonly sure?: true;
}

export interface PaperKind {
  /** The paper measures or explains models; it makes none and has no method of its own. */
  readonly studies: boolean;
  readonly method: boolean;
  /** It tells of others' work only. */
  readonly survey: boolean;
}

/** The role that the words around one place of a name give it; `inName` says of a word whether it is part of any name. */
export function roleAt(place: Place, inName: (word: number) => boolean, kind: PaperKind): RoleReading {
  const { zone } = place;
  if (zone === 'background' || kind.survey) return { role: 'mentioned' };
  const cue = nearestCue(place, inName);
  const fallback: ModelRole = kind.studies && !(kind.method && opensSentence(place)) ? 'evaluated' : 'base';
  if (cue?.role === 'example' && zone !== 'result' && !kind.studies) return { role: 'mentioned', because: withName(cue.span, place) };
  if (!cue || cue.role === 'runs' || cue.role === 'neutral' || cue.role === 'example') return { role: fallback, ...(cue ? { because: withName(cue.span, place) } : {}) };
  // A paper with a method of its own evaluates that on a model; only `we evaluate GPT-4` itself is about the model.
  // In a study, what a model is used to do is what is studied.
  if (kind.studies && cue.role === 'teacher' && cue.side === 'after') return { role: 'evaluated', because: cue.span };
  const aside = cue.role === 'evaluated' && !kind.studies && !(cue.side === 'before' && cue.distance <= DIRECT);
  return { role: aside ? 'base' : cue.role, because: cue.span, ...(cue.sure ? { sure: cue.sure } : {}) };
}

/** `across Qwen3 and Gemma 3`, where `across` alone tells a reader nothing. */
function withName(cue: Span, { field, from, to }: Place): Span {
  const { start, end } = spanOf(field, from, to);
  return { ...cue, start: Math.min(cue.start, start), end: Math.max(cue.end, end) };
}

/** `On TinyLlama-1.1B, our method gains ...`: the method runs on it. */
function opensSentence({ field, sentence, from }: Place): boolean {
  return from - sentence.from <= 2 && /^(?:on|with|using|for|applied)$/.test(field.words[sentence.from]?.text ?? '');
}

interface NearCue {
  readonly role: Cue;
  readonly span: Span;
  readonly side: 'before' | 'after';
  readonly distance: number;
  readonly sure?: true;
}

function nearestCue(place: Place, inName: (word: number) => boolean): NearCue | undefined {
  const { field, sentence, from, to } = place;
  const counts = (word: number): number => {
    const text = field.words[word]?.text ?? '';
    return inName(word) || GLUE.has(text) || /^\d/.test(text) ? 0 : 1;
  };
  const near: NearCue[] = [];
  let distance = 0;
  const beforeDistance = new Map<number, number>([[from, 0]]);
  let first = from;
  while (first > sentence.from && distance <= FARTHEST_BEFORE && from - first < MOST_WORDS && !isBreak(field, first)) {
    first--;
    distance += counts(first);
    beforeDistance.set(first, distance);
  }
  const on = runsOn(place, first, (word) => counts(word) === 0);
  for (const found of BEFORE.phrases.find(field.words, first, from)) {
    const cue = cueOf(field, BEFORE, found, beforeDistance.get(found.to) ?? 0);
    if (cue.role !== 'baseline' || found.to > on) near.push(cue);
  }
  // What stands in brackets behind a name tells of the name, not of its part in the paper.
  const end = field.ends[to - 1] ?? 0;
  if (field.raw.slice(end, end + 3).includes('(')) return nearest(near);
  distance = 0;
  const afterDistance = new Map<number, number>([[to, 0]]);
  let last = to;
  while (last < sentence.to && distance <= FARTHEST_AFTER && last - to < MOST_WORDS) {
    distance += counts(last);
    last++;
    afterDistance.set(last, distance);
  }
  for (const found of AFTER.phrases.find(field.words, to, last)) {
    const gap = afterDistance.get(found.from) ?? 0;
    const sure = gap === 0 && isGlued(field, found.from) && AFTER.roles[found.phrase] === 'teacher';
    const cue = { ...cueOf(field, AFTER, found, sure ? gap : gap + AFTER_PENALTY), ...(sure ? { sure } : {}) };
    if (cue.role !== 'baseline' || gap <= NEAR_BASELINE) near.push(cue);
  }
  return nearest(near);
}

/** The word after the preposition (`outperforms all baselines on NAME`) that a name or its enumeration follows; -1 without one. */
function runsOn({ field, from }: Place, first: number, joins: (word: number) => boolean): number {
  let at = from - 1;
  const text = (word: number): string => field.words[word]?.text ?? '';
  while (at > first && joins(at) && !RUNS_ON.has(text(at))) at--;
  if (at <= first || !RUNS_ON.has(text(at))) return -1;
  if (text(at) !== 'for' || !/\d/.test(text(at - 1))) return at;
  // `compared to just 0.6 for NAME and 0.3 for NAME`: there the numbers are the baselines'.
  do at--; while (at > first && joins(at));
  return at;
}

/** Whether a dash or semicolon before a word begins another clause. */
function isBreak({ raw, starts, ends }: Field, word: number): boolean {
  return /;|--|\u2014/.test(raw.slice(ends[word - 1] ?? 0, starts[word] ?? 0));
}

/** Whether a hyphen ties a word to the one before it. */
function isGlued({ raw, starts }: Field, word: number): boolean {
  return raw.charAt((starts[word] ?? 0) - 1) === '-';
}

function nearest(near: readonly NearCue[]): NearCue | undefined {
  // Of two cues that end alike, the longer says more: `attacks against` is no `against`.
  const said = near.filter((cue) => !near.some((other) => other.span.end === cue.span.end && other.span.start < cue.span.start && other.role !== 'neutral'));
  return said.reduce<NearCue | undefined>((best, cue) => (best === undefined || rank(cue) < rank(best) ? cue : best), undefined);
}

function cueOf(field: Field, cues: Cues, found: { phrase: number; from: number; to: number }, distance: number): NearCue {
  return { role: cues.roles[found.phrase] ?? 'neutral', span: spanOf(field, found.from, found.to), side: cues === BEFORE ? 'before' : 'after', distance };
}

/** What each kind of cue must be nearer by to win. */
const HANDICAP: Readonly<Record<Cue, number>> = { baseline: -0.5, teacher: 0, base: 0, runs: 0, evaluated: 0.5, mentioned: 1.5, example: 4, neutral: 6 };

function rank(cue: NearCue): number {
  return cue.distance + HANDICAP[cue.role];
}
