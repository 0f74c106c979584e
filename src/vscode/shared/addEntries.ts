import * as vscode from 'vscode';
import type { DocumentLanguage } from '../../citing/types';
import type { Paper } from '../../papers/paper';
import { addDeclarations } from './bibliography';
import type { EntryWriter, PlanOptions } from './entryWriter';
import { HumanError } from './report';

/** What adding entries did. */
export interface AddedEntries {
  readonly bibliography: vscode.Uri;
  /** Paper id → the key that its entry has. */
  readonly keys: ReadonlyMap<string, string>;
  /** Ids of papers whose entries are new. */
  readonly added: readonly string[];
}

/**
 * Adds the entries that a document's bibliography lacks, and no citation; `undefined` where the settings or the reader
 * want none added.
 */
export async function addEntries(
  writer: EntryWriter,
  document: vscode.TextDocument,
  language: DocumentLanguage,
  papers: readonly Paper[],
  options: PlanOptions = {},
): Promise<AddedEntries | undefined> {
  const { edit, bibliography, declarations, keys, added, finish } = await writer.plan(document, language, papers, options);
  if (!bibliography) return undefined;
  addDeclarations(edit, declarations);
  if (edit.size > 0 && !(await vscode.workspace.applyEdit(edit))) {
    throw new HumanError(vscode.l10n.t('{0} could not be changed (read-only, or changed meanwhile); no entry was added.', vscode.workspace.asRelativePath(bibliography)));
  }
  await finish();
  return { bibliography, keys, added };
}
