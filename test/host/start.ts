// npm start: VS Code with the extension under development, on a copy of the sample workspace.
//   --hosted   the npm-hosted editor even if there is a `code` on the PATH
import { existsSync } from 'node:fs';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { root, sampleFolder } from './paths';
import { exitOnSignals } from './processes';
import { EditorServer } from './server';
import { copyOf } from './workspace';

function desktopEditor(): string | undefined {
  if (process.argv.includes('--hosted')) return undefined;
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}

function openDesktop(editor: string, folder: string): void {
  console.log(`Opening ${editor}. Close its window, or press Ctrl+C here, when you are done.`);
  const args = ['--new-window', '--wait', `--extensionDevelopmentPath=${root}`, folder];
  const child = spawn(editor, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  child.on('error', (error) => fail(error));
  child.on('exit', (code) => process.exit(code ?? 0));
}

async function openHosted(folder: string): Promise<void> {
  const server = await EditorServer.start();
  console.log('\nOpen this address in a browser; press Ctrl+C here to stop.\n');
  console.log(`  ${server.url({ folder, extension: root })}\n`);
  server.onExit((code) => fail(new Error(`The editor's server ended by itself, with code ${code}.`)));
}

function fail(error: unknown): void {
  console.error(error);
  process.exit(1);
}

async function main(): Promise<void> {
  // Ctrl+C is how this is meant to end.
  exitOnSignals(0);
  const { folder } = await copyOf(sampleFolder);
  console.log(`The sample workspace was copied to ${folder}, which stays when you stop.`);
  const desktop = desktopEditor();
  if (desktop === undefined) await openHosted(folder);
  else openDesktop(desktop, folder);
}

main().catch(fail);
