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

async function showTree(workbench: Workbench): Promise<void> {
  await workbench.openSidebar('Papershelf');
  await workbench.tree().rowsWhen((rows) => rows.length > 5);
}

const shots: readonly Shot[] = [
  { name: 'tree-light', theme: 'light', steps: showTree },
  { name: 'tree-dark', theme: 'dark', steps: showTree },
];

/** The parts of a window that are about the machine it runs on, not about the extension. */
const plainWindow = {
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'workbench.navigationControl.enabled': false,
  'window.title': 'Papershelf',
  'editor.cursorBlinking': 'solid',
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
