// One build(options) for every bundle: the extension, the detail page, the corpus data, the tests.
//   node esbuild.js            production bundles into dist/
//   node esbuild.js --watch    the same with source maps, again on every change
//   node esbuild.js --tests    test bundles into out/
const esbuild = require('esbuild');
const { readdirSync, existsSync } = require('node:fs');
const fs = require('node:fs/promises');
const path = require('node:path');

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
  return context.watch();
}

/** Options of everything that runs in the extension host; Node 16 is what VS Code 1.74 carries. */
const host = { platform: 'node', target: 'node16', format: 'cjs', mainFields: ['module', 'main'] };

async function buildExtension() {
  await fs.rm('dist', { recursive: true, force: true });
  await fs.mkdir('dist');
  await build({
    ...host,
    entryPoints: { extension: 'src/extension.ts', searchWorker: 'src/indexing/searchWorker.ts' },
    outdir: 'dist',
    external: ['vscode'],
    minify: !watch,
  });
  await build({
    entryPoints: { detail: 'media/detail.ts' },
    outdir: 'dist',
    platform: 'browser',
    target: 'es2021',
    format: 'iife',
    minify: !watch,
  });
  await buildCorpus();
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
  await fs.rm('out', { recursive: true, force: true });
  const common = { ...host, target: 'node20', outbase: 'test', outdir: 'out', sourcemap: 'inline' };
  // `vscode` is not external here: a pure room that reaches the editor fails to build.
  await build({ ...common, entryPoints: testFiles('test/unit', '.test.ts'), external: ['mocha'] });
  await build({ ...common, entryPoints: testFiles('test/bench', '.bench.ts') });
  await build({ ...host, entryPoints: { searchWorker: 'src/indexing/searchWorker.ts' }, outdir: 'out' });
}

(process.argv.includes('--tests') ? buildTests() : buildExtension()).catch((error) => {
  console.error(error);
  process.exit(1);
});
