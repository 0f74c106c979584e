import * as vscode from 'vscode';
import type { Severity } from '../shared/ids';

/** Whose problems these are, as the editor shows it. */
export const SOURCE = 'papershelf';

export function diagnostic(range: vscode.Range, message: string, severity: vscode.DiagnosticSeverity, code: string): vscode.Diagnostic {
  const made = new vscode.Diagnostic(range, message, severity);
  made.source = SOURCE;
  made.code = code;
  return made;
}

/** `undefined` for what is off. */
export function severityOf(severity: Severity | undefined): vscode.DiagnosticSeverity | undefined {
  switch (severity) {
    case 'error':
      return vscode.DiagnosticSeverity.Error;
    case 'information':
      return vscode.DiagnosticSeverity.Information;
    case 'hint':
      return vscode.DiagnosticSeverity.Hint;
    case 'off':
      return undefined;
    default:
      return vscode.DiagnosticSeverity.Warning;
  }
}
