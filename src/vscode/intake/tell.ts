import * as vscode from 'vscode';
import type { Library } from '../../library/library';
import { COMMANDS } from '../shared/ids';
import type { Outcome } from './words';

/** Tells the reader what came of an import, and shows what is new where they wish it. */
export async function tellOutcome({ added, problems, read, stopped }: Outcome, words: string, library: Library): Promise<void> {
  const showNew = vscode.l10n.t('Show New Papers');
  const showLog = vscode.l10n.t('Show Log');
  const buttons = added.length > 0 ? [showNew, showLog] : [showLog];
  const isWarning = stopped !== undefined || problems.some(({ isLoss }) => isLoss);
  const show = isWarning ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  const soFar = read === 0 ? stopped : stopped && vscode.l10n.t('{0} So far: {1}.', stopped, words);
  const chosen = await show(soFar ?? words, ...buttons);
  if (chosen === showLog) await vscode.commands.executeCommand(COMMANDS.showLog);
  if (chosen === showNew) await library.change((state) => ({ ...state, grouping: 'new' }));
}
