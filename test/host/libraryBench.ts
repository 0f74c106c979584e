// npm run bench:library, the part in the editor: a shelf of 119, 10,000 and 100,000 papers lies in the extension's storage,
// and a window is opened on it.
//   node esbuild.js --bench && node esbuild.js --run libraryBench    [-- 10000]
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser';
import { testMark } from './mark';
import { outFolder, root, sampleFolder } from './paths';
import { EditorServer } from './server';
import { Session } from './session';
import { copyOf } from './workspace';

const BUNDLED = 119;
const shownAt = (selector: string) => `document.querySelector(${JSON.stringify(selector)}) ? performance.now() : 0`;
const icons = '.activitybar .action-item .action-label';
const firstRow = '.part.sidebar .monaco-list[aria-label*="Papers"] .monaco-list-row[role=treeitem] .label-name';

/** A shelf as an import of this version would have left it. */
async function shelfOf(count: number): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'papershelf-shelf-'));
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { version: string };
  if (count > BUNDLED) execFileSync(process.execPath, ['--max-old-space-size=6144', path.join(outFolder, 'bench', 'library.bench.js'), 'build', folder, String(count - BUNDLED), version], { stdio: ['ignore', 'ignore', 'inherit'] });
  return folder;
}

/** In a window that was left with the shelf open: milliseconds from its own icons to the first row of the tree. */
async function firstPaint(shelf: string): Promise<number> {
  const session = await Session.open({ workspace: sampleFolder, prepare: (storage) => cp(shelf, storage, { recursive: true }) });
  try {
    const { page, workbench } = session;
    await workbench.openSidebar('Papershelf');
    await workbench.tree().rowsWhen((rows) => rows.length > 5);
    const times: number[] = [];
    for (let at = 0; at < 5; at++) {
      await page.goto(page.url());
      const when = async (selector: string) => (await page.waitForFunction<number>(shownAt(selector), undefined, { polling: 'raf' })).jsonValue();
      const [window, tree] = await Promise.all([when(icons), when(firstRow)]);
      times.push(tree - window);
    }
    return times.sort((a, b) => a - b)[2] ?? Number.NaN;
  } finally {
    await session.close();
  }
}

/** What the probe measures inside of the extension host: in a session, and what of it is kept in the next one. */
async function inHost(shelf: string): Promise<Record<string, number>> {
  const workspace = await copyOf(sampleFolder);
  const server = await EditorServer.start();
  await cp(shelf, server.globalStorage('papershelf.papershelf'), { recursive: true });
  const browser = await launchBrowser();
  try {
    const first = await probe(browser, server.url({ folder: workspace.folder, extension: root, tests: path.join(outFolder, 'host', 'libraryProbe.js') }));
    const next = await probe(browser, server.url({ folder: workspace.folder, extension: root, tests: path.join(outFolder, 'host', 'libraryProbeAgain.js') }));
    return { ...first, ...next };
  } finally {
    await browser.close();
    await server.stop();
    await workspace.remove();
  }
}

/** Opens a window that runs a probe, and gives what that found. */
async function probe(browser: Browser, url: string): Promise<Record<string, number>> {
  const page = await browser.newPage();
  try {
    let figures: Record<string, number> = {};
    const done = new Promise<number>((resolve) => { void page.exposeFunction('codeAutomationExit', resolve); });
    await page.exposeFunction('codeAutomationLog', (_kind: string, words: unknown[]) => {
      const line = words.map(String).find((word) => word.includes(testMark));
      if (line !== undefined) figures = JSON.parse(line.slice(line.indexOf(testMark) + testMark.length)) as Record<string, number>;
    });
    await page.goto(url);
    if ((await done) !== 0) throw new Error('The probe failed.');
    return figures;
  } finally {
    await page.close();
  }
}

async function main(): Promise<void> {
  const asked = process.argv.filter((arg) => /^\d+$/.test(arg)).map(Number);
  const sizes = asked.length > 0 ? asked : [BUNDLED, 10_000, 100_000];
  const columns: Record<string, number>[] = [];
  for (const size of sizes) {
    const shelf = await shelfOf(size);
    columns.push({ papers: size, 'icons of the window to first row of the tree': await firstPaint(shelf), ...(await inHost(shelf)) });
    await rm(shelf, { recursive: true, force: true });
  }
  console.log(`\nIn the editor; milliseconds unless it says otherwise; with a load of ${loadavg()[0]?.toFixed(1) ?? '?'} on ${String(cpus().length)} cores at the end`);
  for (const name of Object.keys(columns[0] ?? {})) console.log(name.padEnd(46), columns.map((column) => (column[name] ?? Number.NaN).toFixed(0).padStart(9)).join(''));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
