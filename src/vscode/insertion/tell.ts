import * as vscode from 'vscode';
import type { Reporter } from '../shared/report';
import type { Cited } from './plan';

export const MESSAGE_MS = 6000;

/** Tells in the status bar what was cited, and where the entries went. */
export function tell({ keys, added, bibliography }: Cited, reporter: Reporter): void {
  const cited = keys.join(', ');
  const name = bibliography && vscode.workspace.asRelativePath(bibliography);
  const message =
    name === undefined
      ? vscode.l10n.t('Cited {0}; no bibliography was changed', cited)
      : added.length === 0
        ? vscode.l10n.t('Cited {0}; already in {1}', cited, name)
        : vscode.l10n.t('Cited {0}; added to {1}', cited, name);
  reporter.log.info(message);
  vscode.window.setStatusBarMessage(message, MESSAGE_MS);
}
