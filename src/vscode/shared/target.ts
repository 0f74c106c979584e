import * as vscode from 'vscode';
import type { DocumentLanguage } from '../../citing/types';
import { setting } from './setting';

/** The bibliography that a document's entries go to, and how it was found. */
export interface Target {
  readonly uri: vscode.Uri;
  readonly why: 'declared' | 'nearest';
  /** A declared one may not have been written yet: the first entry makes it. */
  readonly exists: boolean;
}

const SEARCH_LIMIT = 500;
const PREFERRED = ['references.bib', 'bibliography.bib'];

/** The bibliography of a document: one it declares, else the nearest `.bib`; `undefined` where there is neither. */
export async function findTarget(document: vscode.TextDocument, language: DocumentLanguage): Promise<Target | undefined> {
  if (language.id === 'bibtex') return { uri: document.uri, why: 'declared', exists: true };
  const folder = folderOf(document);
  const declared = declaredBy(document, language);
  for (const uri of declared) if (await exists(uri)) return { uri, why: 'declared', exists: true };
  if (declared[0]) return { uri: declared[0], why: 'declared', exists: false };
  const nearest = await nearestBib(folder);
  return nearest && { uri: nearest, why: 'nearest', exists: true };
}

/** The bibliographies that a document names, whether or not they are there. */
export function declaredBy(document: vscode.TextDocument, language: DocumentLanguage): vscode.Uri[] {
  if (language.id === 'bibtex') return [document.uri];
  const folder = folderOf(document);
  return language.declarations(document.getText()).map(({ path }) => resolve(document, folder, path));
}

/** Where a new bibliography would be made. */
export function newBibliography(document: vscode.TextDocument): { uri: vscode.Uri; path: string } {
  const path = setting('bibliography.createName', document.uri) ?? 'references.bib';
  return { uri: vscode.Uri.joinPath(folderOf(document), path), path };
}

/** The document's folder; for one that was never saved, the first folder of the workspace. */
function folderOf({ uri }: vscode.TextDocument): vscode.Uri {
  if (uri.scheme !== 'untitled') return vscode.Uri.joinPath(uri, '..');
  return vscode.workspace.workspaceFolders?.[0]?.uri ?? uri;
}

/** Keeps the document's own scheme, so that remote and virtual workspaces work. */
function resolve(document: vscode.TextDocument, folder: vscode.Uri, path: string): vscode.Uri {
  const named = /\.[a-z]{2,5}$/i.test(path) ? path : `${path}.bib`;
  const absolute = named.startsWith('/') || /^[a-z]:[\\/]/i.test(named);
  if (!absolute) return vscode.Uri.joinPath(folder, named);
  return document.uri.scheme === 'file' ? vscode.Uri.file(named) : folder.with({ path: named });
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  // One that is open counts, also before it was saved.
  if (vscode.workspace.textDocuments.some((open) => open.uri.toString() === uri.toString())) return true;
  return vscode.workspace.fs.stat(uri).then(() => true, () => false);
}

async function nearestBib(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  const inWorkspace = vscode.workspace.getWorkspaceFolder(folder) !== undefined;
  const found = inWorkspace
    ? await vscode.workspace.findFiles('**/*.bib', '**/node_modules/**', SEARCH_LIMIT)
    : await bibsIn(folder);
  const ranked = found.map((uri) => ({ uri, rank: [distance(folder.path, uri.path), preference(uri)] as const }));
  ranked.sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || a.uri.path.localeCompare(b.uri.path));
  return ranked[0]?.uri;
}

async function bibsIn(folder: vscode.Uri): Promise<vscode.Uri[]> {
  const none: [string, vscode.FileType][] = [];
  const entries = await vscode.workspace.fs.readDirectory(folder).then(undefined, () => none);
  return entries.filter(([name]) => name.toLowerCase().endsWith('.bib')).map(([name]) => vscode.Uri.joinPath(folder, name));
}

function preference(uri: vscode.Uri): number {
  const index = PREFERRED.indexOf(uri.path.slice(uri.path.lastIndexOf('/') + 1));
  return index < 0 ? PREFERRED.length : index;
}

/** Steps up and down the folders between a folder and a file. */
function distance(folder: string, file: string): number {
  const from = folder.split('/').filter(Boolean);
  const to = file.split('/').filter(Boolean).slice(0, -1);
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared++;
  return from.length - shared + (to.length - shared);
}
