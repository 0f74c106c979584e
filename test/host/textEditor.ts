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

  /** Drags something to the place behind a text in view, and drops it there. */
  async dropAfter(file: string, text: string, dragged: Locator): Promise<void> {
    await this.textWhen(file, (all) => all.includes(text));
    const to = await this.page.evaluate<{ x: number; y: number }>(`(${placeBehind})(${JSON.stringify(path.basename(file))}, ${JSON.stringify(text)})`);
    const from = await dragged.boundingBox();
    if (!from) throw new Error('What is dragged is not in view');
    const start = { x: from.x + 80, y: from.y + from.height / 2 };
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    // The first moves begin the drag, the others tell the editor where it is.
    for (const part of [0.1, 0.5, 1, 1]) await this.page.mouse.move(start.x + (to.x - start.x) * part, start.y + (to.y - start.y) * part, { steps: 4 });
    await this.page.mouse.up();
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

/** Where in the window a text ends; a line is drawn as many pieces. Run in the page, for which nothing here is compiled. */
const placeBehind = `(file, text) => {
  const lines = [...document.querySelectorAll('.editor-instance[aria-label^="' + file + '"] .view-line')];
  const plain = (line) => line.textContent.replaceAll('\u00A0', ' ');
  const line = lines.find((each) => plain(each).includes(text));
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  let left = plain(line).indexOf(text) + text.length;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (left > node.length) {
      left -= node.length;
      continue;
    }
    const range = document.createRange();
    range.setStart(node, left - 1);
    range.setEnd(node, left);
    const box = range.getBoundingClientRect();
    return { x: box.right, y: box.top + box.height / 2 };
  }
}`;
