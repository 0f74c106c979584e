import * as vscode from 'vscode';
import type { TextRange } from '../../citing/types';

export function rangeIn(document: vscode.TextDocument, { start, end }: TextRange): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** The range of offsets in a text that no editor may have open; line ends as editors know them. */
export function rangeInText(text: string, { start, end }: TextRange): vscode.Range {
  return new vscode.Range(positionIn(text, start), positionIn(text, end));
}

function positionIn(text: string, offset: number): vscode.Position {
  let line = 0;
  let lineStart = 0;
  for (const { 0: end, index } of text.slice(0, offset).matchAll(/\r\n|\n|\r/g)) {
    line++;
    lineStart = index + end.length;
  }
  return new vscode.Position(line, offset - lineStart);
}
