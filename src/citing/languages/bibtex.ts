import type { DocumentLanguage } from '../types';

/**
 * A bibliography itself: citing into it means whole entries, which `planUpsert` with `at` places between those there.
 * It has no groups, and its own text declares nothing.
 */
export const bibtex: DocumentLanguage = {
  id: 'bibtex',
  reader: { begin: (text) => text.length, read: () => [] },
  groups: () => [],
  render: (keys) => keys.join(', '),
  add: () => undefined,
  insert: (_text, selection) => ({ changes: [], cursor: typeof selection === 'number' ? selection : selection.end, inserted: [], joined: false }),
  declarations: () => [],
  declare: () => undefined,
};
