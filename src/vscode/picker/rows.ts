import * as vscode from 'vscode';
import { topicLabel } from '../../facets/taxonomy';
import type { Paper } from '../../papers/paper';
import { baseFamilies } from '../../shelf/groups';
import { creatorWords } from '../shared/words';

export interface PaperRow extends vscode.QuickPickItem {
  readonly paper: Paper;
}
export type Row = PaperRow | vscode.QuickPickItem;

export function isPaperRow(row: Row): row is PaperRow {
  return 'paper' in row;
}

export function separator(label: string): vscode.QuickPickItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

/** What a button on a row does. */
export type RowAction = 'open' | 'cite' | 'copyKey';

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
  }
}

/** A paper as a row: title, then who and when, then what it is about; `detail` may say where the match is instead. */
export function paperRow(paper: Paper, buttons: readonly RowButton[], snippet?: string): PaperRow {
  const about = [...baseFamilies(paper), ...paper.topics.map((id) => topicLabel(id))].join(' · ');
  const detail = snippet ?? about;
  return {
    paper,
    // Codicon syntax in a title would be drawn as an icon.
    label: paper.title.replace(/\$\(/g, '$\u200B('),
    description: [creatorWords(paper), yearWords(paper)].filter((part) => part !== '').join(' · '),
    ...(detail === '' ? {} : { detail }),
    // The search has ranked; the editor's own filter would drop what it does not find in the title.
    alwaysShow: true,
    buttons,
  };
}

function yearWords({ venue, listedOn }: Paper): string {
  return venue ?? listedOn?.slice(0, 4) ?? '';
}
