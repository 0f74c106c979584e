import type { Locator, Page } from 'playwright-core';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { QuickInput } from './quickInput';
import { eventually, type PageElement } from './wait';

/** The text editors of the window, and the files behind them. */
export class TextEditor {
  constructor(
    private readonly page: Page,
    private readonly quickInput: QuickInput,
    private readonly folder: string,
  ) {}

  private editor(file: string): Locator {
    return this.page.locator(`.editor-instance[aria-label^="${path.basename(file)}"] .monaco-editor`).first();
  }

  /** Opens a file of the workspace by its name, as a person does. */
  async open(file: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+P');
    await this.quickInput.fill(file);
    await this.quickInput.rowsWhen((rows) => rows[0]?.label === path.basename(file));
    await this.quickInput.accept();
    await this.editor(file).locator('.view-line').first().waitFor();
  }

  async focus(file: string): Promise<void> {
    await this.editor(file).locator('.native-edit-context, textarea.inputarea').first().focus();
  }

  /** The lines in view, as shown, unsaved changes included; a wrapped line counts as several. */
  async text(file: string): Promise<string> {
    const lines = await this.editor(file)
      .locator('.view-line')
      .evaluateAll((found: PageElement[]) =>
        found.map((line) => ({ top: Number.parseFloat(/top:\s*([\d.]+)/.exec(line.getAttribute('style') ?? '')?.[1] ?? '0'), text: line.textContent ?? '' })),
      );
    return lines
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text.replaceAll('\u00A0', ' ').replaceAll('\u200C', ''))
      .join('\n');
  }

  /** The text in view, once it is as expected. */
  textWhen(file: string, accept: (text: string) => boolean): Promise<string> {
    return eventually(`text of ${file}`, () => this.text(file), accept);
  }

  /** Puts the cursor behind the first place in view where the text stands. */
  async placeCursorAfter(file: string, text: string): Promise<void> {
    const before = (await this.textWhen(file, (all) => all.includes(text))).split(text, 1)[0] + text;
    const lines = before.split('\n');
    await this.goTo(file, lines.length, (lines.at(-1) ?? '').length + 1);
  }

  async goTo(file: string, line: number, column: number): Promise<void> {
    await this.focus(file);
    await this.page.keyboard.press('Control+G');
    await this.quickInput.fill(`:${line}:${column}`);
    await this.quickInput.accept();
    await this.quickInput.hidden();
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async undo(file: string): Promise<void> {
    await this.focus(file);
    await this.page.keyboard.press('ControlOrMeta+Z');
  }

  async save(file: string): Promise<void> {
    await this.focus(file);
    await this.page.keyboard.press('ControlOrMeta+S');
  }

  /** The file on disk, once it is as expected. */
  savedWhen(file: string, accept: (text: string) => boolean): Promise<string> {
    return eventually(`${file} on disk`, () => readFile(path.join(this.folder, file), 'utf8'), accept);
  }
}
