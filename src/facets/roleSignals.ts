import { isGlued, type PaperKind, type Place, type RoleReading } from './roles';
import type { Field } from './words';

const WORDS_BEFORE = 7;
const WORDS_AFTER = 5;
/** Of words farther away, only which there are counts: a verb may govern a long list. */
const FAR_BEFORE = 25;
const FAR_AFTER = 15;
/** However long the enumeration that a name stands in. */
const MOST_WALKED = 40;

/** Where a word stands beside a name; `whole` is no word but what rules or the whole paper say. */
export const SIDES = ['just before', 'far before', 'before', 'just after', 'far after', 'after'] as const;
export type SignalKind = (typeof SIDES)[number] | 'whole';

/** Numbers the signals that are of use; of words that say something together, `next` is the later one. */
export interface SignalNumbers {
  of(kind: SignalKind, text: string, next?: string): number | undefined;
}

/** Words `first` to `last` of a field, which a signal was read from. */
export interface Near {
  readonly field: Field;
  readonly first: number;
  readonly last: number;
}

/** What speaks for the role of a model, by number; what no words say stands without any. */
export type Signals = Map<number, Near | undefined>;

/** Adds what stands around one place of a name. */
export function addSignalsAt(signals: Signals, numbers: SignalNumbers, place: Place, inName: (word: number) => boolean, kind: PaperKind, reading: RoleReading): void {
  const { field, sentence, from, to, zone } = place;
  const counts = (word: number): boolean => !inName(word) && !/^\d/.test(field.words[word]?.text ?? '');
  const word = (at: number): string => field.words[at]?.stem ?? '';
  const what = kindOf(kind);
  addWhole(signals, numbers, [
    `zone ${zone}`, `zone ${zone} ${what}`, `rule ${reading.role}`, `rule ${reading.role} ${reading.because ? 'said' : 'else'}`, `rule ${reading.role} ${what}`,
  ]);
  const say = (number: number | undefined, first: number, last: number): void => {
    if (number !== undefined && !signals.has(number)) signals.set(number, { field, first, last });
  };
  const before = near(from - 1, -1, sentence.from - 1, FAR_BEFORE, counts);
  before.forEach((at, distance) => {
    if (distance >= WORDS_BEFORE) {
      say(numbers.of('far before', word(at)), at, at);
      return;
    }
    const later = before[distance - 1];
    say(numbers.of('before', word(at)), at, at);
    if (distance < 2) say(numbers.of('just before', word(at)), at, at);
    if (later !== undefined) say(numbers.of('before', word(at), word(later)), at, later);
  });
  const after = near(to, 1, sentence.to, FAR_AFTER, counts);
  after.forEach((at, distance) => {
    if (distance >= WORDS_AFTER) {
      say(numbers.of('far after', word(at)), at, at);
      return;
    }
    const earlier = after[distance - 1];
    say(numbers.of('after', word(at)), at, at);
    // `GPT-4o-generated` says more than `GPT-4o generated`.
    if (distance === 0) say(numbers.of('just after', `${isGlued(field, at) ? '-' : ''}${word(at)}`), at, at);
    if (earlier !== undefined) say(numbers.of('after', word(earlier), word(at)), earlier, at);
  });
  if (before.length === 0) addWhole(signals, numbers, ['first']);
}

function addWhole(signals: Signals, numbers: SignalNumbers, names: readonly string[]): void {
  for (const name of names) {
    const number = numbers.of('whole', name);
    if (number !== undefined) signals.set(number, undefined);
  }
}

/** The nearest words in one direction that are part of no name. */
function near(start: number, step: number, end: number, most: number, counts: (word: number) => boolean): number[] {
  const words: number[] = [];
  for (let at = start, walked = 0; at !== end && words.length < most && walked < MOST_WALKED; at += step, walked++) if (counts(at)) words.push(at);
  return words;
}

function kindOf({ survey, studies, method }: PaperKind): string {
  return survey ? 'survey' : studies ? 'study' : method ? 'method' : 'other';
}

export interface FamilyInPaper {
  readonly mentions: number;
  /** How many families the paper names. */
  readonly families: number;
  readonly inTitle: boolean;
  /** The paper has a model of its own. */
  readonly introduces: boolean;
}

/** Adds what the whole paper says of a family's role. */
export function addSignalsOfPaper(signals: Signals, numbers: SignalNumbers, { mentions, families, inTitle, introduces }: FamilyInPaper, paper: { readonly kind: PaperKind; readonly topicIds: readonly string[]; readonly primaryTopic?: string }): void {
  const few = (count: number): string => (count > 3 ? 'many' : String(count));
  const what = kindOf(paper.kind);
  addWhole(signals, numbers, [
    what, `mentions ${few(mentions)}`, `families ${few(families)}`, `${what} families ${few(families)}`,
    ...(inTitle ? ['in title', `in title ${what}`] : []),
    ...(introduces ? ['introduces'] : []),
    ...paper.topicIds.map((topic) => `topic ${topic}`),
    `shelf ${paper.primaryTopic ?? 'none'}`,
  ]);
}
