// Runs suites and sums what they truly did.
//   node test/run.mjs                every suite; goes on after a failure
//   node test/run.mjs unit page      these
//   node test/run.mjs --sum          prints the sum of the last run alone
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const results = path.join(root, 'out', 'results');
const require = createRequire(import.meta.url);

const tsc = (project) => [require.resolve('typescript/bin/tsc'), '-p', project];
const mocha = (suite, ...options) => [
  require.resolve('mocha/bin/mocha.js'),
  ...['--forbid-only', '--reporter', 'out/host/reporter.js', '--reporter-option', `suite=${suite}`],
  ...options,
  `out/${suite}/**/*.test.js`,
];

/** What must be built first, and the commands, each run by node; a suite that counts writes out/results/<name>.json itself. */
const suites = {
  check: { commands: [tsc('.'), tsc('media')] },
  lint: { commands: [['node_modules/eslint/bin/eslint.js', '.']] },
  unit: { builds: ['tests'], counts: true, commands: [mocha('unit', '--timeout', '60000')] },
  consumers: { builds: ['tests'], counts: true, commands: [mocha('consumers', '--timeout', '60000')] },
  integration: { builds: ['extension', 'tests'], counts: true, commands: [['out/host/integration.js']] },
  page: { builds: ['extension', 'tests'], counts: true, commands: [mocha('page', '--timeout', '60000')] },
  vsix: { builds: ['tests'], counts: true, commands: [mocha('vsix', '--timeout', '60000')] },
};
const builds = { extension: ['esbuild.js'], tests: ['esbuild.js', '--tests'] };
const built = new Map();

/** A suite that hangs is a suite that failed. */
const patience = 20 * 60_000;
const run = (args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', timeout: patience, killSignal: 'SIGTERM' }).status === 0;

function build(name) {
  if (!built.has(name)) built.set(name, run(builds[name]));
  return built.get(name);
}

const file = (name) => path.join(results, `${name}.json`);
const read = (name) => (existsSync(file(name)) ? JSON.parse(readFileSync(file(name), 'utf8')) : undefined);

function runSuite(name) {
  const suite = suites[name];
  rmSync(file(name), { force: true });
  const started = Date.now();
  console.log(`\n── ${name}`);
  const good = (suite.builds ?? []).every(build) && suite.commands.every(run);
  const counts = read(name) ?? { passed: 0, failed: 0, skipped: 0 };
  // A suite that crashed, or that ran nothing, failed, whatever it counted.
  const empty = suite.counts && counts.passed + counts.failed === 0;
  if ((!good || empty) && counts.failed === 0) counts.failed = 1;
  const seconds = Math.round((Date.now() - started) / 100) / 10;
  writeFileSync(file(name), JSON.stringify({ ...counts, seconds }));
}

/** Prints one line a suite and then the sum; a suite without a result never ran, which is a failure. */
function sum(names) {
  let passed = 0;
  let failed = 0;
  console.log('');
  for (const name of names) {
    const counts = read(name) ?? { passed: 0, failed: 1, skipped: 0 };
    passed += counts.passed;
    failed += counts.failed;
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
    console.log(`${name.padEnd(12)} ${counts.passed} passed, ${counts.failed} failed${skipped}${counts.seconds === undefined ? '' : ` (${counts.seconds} s)`}`);
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed;
}

const asked = process.argv.slice(2);
const sumOnly = asked.includes('--sum');
const named = asked.filter((name) => name !== '--sum');
const names = named.length > 0 ? named : Object.keys(suites);
const unknown = names.filter((name) => !(name in suites) && !sumOnly);
if (unknown.length > 0) throw new Error(`No suite ${unknown.join(', ')}; there are ${Object.keys(suites).join(', ')}.`);
mkdirSync(results, { recursive: true });
if (!sumOnly) {
  // A whole run starts with nothing left of the last one.
  if (named.length === 0) rmSync(results, { recursive: true });
  mkdirSync(results, { recursive: true });
  names.forEach(runSuite);
}
// Others may leave a result too, as .ci/run does for the package.
const extra = sumOnly ? readdirSync(results).map((entry) => path.basename(entry, '.json')).filter((name) => !names.includes(name)) : [];
process.exitCode = sum([...names, ...extra]) > 0 ? 1 : 0;
