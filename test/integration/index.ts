// Mocha inside the extension host; the editor calls run() and exits with its outcome.
import Mocha from 'mocha';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import { testMark } from '../host/mark';

/** In the npm-hosted editor all that is printed comes out in one stream, so what mocha prints is marked. */
Mocha.reporters.Base.consoleLog = (...words: unknown[]) => console.log(testMark + format(...words));

export async function run(): Promise<void> {
  const reporter = path.join(__dirname, '..', 'host', 'reporter.js');
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, color: false, reporter, reporterOptions: { suite: 'integration' } });
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.js'));
  if (files.length === 0) throw new Error(`No tests in ${__dirname}`);
  files.sort().forEach((name) => mocha.addFile(path.join(__dirname, name)));
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} integration tests failed`);
}
