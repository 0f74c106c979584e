import * as vscode from 'vscode';
import type { TextChange } from '../../citing/types';

/** Several changes of one text in order, those that are wished for twice (two cursors in one cite group) once. */
export function mergeChanges(changes: readonly TextChange[]): TextChange[] {
  const sorted = [...changes].sort((a, b) => a.start - b.start || a.end - b.end);
  return sorted.filter((change, index) => {
    const before = sorted[index - 1];
    return !before || (change.start >= before.end && !(change.start === before.start && change.text === before.text));
  });
}

/** Adds changes of a document to an edit. */
export function addChanges(edit: vscode.WorkspaceEdit, document: vscode.TextDocument, changes: readonly TextChange[]): void {
  for (const { start, end, text } of changes) {
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
  }
}

/** Where each change ends once all of them are made: the cursors stand there. */
export function endsAfter(changes: readonly TextChange[]): number[] {
  let moved = 0;
  return mergeChanges(changes).map(({ start, end, text }) => {
    const at = start + moved + text.length;
    moved += text.length - (end - start);
    return at;
  });
}
