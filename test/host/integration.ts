// Runs the integration tests in an extension host:
//   node out/host/integration.js             the npm-hosted editor
//   node out/host/integration.js --desktop   the desktop editor, downloaded by @vscode/test-electron
import { runTests } from '@vscode/test-electron';
import path from 'node:path';
import { fixtureFolder, outFolder, root } from './paths';
import { copyOf } from './workspace';

const standIn = path.join(outFolder, 'host', process.platform === 'win32' ? 'standIn.cmd' : 'standIn.js');

async function main(): Promise<void> {
  const workspace = await copyOf(fixtureFolder);
  try {
    await runTests({
      ...(process.argv.includes('--desktop') ? {} : { vscodeExecutablePath: standIn }),
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(outFolder, 'integration', 'index.js'),
      launchArgs: [workspace.folder, '--disable-extensions'],
    });
  } finally {
    await workspace.remove();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
