import { movedBy } from '../compose';
import type { DocumentLanguage, Insertion, RenderOptions, TextChange, TextRange } from '../types';

/** What Cite does at all cursors and selections of a document at once. */
export interface Insertions {
  /** For one edit: sorted, none overlapping, all offsets of the text as it is. */
  readonly changes: readonly TextChange[];
  /** Where each cursor goes, in the order of the selections: offsets of the text with all changes made. */
  readonly cursors: readonly number[];
}

/** Cites at every selection; two cursors in one group add to it once. */
export function citeAt(language: Pick<DocumentLanguage, 'insert'>, text: string, selections: readonly TextRange[], keys: readonly string[], options?: RenderOptions): Insertions {
  const insertions = selections.map((selection) => language.insert(text, selection, keys, options));
  const changes: TextChange[] = [];
  const sorted = insertions.flatMap((insertion) => insertion.changes).sort((a, b) => a.start - b.start || a.end - b.end);
  for (const change of sorted) {
    const last = changes.at(-1);
    if (!last || change.start > last.end || (change.start === last.end && change.start > last.start)) changes.push(change);
  }
  return { changes, cursors: insertions.map((insertion) => moved(insertion, changes)) };
}

/** An insertion's cursor knows its own change only: those before it push it on. */
function moved({ cursor, changes: own }: Insertion, all: readonly TextChange[]): number {
  const at = own[0]?.start ?? cursor;
  return cursor + movedBy(all, at) - at;
}
