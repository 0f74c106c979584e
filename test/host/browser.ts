import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { editorNode, hostFolder, hostModules } from './paths';
import { run } from './processes';

const unpacked = path.join(hostModules, '.browser');

const installedBrowsers: Readonly<Record<string, readonly string[]>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
};

function installedBrowser(): string | undefined {
  const asked = process.env['PAPERSHELF_TEST_BROWSER'];
  if (asked !== undefined) return asked;
  return installedBrowsers[process.platform]?.find((file) => existsSync(file));
}

/**
 * The package carries a font too, but expects it in a fixed folder. It is preferred for the window's own text,
 * so that this looks alike on every machine, one without any fonts included.
 */
const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${path.join(unpacked, 'fonts')}</dir>
  <match target="pattern">
    <test name="family"><string>sans-serif</string></test>
    <edit name="family" mode="prepend_first" binding="strong"><string>Open Sans</string></edit>
  </match>
  <cachedir>${path.join(unpacked, 'fonts-cache')}</cachedir>
</fontconfig>
`;

/** Unpacks the npm package's browser, which is one for Linux on x64. */
export async function unpackBrowser(): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  await rm(unpacked, { recursive: true, force: true });
  await mkdir(unpacked, { recursive: true });
  const script = "import('@sparticuz/chromium').then((module) => module.default.executablePath())";
  // Run on the editor's Node, since the package states that it wants 22 or later. It unpacks into TMPDIR, and the libraries a bare system lacks only where it believes it is in a Lambda.
  const env = { ...process.env, TMPDIR: unpacked, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' };
  const { code, output } = await run(editorNode(), ['--input-type=module', '-e', script], { cwd: hostFolder, env });
  if (code !== 0) throw new Error(`The browser could not be unpacked into ${unpacked}:\n${output}`);
}

const quietArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  // Nothing but this machine is reached: what a test sees does not depend on a gallery or an update server.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** Starts an installed Chrome or Chromium if there is one, else the one from npm. */
export async function launchBrowser(): Promise<Browser> {
  const installed = installedBrowser();
  const executablePath = installed ?? path.join(unpacked, 'chromium');
  if (!existsSync(executablePath)) {
    const seen = await readdir(unpacked).catch(() => []);
    throw new Error(`No Chrome or Chromium was found (looked for ${executablePath}; beside it: ${seen.join(', ') || 'nothing'}). Install one, or name it in PAPERSHELF_TEST_BROWSER.`);
  }
  if (installed === undefined) await writeFile(path.join(unpacked, 'fonts.conf'), fontsConf);
  const own = { LD_LIBRARY_PATH: path.join(unpacked, 'al2023', 'lib'), FONTCONFIG_FILE: path.join(unpacked, 'fonts.conf') };
  return chromium.launch({
    executablePath,
    headless: true,
    args: quietArguments,
    env: definedOnly(installed === undefined ? { ...process.env, ...own } : process.env),
  });
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
