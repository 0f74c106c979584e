import * as vscode from 'vscode';
import { applyChanges } from '../../citing/types';

/** Longer than the editor takes to make an edit that it was given. */
const PATIENCE_MS = 30_000;

/**
 * Runs something once an edit that was handed to the editor has been made. Nothing tells of that, and it may never be:
 * so a document is watched until it reads as the edit would have it.
 */
export function whenApplied(edit: vscode.WorkspaceEdit, run: () => void): vscode.Disposable {
  const [uri, edits] = edit.entries().find(([, each]) => each.length > 0) ?? [];
  if (!uri || !edits) return { dispose: () => undefined };
  const id = uri.toString();
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === id);
  const expected = textAfter(document, edits);
  const watching = vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document.uri.toString() !== id || withoutReturns(event.document.getText()) !== expected) return;
      watching.dispose();
      run();
    }),
    { dispose: () => { clearTimeout(timer); } },
  );
  const timer = setTimeout(() => { watching.dispose(); }, PATIENCE_MS);
  return watching;
}

function textAfter(document: vscode.TextDocument | undefined, edits: readonly vscode.TextEdit[]): string {
  const offset = (position: vscode.Position): number => document?.offsetAt(position) ?? 0;
  const changes = edits.map(({ range, newText }) => ({ start: offset(range.start), end: offset(range.end), text: newText }));
  return withoutReturns(applyChanges(document?.getText() ?? '', changes));
}

/** The editor writes the line ends that a document has. */
function withoutReturns(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
