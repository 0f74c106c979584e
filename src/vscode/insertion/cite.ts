import * as vscode from 'vscode';
import type { RenderOptions } from '../../citing/types';
import type { Paper } from '../../papers/paper';
import type { EntryWriter } from '../shared/entryWriter';
import { HumanError } from '../shared/report';
import { planCitation, type Cited } from './plan';

/**
 * Cites papers at every cursor of an editor and adds the entries that its bibliography lacks, in one undoable edit.
 * Rejects with a `HumanError` when the document cannot be changed; nothing is then written.
 */
export async function citeInto(
  editor: vscode.TextEditor,
  papers: readonly Paper[],
  writer: EntryWriter,
  style?: RenderOptions,
): Promise<Cited> {
  const { document, selections } = editor;
  const { edit, cited, finish } = await planCitation(document, selections, papers, writer, style);
  await apply(edit, document);
  await finish(editor);
  return cited;
}

async function apply(edit: vscode.WorkspaceEdit, document: vscode.TextDocument): Promise<void> {
  if (edit.size === 0 || (await vscode.workspace.applyEdit(edit))) return;
  const name = vscode.workspace.asRelativePath(document.uri);
  throw new HumanError(vscode.l10n.t('{0} or its bibliography could not be changed (read-only, or changed meanwhile); nothing was inserted.', name));
}
