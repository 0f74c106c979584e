import type { Locator, Page } from 'playwright-core';
import { eventually, exactly, patience, type PageElement } from './wait';

export interface QuickPickRow {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly checked: boolean;
  readonly focused: boolean;
}

/** The box at the top of the window: the palette, quick picks, input boxes. */
export class QuickInput {
  constructor(private readonly page: Page) {}

  private get widget(): Locator {
    return this.page.locator('.quick-input-widget:visible');
  }

  private get input(): Locator {
    return this.widget.locator('.quick-input-box input');
  }

  private get list(): Locator {
    return this.widget.locator('.quick-input-list .monaco-list-row');
  }

  async shown(): Promise<void> {
    await this.input.waitFor();
  }

  async hidden(): Promise<void> {
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** What the empty box says. */
  async placeholder(): Promise<string> {
    return (await this.input.getAttribute('placeholder')) ?? '';
  }

  /** Replaces what is in the box. */
  async fill(text: string): Promise<void> {
    await this.shown();
    await this.input.fill(text);
  }

  /** The rows in view, in the order shown; the list draws no more than it shows. */
  rows(): Promise<QuickPickRow[]> {
    return this.list.evaluateAll((rows: PageElement[]) =>
      rows.map((row) => {
        const text = (selector: string) => row.querySelector(selector)?.textContent ?? '';
        const box = row.querySelector('.monaco-checkbox, input[type=checkbox]');
        return {
          index: Number(row.getAttribute('data-index')),
          label: text('.quick-input-list-row .label-name'),
          description: text('.quick-input-list-row .label-description'),
          detail: text('.quick-input-list-label-meta'),
          checked: box?.getAttribute('aria-checked') === 'true',
          focused: / focused(?: |$)/.test(row.getAttribute('class') ?? ''),
        };
      }),
    ).then((rows) => rows.sort((a, b) => a.index - b.index).map(({ index: _, ...row }) => row));
  }

  /** The rows, once they are as expected. */
  rowsWhen(accept: (rows: readonly QuickPickRow[]) => boolean, limit = patience): Promise<QuickPickRow[]> {
    return eventually('rows of the quick pick', () => this.rows(), accept, limit);
  }

  /** The row of that whole label. */
  row(label: string): Locator {
    return this.list.filter({ has: this.page.locator('.label-name', { hasText: exactly(label) }) }).first();
  }

  async toggle(label: string): Promise<void> {
    await this.row(label).locator('.monaco-checkbox, input[type=checkbox]').first().click();
  }

  /** Presses a button that a row shows under the pointer. */
  async pressRowButton(label: string, button: string): Promise<void> {
    await this.row(label).hover();
    await this.row(label).getByLabel(button).click();
  }

  /** Clicks a row, once it is there. */
  async choose(label: string): Promise<void> {
    await this.row(label).click();
  }

  /** Enter: takes the highlighted row, or what is ticked. */
  async accept(): Promise<void> {
    await this.input.press('Enter');
  }

  async dismiss(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.hidden();
  }
}
