import * as vscode from 'vscode';
import { discoverBibliographies } from '../../citing/discovery/discover';
import type { Discovery, Files } from '../../citing/discovery/types';
import { FILE_EXTENSIONS } from '../../citing/languages/language';
import type { DocumentLanguage } from '../../citing/types';
import { DisposableOwner } from './disposable';

const MOST_FILES = 500;
const NOT_OURS = '**/{node_modules,.git}/**';
const SETTLE_MS = 500;

/** The bibliographies of a document, looked for anew. */
export function discover(document: vscode.TextDocument, language: DocumentLanguage): Promise<Discovery> {
  const base = baseOf(document);
  const workspaceFolder = vscode.workspace.getWorkspaceFolder(base)?.uri.path;
  return discoverBibliographies(
    language,
    { path: document.uri.scheme === 'untitled' ? vscode.Uri.joinPath(base, 'untitled').path : document.uri.path, text: document.getText() },
    filesAround(base),
    workspaceFolder === undefined ? {} : { workspaceFolder },
  );
}

/** A found path as a file of the document's own scheme: remote and virtual workspaces work. */
export function fileAt(document: vscode.TextDocument, path: string): vscode.Uri {
  return baseOf(document).with({ path });
}

/** The document's folder, or for one that was never saved the first of the workspace. */
function baseOf({ uri }: vscode.TextDocument): vscode.Uri {
  return uri.scheme === 'untitled' ? (vscode.workspace.workspaceFolders?.[0]?.uri ?? uri) : vscode.Uri.joinPath(uri, '..');
}

function filesAround(base: vscode.Uri): Files {
  const at = (path: string): vscode.Uri => base.with({ path });
  return {
    async read(path) {
      const uri = at(path);
      const open = openDocument(uri);
      if (open) return open.getText();
      return vscode.workspace.fs.readFile(uri).then((bytes) => new TextDecoder().decode(bytes), () => undefined);
    },
    async exists(path) {
      const uri = at(path);
      return openDocument(uri) !== undefined || vscode.workspace.fs.stat(uri).then(() => true, () => false);
    },
    async list(endings) {
      const isWanted = (path: string): boolean => endings.some((ending) => path.toLowerCase().endsWith(`.${ending}`));
      if (vscode.workspace.getWorkspaceFolder(base)) {
        const found = await vscode.workspace.findFiles(`**/*.{${endings.join(',')}}`, NOT_OURS, MOST_FILES);
        return found.map(({ path }) => path).filter(isWanted).sort();
      }
      const none: [string, vscode.FileType][] = [];
      const names = await vscode.workspace.fs.readDirectory(base).then(undefined, () => none);
      return names.map(([name]) => vscode.Uri.joinPath(base, name).path).filter(isWanted).sort();
    },
  };
}

export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}

interface Kept {
  readonly declared: string;
  readonly discovery: Promise<Discovery>;
}

/** Discoveries for those who ask with every keystroke: kept until a file that could change them changes. */
export class Discoveries extends DisposableOwner {
  private readonly changed = this.register(new vscode.EventEmitter<undefined>());
  /** Other bibliographies may be found now. */
  readonly onDidChange = this.changed.event;
  private readonly kept = new Map<string, Kept>();
  private settling: NodeJS.Timeout | undefined;

  constructor() {
    super();
    const watcher = this.register(vscode.workspace.createFileSystemWatcher(`**/*.{${[...new Set([...FILE_EXTENSIONS, 'bib', 'yml', 'yaml', 'json', 'py'])].join(',')}}`));
    const soon = (): void => {
      clearTimeout(this.settling);
      this.settling = setTimeout(() => { this.forget(); }, SETTLE_MS);
    };
    this.register({ dispose: () => { clearTimeout(this.settling); } });
    // Who comes and goes counts at once, what is inside a while later: the document asked about is looked at anyway.
    this.register(watcher.onDidCreate(() => { this.forget(); }));
    this.register(watcher.onDidDelete(() => { this.forget(); }));
    this.register(vscode.workspace.onDidSaveTextDocument(({ fileName }) => { if (!fileName.endsWith('.bib')) soon(); }));
    this.register(vscode.workspace.onDidCloseTextDocument(({ uri }) => { this.kept.delete(uri.toString()); }));
    this.register(vscode.workspace.onDidChangeWorkspaceFolders(() => { this.forget(); }));
  }

  of(document: vscode.TextDocument, language: DocumentLanguage): Promise<Discovery> {
    const id = document.uri.toString();
    const declared = language.declarations(document.getText()).map(({ path }) => path).join('\n');
    const known = this.kept.get(id);
    if (known?.declared === declared) return known.discovery;
    const discovery = discover(document, language);
    this.kept.set(id, { declared, discovery });
    return discovery;
  }

  private forget(): void {
    this.kept.clear();
    this.changed.fire(undefined);
  }
}
