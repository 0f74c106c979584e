import { EVERY_KEY, isPlaceholderKey } from '../citing/languages/insert';
import type { Reading, TextRange } from '../citing/types';

/** A key that no bibliography of its document has. */
export interface UnknownKey extends TextRange {
  readonly code: 'unknown-key';
  readonly key: string;
}

export interface KeyCheck {
  readonly isKnown: (key: string) => boolean;
  /** Whether the document itself says that it cites: it names a bibliography. */
  readonly declares: boolean;
}

/**
 * The keys of a document that neither a bibliography knows nor the document itself. Where it names none, a bare `@name` may be a person, a package or
 * a decorator and is left alone.
 */
export function unknownKeys({ groups, labels }: Pick<Reading, 'groups' | 'labels'>, { isKnown, declares }: KeyCheck): UnknownKey[] {
  const known = new Map<string, boolean>();
  return groups.flatMap((group) => {
    if (!declares && group.form === 'in-text' && group.command === '') return [];
    return group.keys.flatMap(({ key, start, end }): UnknownKey[] => {
      // Not a key at all, or not wrong, only not there yet.
      if (key === EVERY_KEY || isPlaceholderKey(key)) return [];
      const there = known.get(key) ?? (labels.has(key) || isKnown(key));
      known.set(key, there);
      return there ? [] : [{ code: 'unknown-key', key, start, end }];
    });
  });
}
