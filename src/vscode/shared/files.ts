import * as vscode from 'vscode';
import type { Files } from '../../citing/discovery/types';
import { excluded } from './excluded';

const MOST_FILES = 1000;

export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const id = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === id);
}

/** The notebook that a document is a cell of. */
export function notebookOf(document: vscode.TextDocument): vscode.NotebookDocument | undefined {
  return vscode.workspace.notebookDocuments.find((notebook) => notebook.getCells().some((cell) => cell.document === document));
}

/** Where a document counts as lying: a cell in its notebook's file, one that was never saved in the workspace folder. */
export function placeOf(document: vscode.TextDocument): vscode.Uri {
  const { uri } = notebookOf(document) ?? document;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return uri.scheme === 'untitled' && folder ? vscode.Uri.joinPath(folder.uri, uri.path.slice(uri.path.lastIndexOf('/') + 1)) : uri;
}

/** What a document says of its bibliographies: a notebook says it at the top of its first cell. */
export function declaringText(document: vscode.TextDocument): string {
  const first = notebookOf(document)?.getCells()[0]?.document.getText();
  return first?.startsWith('---') ? first : document.getText();
}

/** Whether a file is a notebook, whose cells are documents of their own once it is open. */
export function isNotebook({ path }: vscode.Uri): boolean {
  return /\.ipynb$/i.test(path);
}

/** A glob of all files with these endings. Globs tell letter cases apart, and names such as `a.Rmd` are usual. */
export function globOf(endings: readonly string[]): string {
  const inAnyCase = endings.map((ending) => ending.replace(/[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`));
  return `**/*.{${inAnyCase.join(',')}}`;
}

/** Decodes as the editor does; a byte order mark is no part of the text. */
export async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  const open = openDocument(uri);
  if (open) return open.getText();
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/** The files around a document, in its own scheme, so that remote and virtual workspaces work. */
export class EditorFiles implements Files {
  /** Each file that was read, there or not: what a search depends on. */
  readonly seen = new Set<string>();
  /** Open documents that were read. */
  readonly documents = new Set<vscode.TextDocument>();

  constructor(private readonly base: vscode.Uri) {}

  uri(path: string): vscode.Uri {
    return this.base.with({ path: path.startsWith('/') ? path : `/${path}`, query: '', fragment: '' });
  }

  read(path: string): Promise<string | undefined> {
    const uri = this.uri(path);
    this.seen.add(uri.toString());
    const open = openDocument(uri);
    if (open) this.documents.add(open);
    return textOf(uri);
  }

  async exists(path: string): Promise<boolean> {
    const uri = this.uri(path);
    // One that is open counts, also before it was saved.
    if (openDocument(uri)) return true;
    return vscode.workspace.fs.stat(uri).then(({ type }) => (type & vscode.FileType.File) !== 0, () => false);
  }

  async list(endings: readonly string[]): Promise<readonly string[]> {
    const uris = vscode.workspace.getWorkspaceFolder(this.base)
      ? await vscode.workspace.findFiles(globOf(endings), excluded(), MOST_FILES)
      : await besides(this.base);
    const { scheme, authority } = this.base;
    return uris.flatMap((uri) => (uri.scheme === scheme && uri.authority === authority && hasEnding(uri, endings) ? [uri.path] : []));
  }
}

function hasEnding({ path }: vscode.Uri, endings: readonly string[]): boolean {
  return endings.some((ending) => path.toLowerCase().endsWith(`.${ending}`));
}

async function besides(uri: vscode.Uri): Promise<vscode.Uri[]> {
  const folder = vscode.Uri.joinPath(uri, '..');
  const none: [string, vscode.FileType][] = [];
  const entries = await vscode.workspace.fs.readDirectory(folder).then(undefined, () => none);
  return entries.map(([name]) => vscode.Uri.joinPath(folder, name));
}
