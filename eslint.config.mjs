import js from '@eslint/js';
import regexp from 'eslint-plugin-regexp';
import ts from 'typescript-eslint';

/**
 * The rooms of src/ and what each may import: other rooms, and packages.
 * Pure rooms import neither the editor nor Node and do no I/O.
 */
const rooms = {
  pacing: { rooms: [], packages: [], pure: true },
  papers: { rooms: [], packages: ['valibot'], pure: true },
  facets: { rooms: ['papers'], packages: ['valibot'], pure: true },
  shelf: { rooms: ['papers', 'facets'], packages: [], pure: true },
  search: { rooms: ['papers'], packages: ['fuse\\.js'], pure: true },
  indexing: { rooms: ['pacing', 'papers', 'search'], packages: ['node:.*'], pure: false },
  citing: { rooms: ['papers'], packages: ['js-yaml', 'jsonc-parser'], pure: true },
  drafting: { rooms: ['pacing', 'papers', 'citing', 'search'], packages: [], pure: true },
  csl: { rooms: ['papers', 'citing'], packages: ['citeproc'], pure: true },
  protocol: { rooms: ['papers'], packages: [], pure: true },
  merging: { rooms: ['papers'], packages: [], pure: true },
  importing: { rooms: ['papers', 'merging'], packages: ['valibot', 'saxes', 'jsonc-parser'], pure: true },
  marking: { rooms: ['papers'], packages: ['valibot'], pure: true },
  fetching: { rooms: ['papers', 'merging', 'importing'], packages: ['valibot', 'https', 'node:.*'], pure: false },
  library: { rooms: ['pacing', 'papers', 'merging', 'marking'], packages: ['lowdb', 'lowdb/node', 'valibot', 'node:.*'], pure: false },
  vscode: {
    rooms: ['pacing', 'papers', 'facets', 'shelf', 'search', 'indexing', 'citing', 'drafting', 'csl', 'protocol', 'merging', 'importing', 'marking', 'fetching', 'library'],
    packages: ['vscode', 'node:.*'],
    pure: false,
  },
};
/** Features of the editor edge meet only in vscode/bundles/, in extension.ts and in vscode/shared/. */
const features = ['tree', 'picker', 'detail', 'insertion', 'language', 'target', 'references', 'exporting', 'marks', 'intake'];

const allRooms = Object.keys(rooms);
const oneOf = (names) => names.join('|');

/** The no-restricted-imports options of one room. Rule options do not merge: each file gets one whole object. */
function importRule(name, feature) {
  const { rooms: allowed, packages } = rooms[name];
  const strangers = allRooms.filter((room) => room !== name && !allowed.includes(room));
  const siblings = feature ? features.filter((other) => other !== feature) : [];
  const patterns = [
    { regex: `^\\.\\.?/(.*/)?(${oneOf([...strangers, 'media'])})/`, message: `${name}/ may import only ${oneOf(allowed) || 'itself'}.` },
    packages.length > 0
      ? { regex: `^(?!\\.)(?!(${oneOf(packages)})$)`, message: `${name}/ may import only these packages: ${oneOf(packages)}.` }
      : { regex: '^(?!\\.)', message: `${name}/ imports no package.` },
  ];
  if (name === 'vscode') patterns.push({ regex: '/bundles/', message: 'A bundle is loaded later, by import().' });
  if (siblings.length > 0) {
    patterns.push({ regex: `^\\.\\.?/(.*/)?(${oneOf(siblings)})/`, message: 'Features meet in vscode/bundles/, extension.ts or vscode/shared/.' });
  }
  return ['error', { patterns }];
}

const noDynamicImport = ['error', { selector: 'ImportExpression', message: 'Pure rooms load nothing at run time.' }];
/** Anything else would be one more bundle, of which nobody knows. */
const onlyBundles = ['error', { selector: 'ImportExpression > :not(Literal[value=/\\u002fbundles\\u002f/])', message: 'Only a module of vscode/bundles/ is loaded later.' }];

const roomConfigs = allRooms.map((name) => ({
  files: [`src/${name}/**/*.ts`],
  rules: {
    'no-restricted-imports': importRule(name),
    'no-restricted-syntax': rooms[name].pure ? noDynamicImport : onlyBundles,
    ...(rooms[name].pure ? { 'no-restricted-globals': ['error', 'process', 'Buffer', 'require', 'setTimeout', 'fetch'] } : {}),
  },
}));
const featureConfigs = features.map((feature) => ({
  files: [`src/vscode/${feature}/**/*.ts`],
  rules: { 'no-restricted-imports': importRule('vscode', feature) },
}));
const pageConfig = {
  files: ['media/**/*.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [{ regex: '^\\.\\./src/(?!protocol/)', message: 'The page knows only protocol/.' }, { regex: '^(?!\\.)(?!@vscode-elements/)', message: 'The page imports only vscode-elements.' }] },
    ],
  },
};

export default ts.config(
  { ignores: ['dist/', 'out/', 'node_modules/', '**/node_modules/'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...ts.configs.stylistic,
  regexp.configs['flat/recommended'],
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['**/*.js', '**/*.mjs'], languageOptions: { globals: { require: 'readonly', process: 'readonly', console: 'readonly', module: 'writable', exports: 'writable' } }, rules: { '@typescript-eslint/no-require-imports': 'off', 'no-console': 'off' } },
  { files: ['test/**/*.ts'], rules: { 'no-console': 'off', '@typescript-eslint/no-non-null-assertion': 'off' } },
  ...roomConfigs,
  ...featureConfigs,
  { files: ['src/extension.ts'], rules: { 'no-restricted-syntax': onlyBundles } },
  pageConfig,
);
