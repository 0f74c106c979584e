import * as vscode from 'vscode';

/** A message or question that was shown. */
export interface Shown {
  readonly kind: 'information' | 'warning' | 'error';
  readonly text: string;
  readonly isModal: boolean;
  readonly detail: string;
  readonly buttons: readonly string[];
}

const FUNCTIONS = { information: 'showInformationMessage', warning: 'showWarningMessage', error: 'showErrorMessage' } as const;
type Show = (text: string, ...items: (string | vscode.MessageItem | vscode.MessageOptions)[]) => Thenable<unknown>;

/**
 * Stands in for the person before the window: the editor refuses modal questions in tests. Extension and tests have the
 * same `vscode.window`.
 */
export class Dialogs {
  readonly shown: Shown[] = [];
  /** The button that is pressed; none closes. */
  press: (shown: Shown) => string | undefined = () => undefined;
  /** Stops long work, as its Cancel button does. */
  cancel: () => void = () => undefined;
  readonly progress: string[] = [];
  private readonly window = vscode.window as unknown as Record<string, unknown>;
  private readonly own = new Map<string, unknown>();

  start(): void {
    this.shown.length = this.progress.length = 0;
    this.press = () => undefined;
    for (const [kind, name] of Object.entries(FUNCTIONS)) {
      const show: Show = (text, ...items) => this.answer(kind as Shown['kind'], text, items);
      this.replace(name, show);
    }
    this.replace('withProgress', ((_, task) => {
      const source = new vscode.CancellationTokenSource();
      this.cancel = () => { source.cancel(); };
      return task({ report: ({ message = '' }) => { this.progress.push(message); } }, source.token);
    }) satisfies typeof vscode.window.withProgress<unknown>);
  }

  stop(): void {
    for (const [name, value] of this.own) this.window[name] = value;
    this.own.clear();
  }

  replace(name: string, value: unknown): void {
    if (!this.own.has(name)) this.own.set(name, this.window[name]);
    this.window[name] = value;
  }

  get modals(): Shown[] {
    return this.shown.filter(({ isModal }) => isModal);
  }

  get texts(): string[] {
    return this.shown.map(({ text }) => text);
  }

  private answer(kind: Shown['kind'], text: string, items: readonly (string | vscode.MessageItem | vscode.MessageOptions)[]): Thenable<unknown> {
    const options = items.find((item): item is vscode.MessageOptions => typeof item === 'object' && ('modal' in item || 'detail' in item));
    const buttons = items.filter((item): item is string | vscode.MessageItem => item !== options);
    const title = (button: string | vscode.MessageItem): string => (typeof button === 'string' ? button : button.title);
    const shown: Shown = { kind, text, isModal: options?.modal === true, detail: options?.detail ?? '', buttons: buttons.map(title) };
    this.shown.push(shown);
    const pressed = this.press(shown);
    return Promise.resolve(buttons.find((button) => title(button) === pressed));
  }
}
