import { isDigit } from './atoms';
import type { Place } from './roles';
import type { WordVectors } from './vectors';
import type { Field } from './words';
import type { Zone } from './zones';

/** Words before and behind a name that its role is read from. */
export const BEFORE = 16;
const AFTER = 14;
export const WINDOW = BEFORE + 1 + AFTER;

/** What stands in a window; from `KNOWN` on, a word that has a vector. */
export const NOTHING = 0;
export const NAME = 1;
const OTHER_NAME = 2;
export const UNKNOWN = 3;
const NUMBER = 4;
export const KNOWN = 5;

/** What stands around one place of a name. The members of a list (`GPT-4o, Qwen3 and Gemma`) all have the same window. */
export interface RoleWindow {
  readonly zone: Zone;
  readonly field: Field;
  /** First and last word of the name or its list. */
  readonly first: number;
  readonly last: number;
  readonly tokens: Int32Array;
  /** Which word of the field each is, or -1. */
  readonly words: Int32Array;
}

/** `before` is the window of the name before, which may be of the same list. */
export function roleWindow({ field, sentence, zone, from, to }: Place, inName: (word: number) => boolean, vectors: WordVectors, before?: RoleWindow): RoleWindow {
  if (before && before.field === field && before.first <= from && to <= before.last) return before;
  const { words } = field;
  const text = (word: number): string => words[word]?.text ?? '';
  const isNumber = (word: number): boolean => isDigit(text(word).charCodeAt(0));
  const joins = (word: number): boolean => inName(word) || isNumber(word) || text(word) === 'and' || text(word) === 'or';
  let first = from;
  for (let at = from - 1, walked = 0; at >= sentence.from && walked < MOST_WALKED && joins(at); at--, walked++) if (inName(at)) first = at;
  let last = to;
  for (let at = to, walked = 0; at < sentence.to && walked < MOST_WALKED && joins(at); at++, walked++) if (inName(at)) last = at + 1;
  const tokens = new Int32Array(WINDOW);
  const places = new Int32Array(WINDOW).fill(-1);
  tokens[BEFORE] = NAME;
  const token = (word: number): number => {
    if (inName(word)) return OTHER_NAME;
    if (isNumber(word)) return NUMBER;
    const known = words[word];
    const number = known ? vectors.numberOf(known) : -1;
    return number < 0 ? UNKNOWN : KNOWN + number;
  };
  const walk = (start: number, step: 1 | -1, end: number, most: number): void => {
    let previous = NAME;
    for (let at = start, count = 0, walked = 0; at !== end && count < most && walked < MOST_WALKED; at += step, walked++) {
      const its = token(at);
      // However many names or numbers stand in a row, they say one thing.
      if ((its === OTHER_NAME || its === NUMBER) && its === previous) continue;
      previous = its;
      count++;
      tokens[BEFORE + step * count] = its;
      places[BEFORE + step * count] = at;
    }
  };
  walk(first - 1, -1, sentence.from - 1, BEFORE);
  walk(last, 1, sentence.to, AFTER);
  return { zone, field, first, last, tokens, words: places };
}
/** However long a list is. */
const MOST_WALKED = 60;
