import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { install } from './install';
import { editorFolder, editorNode } from './paths';
import { run, spawnGuarded, stopGuarded } from './processes';

/** What keeps a fresh editor quiet: no trust question (it leaves extensions inactive), no welcome page, no chat. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  'security.workspace.trust.enabled': false,
  // In a browser the editor saves by itself after a second: no test could have unsaved changes.
  'files.autoSave': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'files.simpleDialog.enable': true,
};

export interface ServerOptions {
  /** Added to the quiet settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Extension packages to install before the start. */
  readonly vsix?: readonly string[];
}

export interface Opening {
  readonly folder: string;
  /** Extension under development. */
  readonly extension?: string;
  /** Module whose `run()` holds the tests. */
  readonly tests?: string;
}

/** A running editor: VS Code's server on a free loopback port, with a data folder of its own. */
export class EditorServer {
  private constructor(
    private readonly process: ChildProcess,
    private readonly data: string,
    readonly port: number,
  ) {}

  static async start(options: ServerOptions = {}): Promise<EditorServer> {
    await install();
    const data = await mkdtemp(path.join(tmpdir(), 'papershelf-editor-'));
    await writeSettings(data, { ...quietSettings, ...options.settings });
    for (const file of options.vsix ?? []) await installExtension(data, file);
    // The editor would ask a gallery on the network; an empty one is none.
    const env = { ...process.env, EXTENSIONS_GALLERY: '{}' };
    // Without the driver flag the page ignores the extension named in its address.
    const args = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--telemetry-level', 'off', '--enable-smoke-test-driver'];
    const server = spawnGuarded(editorNode(), [...command(data), ...args], { cwd: editorFolder, env });
    // A signal leaves no time for stop().
    process.once('exit', () => rmSync(data, { recursive: true, force: true, maxRetries: 5 }));
    return new EditorServer(server, data, await listening(server));
  }

  /** The address that opens a folder, and loads an extension under development if one is named. */
  url({ folder, extension, tests }: Opening): string {
    const remote = (file: string) => `vscode-remote://127.0.0.1:${this.port}${pathToFileURL(file).pathname}`;
    const payload = [
      ...(extension === undefined ? [] : [['extensionDevelopmentPath', remote(extension)]]),
      ...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]]),
    ];
    const query = new URLSearchParams({ folder: pathToFileURL(folder).pathname });
    if (payload.length > 0) query.set('payload', JSON.stringify(payload));
    // The workbench decodes %20 but not the + that URLSearchParams writes for a blank.
    return `http://127.0.0.1:${this.port}/?${query.toString().replaceAll('+', '%20')}`;
  }

  async setSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
    await writeSettings(this.data, { ...quietSettings, ...settings });
  }

  /** Where the editor keeps its logs, one folder a start. */
  get logs(): string {
    return path.join(this.data, 'data', 'logs');
  }

  /** Where an extension keeps what all windows share. */
  globalStorage(extension: string): string {
    return path.join(this.data, 'data', 'User', 'globalStorage', extension);
  }

  onExit(listener: (code: number | null) => void): void {
    this.process.once('exit', listener);
  }

  async stop(): Promise<void> {
    await stopGuarded(this.process);
    await rm(this.data, { recursive: true, force: true, maxRetries: 5 });
  }
}

const command = (data: string) => [path.join('out', 'server-main.js'), '--accept-server-license-terms', '--server-data-dir', data];

async function writeSettings(data: string, settings: Readonly<Record<string, unknown>>): Promise<void> {
  const folder = path.join(data, 'data', 'User');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'settings.json'), JSON.stringify(settings, undefined, 2));
}

async function installExtension(data: string, file: string): Promise<void> {
  const { code, output } = await run(editorNode(), [...command(data), '--install-extension', file], { cwd: editorFolder });
  if (code !== 0 || !output.includes('successfully installed')) throw new Error(`The editor did not install ${file}:\n${output}`);
}

/** The port, once the server says that it listens. */
function listening(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (why: string) => reject(new Error(`The editor's server ${why}. It printed:\n${output}`));
    const timer = setTimeout(() => fail('was not ready within a minute'), 60_000);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const port = /listening on (\d+)/.exec(output)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => fail(`ended with code ${code}`));
    child.once('error', (error) => fail(`did not start: ${error.message}`));
  });
}
