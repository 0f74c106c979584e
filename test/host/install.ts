import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unpackBrowser } from './browser';
import { withLock } from './lock';
import { editorFolder, editorNode, hostFolder, hostModules } from './paths';
import { run } from './processes';

/** Installs the editor and the browser into test/host/node_modules, once for each lock file and platform. */
export async function install(say: (line: string) => void = console.log): Promise<void> {
  const stamp = path.join(hostModules, '.installed');
  const wanted = await fingerprint();
  const isDone = async () => (await readFile(stamp, 'utf8').catch(() => '')) === wanted;
  if (await isDone()) return;
  await withLock(path.join(hostFolder, '.lock'), say, async () => {
    // Another run may have finished while this one waited.
    if (await isDone()) return;
    const started = Date.now();
    await rm(stamp, { force: true });
    say('Installing the editor the tests run in (once, about 250 MB from the npm registry)');
    await npm('ci', hostFolder, 'the editor');
    await chmod(editorNode(), 0o755);
    // Not `npm ci`: the editor's lock file is not quite in step with its package.json.
    await npm('install', editorFolder, "the editor's own packages");
    say('Unpacking the browser');
    await unpackBrowser();
    await mkdir(hostModules, { recursive: true });
    await writeFile(stamp, wanted);
    say(`The editor is ready after ${((Date.now() - started) / 1000).toFixed(0)} s`);
  });
}

async function fingerprint(): Promise<string> {
  const lock = await readFile(path.join(hostFolder, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}`;
}

/** No package script is run: none of the native modules is needed, and building them wants a compiler. */
async function npm(verb: 'ci' | 'install', folder: string, what: string): Promise<void> {
  const args = [verb, '--no-save', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const cli = process.env['npm_execpath'];
  const isNpm = cli?.endsWith('npm-cli.js') === true;
  const command = isNpm ? process.execPath : 'npm';
  const { code, output } = await run(command, isNpm ? [cli, ...args] : args, { cwd: folder, shell: !isNpm && process.platform === 'win32' });
  if (code !== 0) throw new Error(`npm could not install ${what} in ${folder} (exit code ${code}):\n${output}`);
}
