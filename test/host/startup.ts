// npm run bench:startup: how long a person waits, in fresh editors one after the other.
//   npm run bench:startup -- 9    that many runs
import { cpus, loadavg } from 'node:os';
import { sampleFolder } from './paths';
import { Session } from './session';
import { eventually } from './wait';

/** Milliseconds. */
interface Run {
  /** From asking for the window's address until the editor shows its own icons: what would pass without the extension. */
  readonly window: number;
  /** From the same moment until the shelf's first row is drawn, in a window that was left with the shelf open. */
  readonly tree: number;
  /** The three parts of the activation, as the editor reports them. */
  readonly loadCode: number;
  readonly callActivate: number;
  readonly finishActivate: number;
}

const shownAt = (selector: string) => `document.querySelector(${JSON.stringify(selector)}) ? performance.now() : 0`;
const icons = '.activitybar .action-item .action-label';
const firstRow = '.part.sidebar .monaco-list[aria-label*="Papers"] .monaco-list-row[role=treeitem] .label-name';

async function measure(): Promise<Run> {
  const session = await Session.open({ workspace: sampleFolder });
  try {
    const { page, workbench } = session;
    await workbench.openSidebar('Papershelf');
    await workbench.tree().rowsWhen((rows) => rows.length > 5);
    await page.goto(page.url());
    const when = async (selector: string) => {
      const handle = await page.waitForFunction<number>(shownAt(selector), undefined, { polling: 'raf' });
      return handle.jsonValue();
    };
    const [window, tree] = await Promise.all([when(icons), when(firstRow)]);
    await workbench.ready();
    return { window, tree, ...(await activation(session)) };
  } finally {
    await session.close();
  }
}

/** Reads the line about the extension in the editor's own report, a long document that is copied whole. */
async function activation({ page, workbench }: Session): Promise<Pick<Run, 'loadCode' | 'callActivate' | 'finishActivate'>> {
  await workbench.runCommand('Developer: Startup Performance');
  const report = page.locator('.editor-instance .monaco-editor').last();
  const line = /papershelf\.papershelf\s*\|[^\n]*/;
  const copyAll = async () => {
    await report.locator('.native-edit-context').focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.press('ControlOrMeta+C');
    return page.evaluate<string>('navigator.clipboard.readText()');
  };
  const copied = await eventually('line on the extension in the startup report', copyAll, (text) => line.test(text));
  // Extension | Eager | Load Code | Call Activate | Finish Activate | Event | By
  const [loadCode, callActivate, finishActivate] = (line.exec(copied)?.[0] ?? '').split('|').slice(2, 5).map(Number);
  if (loadCode === undefined || callActivate === undefined || finishActivate === undefined) throw new Error(`Not understood: ${copied}`);
  return { loadCode, callActivate, finishActivate };
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function main(): Promise<void> {
  const count = Number(process.argv.find((arg) => /^\d+$/.test(arg)) ?? 5);
  const runs: Run[] = [];
  for (let i = 0; i < count; i++) {
    const run = await measure();
    runs.push(run);
    console.log(`window ${run.window.toFixed(0)}, tree ${run.tree.toFixed(0)}, activation ${run.loadCode} + ${run.callActivate} + ${run.finishActivate}`);
  }
  const middle = (key: keyof Run) => median(runs.map((run) => run[key])).toFixed(0);
  // Other work on the machine shows in these numbers.
  console.log(`\nMedian of ${count} runs, in ms, with a load of ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores at the end:`);
  console.log(`  window open to the editor's own icons      ${middle('window')}`);
  console.log(`  window open to the first row of the tree   ${middle('tree')}`);
  console.log(`  activation, as the editor reports it: load code ${middle('loadCode')}, call activate ${middle('callActivate')}, finish activate ${middle('finishActivate')}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
