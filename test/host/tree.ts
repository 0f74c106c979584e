import type { Locator, Page } from 'playwright-core';
import { pressInMenu } from './menu';
import { eventually, exactly, type PageElement } from './wait';

export interface TreeRow {
  readonly label: string;
  readonly description: string;
  /** 1 for the topmost. */
  readonly level: number;
  /** undefined where there is nothing below. */
  readonly expanded: boolean | undefined;
}

/** In the row, where its label begins: a label longer than the row would be scrolled to its middle and stay so. */
const onLabel = { x: 80, y: 10 };

/** A tree in the side bar. */
export class Tree {
  constructor(
    private readonly page: Page,
    private readonly list: Locator,
  ) {}

  private get all(): Locator {
    return this.list.locator('.monaco-list-row[role=treeitem]');
  }

  /** The rows in view, from top to bottom; the tree draws no more than it shows. */
  async rows(): Promise<TreeRow[]> {
    const rows = await this.all.evaluateAll((found: PageElement[]) =>
      found.map((row) => ({
        index: Number(row.getAttribute('data-index')),
        label: row.querySelector('.label-name')?.textContent ?? '',
        description: row.querySelector('.label-description')?.textContent ?? '',
        level: Number(row.getAttribute('aria-level')),
        expanded: row.getAttribute('aria-expanded'),
      })),
    );
    return rows
      .sort((a, b) => a.index - b.index)
      .map(({ label, description, level, expanded }) => ({ label, description, level, expanded: expanded === null ? undefined : expanded === 'true' }));
  }

  rowsWhen(accept: (rows: readonly TreeRow[]) => boolean): Promise<TreeRow[]> {
    return eventually('rows of the tree', () => this.rows(), accept);
  }

  /** The row of that label, scrolled into view if need be. */
  async row(label: string): Promise<Locator> {
    const row = this.all.filter({ has: this.page.locator('.label-name', { hasText: exactly(label) }) }).first();
    await this.rowsWhen((rows) => rows.length > 0);
    if ((await row.count()) > 0) return row;
    await this.list.focus();
    await this.page.keyboard.press('Home');
    let last = '';
    for (;;) {
      const shown = JSON.stringify(await this.rows());
      if ((await row.count()) > 0) return row;
      if (shown === last) throw new Error(`No row "${label}" in the tree, which ends with ${shown}`);
      last = shown;
      await this.page.keyboard.press('PageDown');
      await this.page.waitForTimeout(100);
    }
  }

  async expand(label: string): Promise<void> {
    const row = await this.row(label);
    if ((await row.getAttribute('aria-expanded')) === 'false') await row.locator('.monaco-tl-twistie').click();
    await eventually(`"${label}" expanded`, () => row.getAttribute('aria-expanded'), (state) => state === 'true');
    // The row says so before the tree has what is below it.
    await this.rowsWhen((rows) => {
      const at = rows.findIndex((each) => each.label === label && each.expanded === true);
      const [here, below] = [rows[at], rows[at + 1]];
      return here !== undefined && (below === undefined || below.level > here.level);
    });
  }

  async collapse(label: string): Promise<void> {
    const row = await this.row(label);
    if ((await row.getAttribute('aria-expanded')) === 'true') await row.locator('.monaco-tl-twistie').click();
    await eventually(`"${label}" collapsed`, () => row.getAttribute('aria-expanded'), (state) => state === 'false');
  }

  /** Clicks a row; with `add`, besides those selected already. */
  async select(label: string, { add = false } = {}): Promise<void> {
    const row = await this.row(label);
    await row.click({ position: onLabel, ...(add ? { modifiers: ['ControlOrMeta'] } : {}) });
  }

  /** Presses an action that the row shows under the pointer. */
  async pressRowAction(label: string, action: string): Promise<void> {
    const row = await this.row(label);
    await row.hover();
    await row.getByRole('button', { name: action }).click();
  }

  async chooseInContextMenu(label: string, item: string): Promise<void> {
    const row = await this.row(label);
    await row.click({ position: onLabel, button: 'right' });
    await pressInMenu(this.page, item);
  }

  /** What the row says while the pointer rests on it. */
  async tooltip(label: string): Promise<string> {
    const row = await this.row(label);
    await row.hover({ position: onLabel });
    const hover = this.page.locator('.workbench-hover .monaco-hover-content').first();
    const text = await hover.innerText();
    // Left standing, it would lie over what the next step presses.
    await this.page.mouse.move(0, 0);
    await hover.waitFor({ state: 'hidden' });
    return text;
  }
}
