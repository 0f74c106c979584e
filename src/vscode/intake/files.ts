import * as vscode from 'vscode';
import { decode } from '../../importing/decode';
import { LONGEST_IMPORT } from '../../importing/limits';
import type { ReadOptions } from '../../importing/read';

/** Endings of files that a folder is searched for; a file that is named is read whatever it is called. */
export const ENDINGS = ['txt', 'bib', 'json', 'ris', 'xml', 'atom'] as const;

/** A text to import, with what is known of it besides; a listing that writes out no year has the file's. */
export interface SourceText extends Pick<ReadOptions, 'fallbackYear' | 'guessedEncoding'> {
  /** What it is called in messages. */
  readonly name: string;
  readonly text: string;
}

/** A file that could not even be opened. */
export interface Unopened {
  readonly name: string;
  readonly reason: string;
}

const MOST_FILES = 5000;
const DEEPEST = 5;

/** The files themselves, and for folders the files in them that may be imported, in the order of their names. */
export async function filesIn(uris: readonly vscode.Uri[]): Promise<vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  for (const uri of uris) {
    const isFolder = await vscode.workspace.fs.stat(uri).then(({ type }) => (type & vscode.FileType.Directory) !== 0, () => false);
    found.push(...(isFolder ? await inFolder(uri, 1) : [uri]));
  }
  return found.slice(0, MOST_FILES);
}

async function inFolder(folder: vscode.Uri, depth: number): Promise<vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  const entries = await vscode.workspace.fs.readDirectory(folder);
  for (const [name, type] of entries.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const uri = vscode.Uri.joinPath(folder, name);
    const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase();
    // A link to a folder above would lead round in circles.
    if (type === vscode.FileType.Directory && depth < DEEPEST && !name.startsWith('.')) found.push(...(await inFolder(uri, depth + 1)));
    else if ((type & vscode.FileType.File) !== 0 && ENDINGS.some((known) => known === ending)) found.push(uri);
    if (found.length >= MOST_FILES) break;
  }
  return found;
}

/** Reads a file as text. Never rejects. */
export async function readSource(uri: vscode.Uri): Promise<SourceText | Unopened> {
  const name = vscode.workspace.asRelativePath(uri);
  try {
    const { size, mtime } = await vscode.workspace.fs.stat(uri);
    if (size > 2 * LONGEST_IMPORT) return { name, reason: vscode.l10n.t('it is too large') };
    const bytes = await vscode.workspace.fs.readFile(uri);
    const year = yearIn(uri.path) ?? (mtime > 0 ? new Date(mtime).getFullYear() : undefined);
    return { name, ...decode(bytes), ...(year === undefined ? {} : { fallbackYear: year }) };
  } catch (error) {
    return { name, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The year of a day or month in a file's name, as in `daily-papers-2025-11-03.txt`: a checkout has a time of its own. */
function yearIn(path: string): number | undefined {
  const year = /(?<!\d)((?:19|20)\d\d)-(?:0[1-9]|1[0-2])(?!\d)[^/]*$/.exec(path)?.[1];
  return year === undefined ? undefined : Number(year);
}
