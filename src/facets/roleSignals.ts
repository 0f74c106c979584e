import type { Span } from './facets';
import { stem } from './grams';
import type { PaperKind, Place, RoleReading } from './roles';

const WORDS_BEFORE = 7;
const WORDS_AFTER = 5;
/** However long the enumeration that a name stands in. */
const MOST_WALKED = 40;

/** Something near a name that speaks for a role, and the words that it was read from. */
export interface RoleSignal {
  readonly name: string;
  readonly span?: Span;
}

/** What stands around one place of a name. */
export function signalsAt(place: Place, inName: (word: number) => boolean, kind: PaperKind, reading: RoleReading): RoleSignal[] {
  const { field, sentence, from, to, zone } = place;
  const counts = (word: number): boolean => !inName(word) && !/^\d/.test(field.words[word]?.text ?? '');
  const word = (at: number): string => stem(field.words[at]?.text ?? '');
  const what = kindOf(kind);
  const signals: RoleSignal[] = [
    `zone ${zone}`, `zone ${zone} ${what}`, `rule ${reading.role}`, `rule ${reading.role} ${reading.because ? 'said' : 'else'}`, `rule ${reading.role} ${what}`,
  ].map((name) => ({ name }));
  const say = (name: string, first: number, last: number): void => {
    signals.push({ name, span: { field: field.name, start: field.words[first]?.start ?? 0, end: field.words[last]?.end ?? 0 } });
  };
  const before = near(from - 1, -1, sentence.from - 1, WORDS_BEFORE, counts);
  before.forEach((at, distance) => {
    const later = before[distance - 1];
    say(`before ${word(at)}`, at, at);
    if (distance < 2) say(`just before ${word(at)}`, at, at);
    if (later !== undefined) say(`before ${word(at)} ${word(later)}`, at, later);
  });
  const after = near(to, 1, sentence.to, WORDS_AFTER, counts);
  after.forEach((at, distance) => {
    const earlier = after[distance - 1];
    say(`after ${word(at)}`, at, at);
    if (distance === 0) say(`just after ${word(at)}`, at, at);
    if (earlier !== undefined) say(`after ${word(earlier)} ${word(at)}`, earlier, at);
  });
  if (before.length === 0) signals.push({ name: 'first' });
  return signals;
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

/** What the whole paper says of a family's role. */
export function signalsOfPaper({ mentions, families, inTitle, introduces }: FamilyInPaper, paper: { readonly kind: PaperKind; readonly topicIds: readonly string[]; readonly primaryTopic?: string }): string[] {
  const few = (count: number): string => (count > 3 ? 'many' : String(count));
  const what = kindOf(paper.kind);
  return [
    what, `mentions ${few(mentions)}`, `families ${few(families)}`, `${what} families ${few(families)}`,
    ...(inTitle ? ['in title', `in title ${what}`] : []),
    ...(introduces ? ['introduces'] : []),
    ...paper.topicIds.map((topic) => `topic ${topic}`),
    `shelf ${paper.primaryTopic ?? 'none'}`,
  ];
}
