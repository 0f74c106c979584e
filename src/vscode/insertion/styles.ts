import * as vscode from 'vscode';
import { stylesOf, type CitationStyle } from '../../citing/languages/styles';
import type { DocumentLanguage, RenderOptions } from '../../citing/types';

/** Asks how to cite, with each way written out; rejects with `CancellationError` when the question is left. */
export async function askForStyle(language: DocumentLanguage, keys: readonly string[]): Promise<RenderOptions> {
  const rows = stylesOf(language.id).map((style) => ({ label: language.render(keys, style.options), description: readsWords(style), style }));
  if (rows.length === 0) return {};
  const row = await vscode.window.showQuickPick(rows, { title: vscode.l10n.t('How to Cite'), matchOnDescription: true });
  if (!row) throw new vscode.CancellationError();
  return row.style.options;
}

function readsWords({ reads }: CitationStyle): string {
  switch (reads) {
    case 'parenthetical':
      return vscode.l10n.t('in parentheses');
    case 'in-text':
      return vscode.l10n.t('in the text');
    case 'footnote':
      return vscode.l10n.t('as a footnote');
    case 'author':
      return vscode.l10n.t('author only');
    case 'year':
      return vscode.l10n.t('year only');
    case 'full':
      return vscode.l10n.t('the whole reference');
    case 'listed':
      return vscode.l10n.t('listed without being cited');
    case 'automatic':
      return vscode.l10n.t('as the bibliography style has it');
  }
}
