import type { Page } from 'playwright-core';
import { eventually } from './wait';

/** Presses an item of the open menu. A menu ignores a click that follows its opening at once, hence again until it closes. */
export async function pressInMenu(page: Page, item: string): Promise<void> {
  const entry = page.locator('.monaco-menu .action-menu-item', { hasText: item }).first();
  await entry.waitFor();
  const press = async () => {
    await entry.click({ timeout: 1000 }).catch(() => undefined);
    return entry.isVisible();
  };
  await eventually(`menu closed after "${item}"`, press, (open) => !open);
}
