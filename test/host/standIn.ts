// Stands in for the desktop program where that cannot be downloaded: takes the same flags,
// opens the npm-hosted editor in a headless browser, and exits with the tests' exit code.
import { createWriteStream, type WriteStream } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { testMark } from './mark';
import { outFolder } from './paths';
import { EditorServer } from './server';

/** Tests that take longer than this hang. */
const patience = 10 * 60_000;

interface Flags {
  readonly folder: string;
  readonly extension: string;
  readonly tests: string;
}

function readFlags(args: readonly string[]): Flags {
  const flag = (name: string) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const folder = args.find((arg) => !arg.startsWith('--'));
  const extension = flag('extensionDevelopmentPath');
  const tests = flag('extensionTestsPath');
  if (folder === undefined || extension === undefined || tests === undefined) {
    throw new Error(`A folder, --extensionDevelopmentPath and --extensionTestsPath are needed, not: ${args.join(' ')}`);
  }
  return { folder, extension, tests };
}

/** Opens the page and resolves with the exit code that the editor reports. */
function runTests(page: Page, address: string, log: WriteStream): Promise<number> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new Error(`The tests did not end within ${patience / 60_000} minutes.`));
    const timer = setTimeout(late, patience);
    const done = (code: number) => {
      clearTimeout(timer);
      resolve(code);
    };
    const open = async () => {
      // The page calls these two when it was opened for tests.
      await page.exposeFunction('codeAutomationLog', (_kind: string, words: unknown[]) => print(words, log));
      await page.exposeFunction('codeAutomationExit', done);
      page.on('crash', () => reject(new Error('The page crashed.')));
      await page.goto(address);
    };
    open().catch(reject);
  });
}

/** What mocha prints goes to the reader, the editor's own log to a file. */
function print(words: readonly unknown[], log: WriteStream): void {
  const line = format(...words);
  if (line.startsWith(testMark)) console.log(line.slice(testMark.length));
  else log.write(`${line}\n`);
}

async function main(): Promise<number> {
  const flags = readFlags(process.argv.slice(2));
  const logFile = path.join(outFolder, 'host', 'editor.log');
  const log = createWriteStream(logFile);
  const server = await EditorServer.start();
  const browser = await launchBrowser();
  try {
    const code = await runTests(await browser.newPage(), server.url(flags), log);
    if (code !== 0) console.error(`The editor's own log is in ${logFile}`);
    return code;
  } finally {
    await browser.close();
    await server.stop();
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
