import type * as vscode from 'vscode';
import type { DocumentLanguage } from '../../citing/types';
import { setting } from '../shared/setting';

/** How citations are rendered in a document, as its settings say. */
export function renderOptions(document: vscode.TextDocument, language: DocumentLanguage): { readonly command?: string } {
  if (language.id !== 'latex') return {};
  const command = setting('latex.command', document.uri);
  return command === undefined ? {} : { command };
}
