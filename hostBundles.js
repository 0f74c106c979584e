// Bundles that are loaded later, in the CommonJS that the extension host of VS Code 1.74 wants. esbuild splits only ES
// modules, so they are split first, which puts no module into two bundles, and made CommonJS afterwards.
const esbuild = require('esbuild');
const fs = require('node:fs/promises');
const path = require('node:path');

/** Options of the first step; its source maps go inside, for the second step reads them there. */
const splitFirst = { format: 'esm', splitting: true, chunkNames: 'shared-[hash]', write: false, metafile: true };

/**
 * The second step. What `main` loads at once is put into its own file, for each file more costs the start a millisecond;
 * the others find it there.
 * @param {string} main  name of the entry that the editor loads
 * @param {(inputs: string[]) => string} bannerOf  what has to stand above the bundle of these source files
 * @returns {esbuild.Plugin}
 */
const asCommonJs = (main, bannerOf) => ({
  name: 'commonjs',
  setup({ initialOptions, onEnd }) {
    const { platform, target, minify } = initialOptions;
    const options = { platform, target, minify, format: 'cjs', legalComments: 'none', sourcemap: initialOptions.sourcemap && 'inline', supported: { 'dynamic-import': false } };
    onEnd(async ({ outputFiles, metafile, errors }) => {
      if (errors.length > 0) return;
      const files = new Map(outputFiles.map((file) => [path.basename(file.path), { ...file, text: withOneEditor(file.text) }]));
      const outputs = new Map(Object.entries(metafile.outputs).map(([file, output]) => [path.basename(file), output]));
      const atOnce = loadedBy(`${main}.js`, outputs);
      for (const [name, { path: file, text }] of files) {
        if (name !== `${main}.js` && atOnce.has(name)) continue;
        const code = name === `${main}.js` ? await joined(name, atOnce, files, options) : (await esbuild.transform(text, { ...options, sourcefile: file })).code;
        const banner = bannerOf(Object.keys(outputs.get(name).inputs));
        await fs.writeFile(file, (banner && `${banner}\n`) + toShared(code, main, atOnce));
      }
    });
  },
});

/** A file and all that it needs at once. */
function loadedBy(name, outputs, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  for (const { path: file, kind } of outputs.get(name).imports) if (kind === 'import-statement' && outputs.has(path.basename(file))) loadedBy(path.basename(file), outputs, found);
  return found;
}

/** One file of several, which exports the others as `shared`, by name. */
async function joined(main, names, files, options) {
  const others = [...names].filter((name) => name !== main);
  const lines = [`export * from './${main}';`, ...others.map((name, at) => `import * as s${at} from './${name}';`), `export const shared = { ${others.map((name, at) => `'${name}': s${at}`).join(', ')} };`];
  const inMemory = {
    name: 'in memory',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\// }, ({ path: file, kind }) => (kind === 'dynamic-import' ? { path: file, external: true } : { path: files.get(path.basename(file)).path }));
      onLoad({ filter: /^/ }, ({ path: file }) => ({ contents: files.get(path.basename(file)).text, loader: 'js' }));
    },
  };
  const result = await esbuild.build({ ...options, bundle: true, write: false, outfile: files.get(main).path, stdin: { contents: lines.join('\n') }, external: ['vscode'], plugins: [inMemory] });
  return result.outputFiles[0].text;
}

/** esbuild would copy the editor's API, a getter for each of its names, for every module that imports it. */
const withOneEditor = (text) => text.replace(/\bimport\s*\*\s*as\s+([\w$]+)\s+from\s*"vscode";/g, 'const $1 = require("vscode");');

const toShared = (code, main, atOnce) =>
  code.replace(/\brequire\("\.\/(shared-\w+\.js)"\)/g, (whole, name) => (atOnce.has(name) ? `require("./${main}.js").shared["${name}"]` : whole));

module.exports = { asCommonJs, splitFirst };
