import * as vscode from 'vscode';
import type { TextChange } from '../../citing/types';

/** Adds changes of a document to an edit. */
export function addChanges(edit: vscode.WorkspaceEdit, document: vscode.TextDocument, changes: readonly TextChange[]): void {
  for (const { start, end, text } of changes) {
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
  }
}
