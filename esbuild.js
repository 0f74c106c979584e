// One build(options) for every bundle: the extension, the detail page, the corpus data, the tests.
//   node esbuild.js            production bundles into dist/
//   node esbuild.js --watch    the same with source maps, again on every change
//   node esbuild.js --tests    test bundles into out/
//   node esbuild.js --bench    measurements into out/bench/ and out/eval/
//   node esbuild.js --run X    all of it, then test/host/X.ts
const esbuild = require('esbuild');
const { asCommonJs, splitFirst } = require('./hostBundles.js');
const { readdirSync, existsSync } = require('node:fs');
const fs = require('node:fs/promises');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const watch = process.argv.includes('--watch');

/** @param {esbuild.BuildOptions} options */
async function build(options) {
  const whole = {
    bundle: true,
    logLevel: 'warning',
    legalComments: 'none',
    sourcemap: watch ? 'linked' : false,
    ...options,
  };
  if (!watch) return esbuild.build(whole);
  const context = await esbuild.context(whole);
  await context.rebuild();
  return context.watch();
}

/** Options of everything that runs in the extension host; Node 16 is what VS Code 1.74 carries. */
const host = { platform: 'node', target: 'node16', format: 'cjs', mainFields: ['module', 'main'] };

/** The folder of the modules that are bundles of their own: each is loaded when something first imports it. */
const BUNDLES = 'src/vscode/bundles';

/** Its licence asks for its notice to stay. */
const CSL_NOTICE = '/* Contains citeproc-js, unmodified, under the CPAL 1.0. Copyright (c) 2009-2019 Frank Bennett. See THIRD-PARTY-NOTICES.md. */';

async function buildExtension() {
  await fs.rm('dist', { recursive: true, force: true });
  await fs.mkdir('dist');
  await build({ ...host, entryPoints: { searchWorker: 'src/indexing/searchWorker.ts' }, outdir: 'dist', minify: !watch });
  await buildHostBundles();
  await writeStyles('dist/csl');
  await build({
    entryPoints: {
      detail: 'media/detail.ts',
      'detail-style': 'media/detail.css',
      codicon: '@vscode/codicons/dist/codicon.css',
    },
    outdir: 'dist',
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
    platform: 'browser',
    target: 'es2021',
    format: 'iife',
    minify: !watch,
  });
  await buildCorpus();
}

/** The extension, and its parts that are loaded later: see `hostBundles.js`. */
async function buildHostBundles() {
  const names = readdirSync(BUNDLES).map((file) => path.parse(file).name);
  const entryPoints = { extension: 'src/extension.ts', ...Object.fromEntries(names.map((name) => [name, `${BUNDLES}/${name}.ts`])) };
  const bannerOf = (inputs) => (inputs.some((input) => input.includes('/citeproc/')) ? CSL_NOTICE : '');
  await build({ ...host, ...splitFirst, entryPoints, outdir: 'dist', external: ['vscode'], minify: !watch, sourcemap: watch && 'inline', plugins: [asCommonJs('extension', bannerOf)] });
}

/** The CSL styles and the locale as the npm packages have them, and the styles of our own, a file each. */
async function writeStyles(folder) {
  const home = path.dirname(require.resolve('@citation-js/plugin-csl/package.json'));
  const read = async (name) => JSON.parse(await fs.readFile(path.join(home, 'lib', `${name}.json`), 'utf8'));
  await fs.mkdir(folder, { recursive: true });
  for (const [name, style] of Object.entries(await read('styles'))) await fs.writeFile(path.join(folder, `${name}.csl`), style);
  const more = path.join(path.dirname(require.resolve('rehype-citation')), 'styles');
  for (const name of ['chicago', 'mla']) {
    const { default: style } = await import(pathToFileURL(path.join(more, `${name}.js`)).href);
    await fs.writeFile(path.join(folder, `${name}.csl`), style);
  }
  await fs.writeFile(path.join(folder, 'locales-en-US.xml'), (await read('locales'))['en-US']);
  await fs.cp('media/csl', folder, { recursive: true });
}

/** Reads the bundled listing with the extension's own parser, so that no parsing is done at run time. */
async function buildCorpus() {
  const out = 'out/tools/corpus.js';
  await esbuild.build({ ...host, bundle: true, entryPoints: ['src/shelf/shelf.ts'], outfile: out });
  const { readShelf } = require(path.resolve(out));
  const listing = await fs.readFile('media/corpus/daily-papers-2025-11-03.txt', 'utf8');
  const bibliography = JSON.parse(await fs.readFile('media/corpus/bibliography.json', 'utf8'));
  const { papers, problems } = readShelf(listing, bibliography);
  if (problems.length > 0) throw new Error(`The bundled corpus has problems: ${JSON.stringify(problems)}`);
  await fs.writeFile('dist/corpus.json', JSON.stringify(papers));
}

const testFiles = (folder, ending) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true })
        .filter((name) => name.endsWith(ending))
        .map((name) => path.join(folder, name))
    : [];

async function buildTests() {
  const suites = ['unit', 'consumers', 'host', 'integration', 'page', 'vsix'];
  // Not the whole of out/: the counts of earlier suites stay.
  await Promise.all(suites.map((suite) => fs.rm(path.join('out', suite), { recursive: true, force: true })));
  const common = { ...host, target: 'node20', outbase: 'test', outdir: 'out', sourcemap: 'inline' };
  // `vscode` is not external here: a pure room that reaches the editor fails to build.
  // The validator of styles reads a file beside itself.
  await build({ ...common, entryPoints: testFiles('test/unit', '.test.ts'), external: ['mocha', 'csl-validator-wasm'] });
  await build({
    ...common,
    entryPoints: ['test/integration/index.ts', ...testFiles('test/integration', '.test.ts')],
    external: ['mocha', 'vscode'],
  });
  await build({ ...common, entryPoints: testFiles('test/consumers', '.test.ts'), packages: 'external' });
  // What drives the editor from outside keeps its packages where npm put them: they look for files beside themselves.
  const pages = [...testFiles('test/page', '.test.ts'), ...testFiles('test/vsix', '.test.ts')];
  const programs = ['guard', 'integration', 'start', 'screenshots', 'startup', 'pickerBench', 'libraryBench', 'libraryProbe', 'libraryProbeAgain'].map((name) => `test/host/${name}.ts`);
  await build({ ...common, entryPoints: [...pages, ...programs], packages: 'external' });
  // Mocha requires a reporter by its file and wants the class itself.
  const asClass = { js: 'module.exports = module.exports.default;' };
  await build({ ...common, entryPoints: ['test/host/reporter.ts'], packages: 'external', footer: asClass });
  await buildStandIn({ ...common, packages: 'external' });
  await buildWorker();
  await writeStyles('out/csl');
}

/** The search worker where unit tests and benches look for it. */
async function buildWorker() {
  await build({ ...host, entryPoints: { searchWorker: 'src/indexing/searchWorker.ts' }, outdir: 'out' });
}

/** Measurements and evaluations, which are no tests and are not run with them. */
async function buildBenchmarks() {
  const entryPoints = [...testFiles('test/bench', '.bench.ts'), ...testFiles('test/eval', '.ts')];
  await build({ ...host, target: 'node20', outbase: 'test', outdir: 'out', sourcemap: 'inline', entryPoints });
  await buildWorker();
}

/** The stand-in for the desktop editor is started as a program, not by node. */
async function buildStandIn(common) {
  await build({ ...common, entryPoints: ['test/host/standIn.ts'], banner: { js: '#!/usr/bin/env node' } });
  await fs.chmod('out/host/standIn.js', 0o755);
  await fs.writeFile('out/host/standIn.cmd', '@node "%~dp0standIn.js" %*\r\n');
}

/** Builds all and goes on as one of the programs of test/host/, in the same process so that a signal to npm reaches it. */
async function runProgram(name) {
  await buildExtension();
  await buildTests();
  await esbuild.stop();
  require(path.resolve('out', 'host', `${name}.js`));
}

async function main() {
  const program = process.argv.indexOf('--run');
  if (program > 0) return runProgram(process.argv[program + 1]);
  if (process.argv.includes('--tests')) return buildTests();
  if (process.argv.includes('--bench')) return buildBenchmarks();
  await buildExtension();
  // The task behind F5 waits for this line.
  if (watch) console.log('[watch] ready');
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
