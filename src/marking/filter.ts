import { tagOf, type Mark } from './mark';

/** What can be asked of a mark, as a reader types it: `is:unread`, `tag:thesis`, `has:note`. */
const STATES: Readonly<Record<string, (mark: Mark) => boolean>> = {
  'is:unread': (mark) => mark.status !== 'read',
  'is:toread': (mark) => mark.status === 'toRead',
  'is:reading': (mark) => mark.status === 'reading',
  'is:read': (mark) => mark.status === 'read',
  'is:starred': (mark) => mark.star,
  'is:hidden': (mark) => mark.hidden,
  'has:note': (mark) => mark.note !== '',
  'has:tag': (mark) => mark.tags.length > 0,
};

/** The words that `markFilter` understands, but for `tag:`. */
export const MARK_FILTERS = Object.keys(STATES);

/** The test that a word of a query asks for, or `undefined` where it asks for none of marks. Case does not count. */
export function markFilter(word: string): ((mark: Mark) => boolean) | undefined {
  const lower = word.toLowerCase();
  const state = Object.entries(STATES).find(([name]) => name === lower)?.[1];
  if (state || !lower.startsWith('tag:')) return state;
  const tag = tagOf(word.slice('tag:'.length).replace(/^"|"$/g, ''))?.toLowerCase();
  return tag === undefined ? undefined : (mark) => mark.tags.some((name) => name.toLowerCase() === tag);
}

/** The groups of a shelf that a mark puts its paper in. */
export type MarkGrouping = 'status' | 'tag' | 'star';

/** Values that a paper stands under; none where it stands in the group of the others. */
export function markGroups(mark: Mark, grouping: MarkGrouping): readonly string[] {
  switch (grouping) {
    case 'status':
      return mark.status === undefined ? [] : [mark.status];
    case 'tag':
      return mark.tags;
    case 'star':
      return mark.star ? ['starred'] : [];
  }
}
