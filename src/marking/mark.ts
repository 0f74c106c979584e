import type { Registers, Value } from './registers';

/** How far a reader is with a paper. */
export const STATUSES = ['toRead', 'reading', 'read'] as const;
export type Status = (typeof STATUSES)[number];

/** What a reader has put on a paper. */
export interface Mark {
  readonly status?: Status;
  readonly star: boolean;
  readonly hidden: boolean;
  /** As written, in the order of the alphabet, each once whatever its case. */
  readonly tags: readonly string[];
  /** Markdown; `''` where there is none. */
  readonly note: string;
}

export const NO_MARK: Mark = { star: false, hidden: false, tags: [], note: '' };

/** What to change of a mark; what is absent stays. */
export interface MarkChange {
  /** `null` takes the status away. */
  readonly status?: Status | null;
  readonly star?: boolean;
  readonly hidden?: boolean;
  readonly note?: string;
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
}

const LONGEST_TAG = 100;
const TAG = 'tag ';

/** A tag on one line without spaces around it; `undefined` where nothing is left. */
export function tagOf(text: string): string | undefined {
  const tag = text.normalize('NFC').replace(/[\s,]+/g, ' ').trim().slice(0, LONGEST_TAG).trim();
  return tag === '' ? undefined : tag;
}

/** The registers that a change writes. */
export function fieldsOfChange(change: MarkChange): [field: string, value: Value][] {
  const { status, star, hidden, note, addTags = [], removeTags = [] } = change;
  const tag = (text: string, set: boolean): [string, Value][] => {
    const name = tagOf(text);
    return name === undefined ? [] : [[TAG + name.toLowerCase(), set ? name : null]];
  };
  return [
    ...(status === undefined ? [] : [['status', status] as [string, Value]]),
    ...(star === undefined ? [] : [['star', star ? true : null] as [string, Value]]),
    ...(hidden === undefined ? [] : [['hidden', hidden ? true : null] as [string, Value]]),
    ...(note === undefined ? [] : [['note', note === '' ? null : note] as [string, Value]]),
    ...removeTags.flatMap((name) => tag(name, false)),
    ...addTags.flatMap((name) => tag(name, true)),
  ];
}

/**
 * The mark of a paper. A paper that was merged has several ids: of each field the value that was written last counts,
 * and tags of all of them.
 */
export function markOf(registers: Registers, ids: readonly string[]): Mark {
  const latest = new Map<string, { value: Value; time: number }>();
  for (const id of ids) {
    for (const [field, value, at] of registers.fields(id)) {
      const known = latest.get(field);
      if (!known || known.time < at[0]) latest.set(field, { value, time: at[0] });
    }
  }
  if (latest.size === 0) return NO_MARK;
  const value = (field: string): Value => latest.get(field)?.value ?? null;
  const status = STATUSES.find((name) => name === value('status'));
  const note = value('note');
  const tags = [...latest].flatMap(([field, { value: name }]) => (field.startsWith(TAG) && typeof name === 'string' ? [name] : []));
  return {
    ...(status === undefined ? {} : { status }),
    star: value('star') === true,
    hidden: value('hidden') === true,
    tags: tags.sort((a, b) => a.localeCompare(b, 'en')),
    note: typeof note === 'string' ? note : '',
  };
}
