// npm run screenshots: takes the README's pictures from the real window, each in a fresh editor.
//   npm run screenshots -- tree-light    only those whose name holds the word
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { root, sampleFolder } from './paths';
import { Session } from './session';
import { themes, type Theme, type Workbench } from './workbench';

interface Shot {
  readonly name: string;
  readonly theme: Theme;
  /** What is done before the picture is taken; it ends by waiting for what the picture is to show. */
  readonly steps: (workbench: Workbench) => Promise<unknown>;
}

const size = { width: 1280, height: 800 };
const folder = path.join(root, 'media', 'screenshots');

const EIGHTY = 'Beyond the 80/20 Rule: High-Entropy Minority Tokens Drive Effective Reinforcement Learning for LLM Reasoning';
const THINKLESS = 'Thinkless: LLM Learns When to Think';

async function showTree(workbench: Workbench): Promise<void> {
  await workbench.openSidebar('Papershelf');
  await workbench.tree().rowsWhen((rows) => rows.length > 5);
}

async function treeByTopic(workbench: Workbench): Promise<void> {
  await showTree(workbench);
  await workbench.tree().expand('Efficient reasoning');
}

async function treeByModel(workbench: Workbench): Promise<void> {
  await showTree(workbench);
  await workbench.pressViewAction('Group By…');
  await workbench.quickInput.choose('Base Model');
  await workbench.tree().expand('Qwen');
  await workbench.tree().expand('Qwen3');
}

async function find(workbench: Workbench, query: string, title: string): Promise<void> {
  await showTree(workbench);
  await workbench.runCommand('Papershelf: Search Papers…');
  await workbench.quickInput.fill(query);
  await workbench.quickInput.rowsWhen((rows) => rows[0]?.label === title);
}

async function detail(workbench: Workbench): Promise<void> {
  await find(workbench, '80/20', EIGHTY);
  await workbench.quickInput.accept();
  await workbench.webview().getByRole('heading', { level: 1, name: EIGHTY }).waitFor();
}

async function draft(workbench: Workbench): Promise<void> {
  await showTree(workbench);
  await workbench.editor.open('draft.tex');
  await workbench.editor.placeCursorAfter('draft.tex', 'always better ones');
  await workbench.runCommand('Papershelf: Cite Papers…');
  await workbench.quickInput.fill('thinkless');
  await workbench.quickInput.rowsWhen((rows) => rows[0]?.label === THINKLESS);
  await workbench.quickInput.accept();
  await workbench.editor.savedWhen('references.bib', (text) => text.includes('2505.13379'));
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  await workbench.runCommand('View: Split Editor Right');
  await workbench.editor.open('references.bib');
  await workbench.editor.goTo('references.bib', 30, 1);
}

const shots: readonly Shot[] = [
  { name: 'tree-topics', theme: 'light', steps: treeByTopic },
  { name: 'tree-models', theme: 'light', steps: treeByModel },
  { name: 'search', theme: 'light', steps: (workbench) => find(workbench, 'overthinkng reasonning modles', 'Stop Overthinking: A Survey on Efficient Reasoning for Large Language Models') },
  { name: 'detail-light', theme: 'light', steps: detail },
  { name: 'detail-dark', theme: 'dark', steps: detail },
  { name: 'draft', theme: 'dark', steps: draft },
];

/** The parts of a window that are about the machine it runs on, not about the extension. */
const plainWindow = {
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'workbench.navigationControl.enabled': false,
  'window.title': 'Papershelf',
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
};

async function take({ name, theme, steps }: Shot): Promise<void> {
  const settings = { ...plainWindow, 'workbench.colorTheme': themes[theme].setting };
  const session = await Session.open({ workspace: sampleFolder, size, settings });
  try {
    const { page, workbench } = session;
    await page.locator(`.monaco-workbench.${themes[theme].mark}`).waitFor();
    await steps(workbench);
    // Tooltips and scroll bars fade out once the pointer is elsewhere.
    await page.mouse.move(size.width - 5, size.height - 5);
    await page.waitForTimeout(1000);
    const file = path.join(folder, `${name}.png`);
    await page.screenshot({ path: file, animations: 'disabled' });
    console.log(`${path.relative(root, file)} (${Math.round((await stat(file)).size / 1024)} KB)`);
  } finally {
    await session.close();
  }
}

async function main(): Promise<void> {
  await mkdir(folder, { recursive: true });
  const words = process.argv.slice(2).filter((arg) => shots.some(({ name }) => name.includes(arg)));
  const asked = shots.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  for (const shot of asked) await take(shot);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
