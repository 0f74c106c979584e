import type { FrameLocator, Locator, Page } from 'playwright-core';
import { QuickInput } from './quickInput';
import { TextEditor } from './textEditor';
import { Tree } from './tree';
import { eventually, type PageElement } from './wait';

/** The four kinds of theme, by a theme each that comes with the editor, and the class the window then has. */
export const themes = {
  light: { name: 'Light Modern', setting: 'Default Light Modern', mark: 'vs' },
  dark: { name: 'Dark Modern', setting: 'Default Dark Modern', mark: 'vs-dark' },
  'high contrast': { name: 'Dark High Contrast', setting: 'Default High Contrast', mark: 'hc-black' },
  'high contrast light': { name: 'Light High Contrast', setting: 'Default High Contrast Light', mark: 'hc-light' },
} as const;
export type Theme = keyof typeof themes;

/** The editor's window, in the words of a person before it. */
export class Workbench {
  readonly quickInput: QuickInput;
  readonly editor: TextEditor;

  constructor(
    readonly page: Page,
    folder: string,
  ) {
    this.quickInput = new QuickInput(page);
    this.editor = new TextEditor(page, this.quickInput, folder);
  }

  /** The window is drawn and the extensions' contributions are known. */
  async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });
    await this.page.locator('.activitybar .action-label').first().waitFor();
  }

  /** The item of the status bar that names the bibliography: it stands there once the extension runs. */
  targetStatus(): Locator {
    return this.page.locator('.statusbar-item[id="papershelf.papershelf.papershelf.target"]');
  }

  /** Reloads the window, and waits for the new one: the old one stays drawn for a while, and would pass for it. */
  async reload(): Promise<void> {
    await this.page.evaluate('globalThis.isBeforeReload = true');
    await this.runCommand('Developer: Reload Window');
    await this.page.waitForFunction('globalThis.isBeforeReload !== true', undefined, { timeout: 60_000 });
    await this.ready();
  }

  /** Runs a command by its whole title, such as "View: Toggle Word Wrap". */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.quickInput.fill(`>${title}`);
    await this.quickInput.choose(title);
  }

  /** Whether the palette offers a command of that whole title. */
  async offersCommand(title: string): Promise<boolean> {
    await this.page.keyboard.press('F1');
    await this.quickInput.fill(`>${title}`);
    const rows = await this.quickInput.rowsWhen((found) => found.length > 0);
    await this.quickInput.dismiss();
    return rows.some(({ label }) => label === title);
  }

  /** Opens a view container by its icon in the activity bar; a second call leaves it open. */
  async openSidebar(title: string): Promise<void> {
    const icon = this.page.locator(`.activitybar .action-item:has(.action-label[aria-label^="${title}"])`);
    await icon.waitFor();
    const heading = this.page.locator('.part.sidebar .composite.title h2', { hasText: title });
    // A window that is still being restored may open it by itself, and a click meant to open it then closes it.
    const opened = async (): Promise<boolean> => {
      if ((await icon.getAttribute('aria-selected')) !== 'true') await icon.click();
      return heading.waitFor({ timeout: 2000 }).then(() => true, () => false);
    };
    await eventually(`side bar "${title}"`, opened, (isOpen) => isOpen);
  }

  /** A tree in the side bar: of the view with that title, or the first. */
  tree(view?: string): Tree {
    const pane = this.page.locator(view === undefined ? '.part.sidebar .pane' : `.part.sidebar .pane:has(.pane-header[aria-label^="${view}"])`);
    return new Tree(this.page, pane.first().locator('.monaco-list').first());
  }

  /** Presses a button of the side bar's title. */
  async pressViewAction(name: string): Promise<void> {
    // The buttons show only under the pointer or with the focus.
    await this.page.locator('.part.sidebar .composite.title').first().hover();
    await this.page.locator('.part.sidebar').getByRole('button', { name }).first().click();
  }

  /** What is inside the webview in front. */
  webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready >> visible=true').first().frameLocator('iframe#active-frame');
  }

  /** The titles of the open editor tabs. */
  async tabs(): Promise<string[]> {
    return this.page.locator('.tabs-container .tab').evaluateAll((tabs: PageElement[]) => tabs.map((tab) => tab.getAttribute('data-resource-name') ?? ''));
  }

  async setTheme(theme: Theme): Promise<void> {
    await this.runCommand('Preferences: Color Theme');
    await this.quickInput.fill(themes[theme].name);
    await this.quickInput.choose(themes[theme].name);
    await this.page.locator(`.monaco-workbench.${themes[theme].mark}`).waitFor();
  }

  /** The notifications that are shown, oldest last. */
  notifications(): Promise<string[]> {
    return this.page.locator(':is(.notifications-toasts, .notifications-center) .notification-list-item-message').allInnerTexts();
  }

  /** Opens the list of notifications, where they stay: as toasts some never show in a window that is just being opened. */
  async showNotifications(): Promise<void> {
    await this.runCommand('Notifications: Show Notifications');
  }

  notificationWhen(accept: (text: string) => boolean): Promise<string[]> {
    return eventually('notifications', () => this.notifications(), (texts) => texts.some(accept));
  }

  /** The clipboard, once it is as expected. */
  clipboardWhen(accept: (text: string) => boolean): Promise<string> {
    return eventually('clipboard', () => this.page.evaluate<string>('navigator.clipboard.readText()'), accept);
  }

  /** Puts text on the clipboard. */
  async copy(text: string): Promise<void> {
    await this.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  }

  /** What has the focus, by its accessible name. */
  focused(): Locator {
    return this.page.locator('*:focus');
  }
}
