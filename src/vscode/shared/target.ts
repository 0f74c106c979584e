import * as vscode from 'vscode';
import type { Dialect } from '../../citing/bibtex/escape';
import type { BibliographyFormat } from '../../citing/formats/upsertInto';
import type { DocumentLanguage } from '../../citing/types';
import { discover, fileAt } from './discovery';
import { setting } from './setting';

/** The bibliography that a document's entries go to. */
export interface Target {
  readonly uri: vscode.Uri;
  readonly format: BibliographyFormat;
  readonly dialect: Dialect;
  /** A declared one may not have been written yet: the first entry makes it. */
  readonly exists: boolean;
}

/** The bibliography of a document, by whatever names it; `undefined` where none is found. */
export async function findTarget(document: vscode.TextDocument, language: DocumentLanguage): Promise<Target | undefined> {
  const { target, dialect } = await discover(document, language);
  if (target?.format === undefined) return undefined;
  return { uri: fileAt(document, target.path), format: target.format, dialect, exists: target.exists };
}

/** Where a new bibliography would be made. */
export function newBibliography(document: vscode.TextDocument): { uri: vscode.Uri; path: string } {
  const path = setting('bibliography.createName', document.uri) ?? 'references.bib';
  const folder = document.uri.scheme === 'untitled' ? (vscode.workspace.workspaceFolders?.[0]?.uri ?? document.uri) : vscode.Uri.joinPath(document.uri, '..');
  return { uri: vscode.Uri.joinPath(folder, path), path };
}
