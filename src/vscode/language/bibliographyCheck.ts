import * as vscode from 'vscode';
import type { CitedHere } from './citedHere';
import type { Works } from './works';

export interface CheckParts {
  readonly works: Works;
  readonly cited: CitedHere;
}

/** The problems of a bibliography itself. */
export class BibliographyCheck {
  constructor(readonly parts: CheckParts) {}

  find(_document: vscode.TextDocument, _token: vscode.CancellationToken): Promise<vscode.Diagnostic[]> {
    return Promise.resolve([]);
  }
}
