import * as vscode from 'vscode';
import type { DocumentLanguage } from '../../citing/types';
import type { Paper } from '../../papers/paper';
import { chooseBibliography, insertInto, openBibliography, planEntries, saveBibliography } from './bibliography';
import { addChanges } from './changes';
import type { Entries } from './entries';
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
 * Adds the entries that a document's bibliography lacks, under the keys that the document uses; `undefined` where the
 * settings or the reader want none added.
 */
export async function addEntries(
  document: vscode.TextDocument,
  language: DocumentLanguage,
  papers: readonly Paper[],
  entries: Entries,
  used: ReadonlyMap<string, string>,
): Promise<AddedEntries | undefined> {
  const choice = await chooseBibliography(document, language);
  if (choice.kind === 'none') return undefined;
  const edit = new vscode.WorkspaceEdit();
  const bibliography = await openBibliography(choice, edit);
  const plan = planEntries(choice, bibliography.text, papers, new Map([...entries.keys(papers), ...used]));
  if (bibliography.document) addChanges(edit, bibliography.document, plan.changes);
  else insertInto(edit, choice.uri, plan.changes);
  if (choice.kind === 'new') addChanges(edit, document, choice.declaration);
  if (plan.added.length > 0 && !(await vscode.workspace.applyEdit(edit))) {
    throw new HumanError(vscode.l10n.t('{0} could not be changed (read-only, or changed meanwhile); no entry was added.', vscode.workspace.asRelativePath(choice.uri)));
  }
  await saveBibliography(choice, bibliography, document);
  await entries.record(plan.keys);
  return { bibliography: choice.uri, keys: plan.keys, added: plan.added };
}
