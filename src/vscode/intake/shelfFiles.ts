import * as vscode from 'vscode';
import { ENDINGS } from './files';
import type { ShelfPattern } from './shelfPatterns';

/** A file of a workspace shelf. */
export interface ShelfFile {
  readonly uri: vscode.Uri;
  /** Bytes. */
  readonly size: number;
  /** What changes when the file does. */
  readonly stamp: string;
}

export interface ShelfFiles {
  readonly files: readonly ShelfFile[];
  /** Links, which may lead anywhere, are not followed; their paths. */
  readonly links: readonly string[];
  /** Whether there is more than is read. */
  readonly isCut: boolean;
}

const MOST_FILES = 500;
const MOST_FOLDERS = 2000;
const DEEPEST = 10;
const SKIPPED = ['.git', 'node_modules'];

/** The files of a workspace folder that fit any of the patterns, in the order of their paths; through the editor's file system. */
export async function shelfFiles(folder: vscode.Uri, patterns: readonly ShelfPattern[]): Promise<ShelfFiles> {
  const walk = new Walk(folder);
  for (const pattern of patterns) await walk.take(pattern);
  const files = [...walk.files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file);
  return { files, links: [...walk.links], isCut: walk.isCut };
}

class Walk {
  readonly files = new Map<string, ShelfFile>();
  readonly links = new Set<string>();
  isCut = false;
  private folders = 0;

  constructor(private readonly root: vscode.Uri) {}

  async take(pattern: ShelfPattern): Promise<void> {
    const names = pattern.base === '' ? [] : pattern.base.split('/');
    for (let depth = 1; depth <= names.length; depth++) {
      const path = names.slice(0, depth).join('/');
      const type = await this.typeOf(path);
      if (type === undefined) return;
      if (type & vscode.FileType.SymbolicLink) return void this.links.add(path);
      // A file that is named is read whatever it is called.
      if (type & vscode.FileType.File) return depth === names.length && pattern.isPlain ? this.add(path) : undefined;
    }
    await this.inFolder(pattern.base, pattern, 0);
  }

  private async inFolder(path: string, pattern: ShelfPattern, depth: number): Promise<void> {
    if (++this.folders > MOST_FOLDERS || depth > DEEPEST) return void (this.isCut = true);
    const none: [string, vscode.FileType][] = [];
    for (const [name, type] of await vscode.workspace.fs.readDirectory(this.uri(path)).then(undefined, () => none)) {
      const inner = path === '' ? name : `${path}/${name}`;
      if (type & vscode.FileType.SymbolicLink) this.links.add(inner);
      else if (type & vscode.FileType.Directory && !SKIPPED.includes(name)) await this.inFolder(inner, pattern, depth + 1);
      else if (type & vscode.FileType.File && hasEnding(name) && pattern.matches(inner)) await this.add(inner);
    }
  }

  private async add(path: string): Promise<void> {
    if (this.files.size >= MOST_FILES && !this.files.has(path)) return void (this.isCut = true);
    const uri = this.uri(path);
    const { size, mtime } = await vscode.workspace.fs.stat(uri).then(undefined, () => ({ size: 0, mtime: 0 }));
    this.files.set(path, { uri, size, stamp: `${String(mtime)} ${String(size)}` });
  }

  private typeOf(path: string): Thenable<vscode.FileType | undefined> {
    return vscode.workspace.fs.stat(this.uri(path)).then(({ type }) => type, () => undefined);
  }

  private uri(path: string): vscode.Uri {
    return path === '' ? this.root : vscode.Uri.joinPath(this.root, path);
  }
}

function hasEnding(name: string): boolean {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase();
  return ENDINGS.some((known) => known === ending);
}
