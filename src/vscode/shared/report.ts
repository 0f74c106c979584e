import * as vscode from 'vscode';
import { COMMANDS } from './ids';

/** An error whose message is meant for the user: it says what happened and what to do next. */
export class HumanError extends Error {}

/** Runs commands: errors for people are shown, others are logged with their stack and shown as one plain line. */
export class Reporter {
  constructor(readonly log: vscode.LogOutputChannel) {}

  /** Registers a command whose failure is told, not swallowed. */
  command(id: string, run: (...args: unknown[]) => unknown): vscode.Disposable {
    return vscode.commands.registerCommand(id, async (...args: unknown[]) => {
      this.log.debug(`command ${id}`);
      try {
        return await run(...args);
      } catch (error) {
        this.show(error, id);
        return undefined;
      }
    });
  }

  /** Runs what nobody waits for. */
  detached(what: string, promise: PromiseLike<unknown>): void {
    promise.then(undefined, (error: unknown) => {
      this.show(error, what);
    });
  }

  /** Runs what the reader did not ask for: a failure goes to the log alone. */
  quietly(what: string, promise: PromiseLike<unknown>): void {
    promise.then(undefined, (error: unknown) => {
      this.log.error(`${what} failed`, error instanceof Error ? (error.stack ?? error.message) : String(error));
    });
  }

  /** Tells that what was remembered could not be read, and where it is kept. */
  setAside(keptAs: string, reason: unknown): void {
    this.log.error('the remembered state could not be read', reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
    const message = 'What Papershelf remembered (grouping, recent papers, citation keys) could not be read. The file is kept as {0}; Papershelf begins afresh.';
    void vscode.window.showWarningMessage(vscode.l10n.t(message, keptAs));
  }

  show(error: unknown, what: string): void {
    if (error instanceof vscode.CancellationError) return;
    if (error instanceof HumanError) {
      this.log.warn(`${what}: ${error.message}`);
      void vscode.window.showErrorMessage(error.message);
      return;
    }
    this.log.error(`${what} failed`, error instanceof Error ? (error.stack ?? error.message) : String(error));
    const message = error instanceof Error ? error.message : String(error);
    const showLog = vscode.l10n.t('Show Log');
    void vscode.window
      .showErrorMessage(vscode.l10n.t('Papershelf could not finish: {0}', message), showLog)
      .then((chosen) => (chosen === showLog ? vscode.commands.executeCommand(COMMANDS.showLog) : undefined));
  }
}
