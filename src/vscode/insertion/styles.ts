import * as vscode from 'vscode';
import { groupAround } from '../../citing/languages/insert';
import { stylesOf, type CitationStyle } from '../../citing/languages/styles';
import type { DocumentLanguage, RenderOptions } from '../../citing/types';

interface Row extends vscode.QuickPickItem {
  /** None for the citation that is there already. */
  readonly options?: RenderOptions;
}

const LONGEST = 60;

/**
 * Asks how to cite, with each way written out; `joined` is the citation at the cursor, to which keys are added as it is:
 * any other way stands behind it. `undefined` to add to it; rejects with `CancellationError` when the question is left.
 */
export async function askForStyle(language: DocumentLanguage, keys: readonly string[], joined: string | undefined): Promise<RenderOptions | undefined> {
  const ways = stylesOf(language.id).map((style): Row => ({ label: language.render(keys, style.options), description: readsWords(style), options: { ...style.options, ...(joined === undefined ? {} : { apart: true }) } }));
  if (ways.length === 0) return undefined;
  const shown = joined?.replace(/\s+/g, ' ') ?? '';
  const join: Row = { label: vscode.l10n.t('Add to {0}', shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown), description: vscode.l10n.t('as the citation at the cursor is written') };
  const apart: Row = { label: vscode.l10n.t('a citation of its own behind it'), kind: vscode.QuickPickItemKind.Separator };
  const row = await vscode.window.showQuickPick(joined === undefined ? ways : [join, apart, ...ways], { title: vscode.l10n.t('How to Cite'), matchOnDescription: true });
  if (!row) throw new vscode.CancellationError();
  return row.options;
}

/** The citation that a cursor of an editor stands in. */
export function citationAtCursor({ document, selections }: vscode.TextEditor, language: DocumentLanguage): string | undefined {
  const text = document.getText();
  const groups = language.groups(text);
  for (const { active } of selections) {
    const group = groupAround(groups, document.offsetAt(active));
    if (group) return text.slice(group.start, group.end);
  }
  return undefined;
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
