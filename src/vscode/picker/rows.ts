import * as vscode from 'vscode';
import type { Paper } from '../../papers/paper';
import { yearsOf } from '../../papers/years';
import type { FilterCompletion } from '../../search/complete';
import type { QueryNote } from '../../search/types';
import { baseFamilies } from '../../shelf/groups';
import { useMark, useWords, type PaperUse } from '../shared/uses';
import { creatorWords } from '../shared/words';

export interface PaperRow extends vscode.QuickPickItem {
  readonly paper: Paper;
}
/** Completes a half-typed filter when it is taken. */
export interface CompletionRow extends vscode.QuickPickItem {
  readonly completion: FilterCompletion;
}
export type Row = PaperRow | CompletionRow | vscode.QuickPickItem;

export function isPaperRow(row: Row): row is PaperRow {
  return 'paper' in row;
}

export function isCompletionRow(row: Row): row is CompletionRow {
  return 'completion' in row;
}

export function completionRow(completion: FilterCompletion): CompletionRow {
  const { filter, value, count } = completion;
  return {
    completion,
    label: value === undefined ? `${filter}:` : `${filter}:${value}`,
    ...(count === undefined ? {} : { description: count === 1 ? vscode.l10n.t('1 paper') : vscode.l10n.t('{0} papers', count) }),
    alwaysShow: true,
  };
}

/** Notes on the query, as one line between rows: of two lines without a row between, the editor shows the last. */
export function noteWords(notes: readonly QueryNote[]): string {
  return notes.map(({ code, text }) => noteSentence(code, text)).join(' · ');
}

function noteSentence(code: QueryNote['code'], text: string): string {
  switch (code) {
    case 'unknown-filter':
      return vscode.l10n.t('“{0}” is no filter; searched as words', text);
    case 'unreadable-value':
      return vscode.l10n.t('“{0}” cannot be read; left out', text);
    case 'no-such-value':
      return vscode.l10n.t('no paper has “{0}”', text);
    case 'too-long':
      return vscode.l10n.t('the query is too long; what follows “{0}” is left out', text);
    case 'partial-matches':
      return vscode.l10n.t('no paper has all these words; these have some');
  }
}

export function separator(label: string): vscode.QuickPickItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

/** What a button on a row does. */
export type RowAction = 'open' | 'cite' | 'copyKey' | 'mark' | 'showInTree';

export interface RowButton extends vscode.QuickInputButton {
  readonly action: RowAction;
}

export function rowButton(action: RowAction): RowButton {
  switch (action) {
    case 'open':
      return { action, iconPath: new vscode.ThemeIcon('open-preview'), tooltip: vscode.l10n.t('Show Paper Details') };
    case 'cite':
      return { action, iconPath: new vscode.ThemeIcon('quote'), tooltip: vscode.l10n.t('Cite') };
    case 'copyKey':
      return { action, iconPath: new vscode.ThemeIcon('key'), tooltip: vscode.l10n.t('Copy Citation Key') };
    case 'mark':
      return { action, iconPath: new vscode.ThemeIcon('bookmark'), tooltip: vscode.l10n.t('Mark') };
    case 'showInTree':
      return { action, iconPath: new vscode.ThemeIcon('list-tree'), tooltip: vscode.l10n.t('Show in Tree') };
  }
}

/** A paper as a row: title, then who and when, then what it is about; `detail` may say where the match is instead. */
export function paperRow(paper: Paper, topicLabel: (id: string) => string, buttons: readonly RowButton[], use?: PaperUse, snippet?: string): PaperRow {
  const about = [...baseFamilies(paper), ...paper.topics.map((id) => topicLabel(id))].join(' · ');
  const detail = snippet ?? about;
  return {
    paper,
    // Codicon syntax in a title would be drawn as an icon.
    label: paper.title.replace(/\$\(/g, '$\u200B('),
    description: useMark(use) + [creatorWords(paper), yearWords(paper), use ? useWords(use) : ''].filter((part) => part !== '').join(' · '),
    ...(detail === '' ? {} : { detail }),
    // The search has ranked; the editor's own filter would drop what it does not find in the title.
    alwaysShow: true,
    buttons,
  };
}

function yearWords(paper: Paper): string {
  return paper.venue ?? paper.listedOn?.slice(0, 4) ?? String(yearsOf(paper)[0] ?? '');
}
