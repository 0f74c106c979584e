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

  /** Tells that a file of ours could not be read, and where it is kept. */
  setAside({ keptAs, reason }: { readonly keptAs: string; readonly reason: unknown }): void {
    this.log.error(`a file could not be read and is kept as ${keptAs}`, reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
    const message = 'A file of Papershelf could not be read. It is kept as {0}; Papershelf goes on with the last good copy of what was in it, if there is one.';
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
