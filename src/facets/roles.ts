import * as v from 'valibot';
import { MODEL_ROLES, type ModelRole } from '../papers/paper';
import rolesData from './data/roles.json';
import type { Span } from './facets';
import { compilePhrases, type Phrases } from './phrases';
import type { Field, Sentence } from './words';
import type { Zone } from './zones';

const Side = v.record(v.string(), v.array(v.string()));
const ROLES = v.parse(v.object({ before: Side, after: Side }), rolesData);

type Cue = ModelRole | 'neutral';

interface Cues {
  readonly phrases: Phrases;
  readonly roles: readonly Cue[];
}

function cuesOf(side: Readonly<Record<string, readonly string[]>>): Cues {
  const phrases: string[] = [];
  const roles: Cue[] = [];
  for (const cue of [...MODEL_ROLES, 'neutral'] as const) {
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
/** A name's own words and those that join names to a list put no distance between a cue and a name. */
const GLUE = new Set(['and', 'or', 'the', 'a', 'an', 'of', 'as', 'such', 'like', 'including', 'include', 'both', 'e', 'g', 'namely', 'models', 'model', 'series', 'family', 'families', 'llms', 'lrms', 'to', 'state', 'art', 's', 'our', 'i']);

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
}

export interface PaperKind {
  /** The paper measures or explains models; it makes none and has no method of its own. */
  readonly studies: boolean;
}

/** The role that the words around one place of a name give it; `inName` says of a word whether it is part of any name. */
export function roleAt(place: Place, inName: (word: number) => boolean, kind: PaperKind): RoleReading {
  const { zone } = place;
  if (zone === 'background') return { role: 'mentioned' };
  const cue = nearestCue(place, inName);
  const fallback: ModelRole = kind.studies ? 'evaluated' : 'base';
  if (!cue || cue.role === 'neutral') return { role: fallback, ...(cue ? { because: cue.span } : {}) };
  const role = cue.role === 'base' && kind.studies && cue.weak ? 'evaluated' : cue.role === 'evaluated' && !kind.studies ? 'base' : cue.role;
  return { role, because: cue.span };
}

interface NearCue {
  readonly role: Cue;
  readonly span: Span;
  readonly weak: boolean;
  readonly distance: number;
}

function nearestCue({ field, sentence, from, to }: Place, inName: (word: number) => boolean): NearCue | undefined {
  const counts = (word: number): number => (inName(word) || GLUE.has(field.words[word]?.text ?? '') ? 0 : 1);
  const near: NearCue[] = [];
  let distance = 0;
  const beforeDistance = new Map<number, number>([[from, 0]]);
  let first = from;
  while (first > sentence.from && distance <= FARTHEST_BEFORE) {
    first--;
    distance += counts(first);
    beforeDistance.set(first, distance);
  }
  for (const found of BEFORE.phrases.find(field.words, first, from)) {
    near.push(cueOf(field, BEFORE, found, beforeDistance.get(found.to) ?? 0));
  }
  distance = 0;
  const afterDistance = new Map<number, number>([[to, 0]]);
  let last = to;
  while (last < sentence.to && distance <= FARTHEST_AFTER) {
    distance += counts(last);
    last++;
    afterDistance.set(last, distance);
  }
  for (const found of AFTER.phrases.find(field.words, to, last)) {
    near.push(cueOf(field, AFTER, found, (afterDistance.get(found.from) ?? 0) + 0.5));
  }
  return near.reduce<NearCue | undefined>((best, cue) => (best === undefined || rank(cue) < rank(best) ? cue : best), undefined);
}

function cueOf(field: Field, cues: Cues, found: { phrase: number; from: number; to: number }, distance: number): NearCue {
  const start = field.words[found.from]?.start ?? 0;
  const end = field.words[found.to - 1]?.end ?? start;
  return { role: cues.roles[found.phrase] ?? 'neutral', span: { field: field.name, start, end }, weak: false, distance };
}

/** Near cues win; a neutral one only where nothing else is near. */
function rank(cue: NearCue): number {
  return cue.distance + (cue.role === 'neutral' ? 6 : cue.role === 'mentioned' ? 1.5 : 0);
}
