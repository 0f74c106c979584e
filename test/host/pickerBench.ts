// npm run bench:picker: keystroke to repainted list in the real window, beside a list that is handed over without a search.
//   npm run bench:picker -- 100000    with that many papers on the shelf; 10,000 unless told
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { readPapers } from '../bench/search/corpora';
import { fixtureFolder, root, sampleFolder } from './paths';
import { Session } from './session';
import { eventually } from './wait';

const QUERIES = ['efficient reasoning', 'overthinkng', 'reinforcement learning reward', 'qwen medical', 'budget token length'];

/** A copy of the built extension with another shelf in it. */
async function extensionWith(count: number): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'papershelf-extension-'));
  for (const part of ['dist', 'media', 'package.json', 'package.nls.json']) await cp(path.join(root, part), path.join(folder, part), { recursive: true });
  await writeFile(path.join(folder, 'dist', 'corpus.json'), JSON.stringify(readPapers(String(count)).all));
  return folder;
}

/**
 * Milliseconds from each key press to the frame after the last change of the list that it caused. The two lists are
 * typed into alike; what the editor takes for itself is in both.
 */
async function keystrokes(page: Page, queries: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const query of queries) {
    await page.locator('.quick-input-widget .quick-input-box input').fill('');
    await page.waitForTimeout(400);
    for (const key of query) {
      // Watching before the key is pressed, not while it is.
      await page.evaluate(`void (window.painted = ${WATCH})`);
      await page.keyboard.type(key);
      times.push(await page.evaluate<number>('window.painted'));
    }
  }
  return times;
}

/** Runs in the page: settles once the list has been still for a while, with the time from the key to its last change. */
const WATCH = `new Promise((resolve) => {
  const list = document.querySelector('.quick-input-widget .quick-input-list');
  let pressed = 0, last = 0;
  addEventListener('keydown', () => { pressed = performance.now(); }, { once: true, capture: true });
  const observer = new MutationObserver(() => requestAnimationFrame(() => { last = performance.now(); }));
  observer.observe(list, { subtree: true, childList: true, characterData: true });
  const look = () => {
    const now = performance.now();
    const still = last > 0 ? now - last > 150 : pressed > 0 && now - pressed > 1500;
    if (!still) return setTimeout(look, 20);
    observer.disconnect();
    resolve(last > pressed ? last - pressed : NaN);
  };
  look();
})`;

const quantile = (values: readonly number[], q: number): number => {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
};

async function typed(extension: string, title: string, ready: (session: Session) => Promise<unknown>): Promise<number[]> {
  const session = await Session.open({ workspace: sampleFolder, extension });
  try {
    await ready(session);
    await session.workbench.runCommand(title);
    await session.workbench.quickInput.rowsWhen((rows) => rows.length > 5);
    // The first query waits for the index.
    await session.workbench.quickInput.fill('reasoning');
    await session.page.waitForTimeout(5000);
    return await keystrokes(session.page, QUERIES);
  } finally {
    await session.close();
  }
}

async function main(): Promise<void> {
  const count = Number(process.argv.find((arg) => /^\d+$/.test(arg)) ?? 10_000);
  const extension = await extensionWith(count);
  try {
    const list = path.join(path.dirname(fixtureFolder), 'static-list');
    const offered = (title: string) => ({ workbench }: Session) => eventually('the command', () => workbench.offersCommand(title), Boolean);
    const fixed = await typed(list, 'Static List: Show', offered('Static List: Show'));
    const ours = await typed(extension, 'Papershelf: Search Papers…', ({ workbench }) => workbench.openSidebar('Papershelf'));
    const line = (name: string, times: readonly number[]) =>
      console.log(`  ${name.padEnd(28)} median ${quantile(times, 0.5).toFixed(0)}   p95 ${quantile(times, 0.95).toFixed(0)}   (${times.length} keystrokes)`);
    console.log(`\nKeystroke to repainted list, in ms, with a load of ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores:`);
    line('a static list of 200 rows', fixed);
    line(`Papershelf, ${count} papers`, ours);
    console.log(`  beyond the static list       median ${(quantile(ours, 0.5) - quantile(fixed, 0.5)).toFixed(0)}`);
  } finally {
    await rm(extension, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
