import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { Dialect } from '../../citing/bibtex/escape';
import { discoverBibliographies } from '../../citing/discovery/discover';
import { discoverySignature } from '../../citing/discovery/signature';
import type { Discovery, FoundBibliography, Reason } from '../../citing/discovery/types';
import type { BibliographyFormat } from '../../citing/formats/upsertInto';
import { languageFor } from '../../citing/languages/language';
import type { DocumentLanguage } from '../../citing/types';
import { ChosenBibliographies } from './chosenBibliographies';
import { DisposableOwner } from './disposable';
import { declaringText, EditorFiles, globOf, placeOf } from './files';
import { setting } from './setting';

/** A bibliography of a document, and why it is one. */
export interface Target {
  readonly uri: vscode.Uri;
  readonly reason: Reason;
  /** The file that names it. */
  readonly namedBy?: vscode.Uri;
  /** `undefined` for a kind of file that cannot be written. */
  readonly format: BibliographyFormat | undefined;
  /** A declared one may not have been written yet: the first entry makes it. */
  readonly exists: boolean;
  /** Whether it is named by a path from a folder, so that one that is not there was meant to be made right there. */
  readonly isRelative: boolean;
}

/** Whether the document, what it is part of or its project names a bibliography, so that it is typeset with it. */
export function isDeclared({ reason }: Target): boolean {
  return reason === 'declared' || reason === 'root' || reason === 'project';
}

/** The bibliographies of a document. */
export interface Targets {
  /** Where entries go. */
  readonly target: Target | undefined;
  readonly candidates: readonly Target[];
  /** The document that this one is part of, or itself: declarations belong there, and paths are seen from its folder. */
  readonly root: vscode.Uri;
  readonly dialect: Dialect;
  readonly why: Discovery['why'];
}

/**
 * Whether a target that is not there is made without a question. One of several may be one that only the typesetter
 * finds, and which a new file beside the document would hide.
 */
export function mayBeMade({ reason, isRelative }: Target, { candidates }: Pick<Targets, 'candidates'>): boolean {
  return reason === 'configured' || (isRelative && candidates.filter(isDeclared).length === 1);
}

interface Known {
  readonly found: Promise<Targets>;
  readonly files: EditorFiles;
  /** The open documents that were read, as they were then. */
  readonly read: Map<vscode.TextDocument, { version: number; readonly signature: string }>;
}

/** Files that decide which bibliography a document has. */
const DECIDING = globOf('bib bibtex json yml yaml tex ltx rnw typ org rst adoc asciidoc asc rmd py'.split(' '));

/** Finds the bibliographies of documents, and finds them again only once something that decides on them has changed. */
export class TargetFinder extends DisposableOwner {
  private readonly changed = this.register(new vscode.EventEmitter<undefined>());
  /** What was found may no longer be so; while a document is typed in, nothing is told of that document itself. */
  readonly onDidChange = this.changed.event;
  private readonly known = new Map<string, Known>();
  readonly chosen: ChosenBibliographies;

  constructor(memory: vscode.Memento) {
    super();
    this.chosen = new ChosenBibliographies(memory);
    const watcher = this.register(vscode.workspace.createFileSystemWatcher(DECIDING));
    const cameOrWent = (): void => { this.forget(() => true); };
    this.register(watcher.onDidCreate(cameOrWent));
    this.register(watcher.onDidDelete(cameOrWent));
    this.register(watcher.onDidChange((uri) => { this.forget(({ files }) => files.seen.has(uri.toString())); }));
    this.register(vscode.workspace.onDidChangeTextDocument(({ document }) => {
      // Read from the file before it was opened.
      this.forget(({ files, read }) => files.seen.has(document.uri.toString()) && !read.has(document));
    }));
    this.register(vscode.workspace.onDidCloseTextDocument((document) => { this.forget(({ read }) => read.has(document)); }));
    this.register(vscode.workspace.onDidChangeWorkspaceFolders(cameOrWent));
    this.register(vscode.workspace.onDidChangeConfiguration((event) => {
      if (['papershelf.bibliography', 'papershelf.bibtex', 'files.exclude', 'search.exclude'].some((name) => event.affectsConfiguration(name))) cameOrWent();
    }));
  }

  of(document: vscode.TextDocument, language: DocumentLanguage): Promise<Targets> {
    const id = document.uri.toString();
    const before = this.known.get(id);
    if (before && isCurrent(before)) return before.found;
    const files = new EditorFiles(placeOf(document));
    const known: Known = { files, read: new Map(), found: this.find(document, language, files) };
    known.read.set(document, stateOf(document));
    this.known.set(id, known);
    known.found.then(
      () => { for (const each of files.documents) known.read.set(each, stateOf(each)); },
      () => { if (this.known.get(id) === known) this.known.delete(id); },
    );
    return known.found;
  }

  /** Remembers the bibliography of a document, or forgets it. */
  async choose(document: vscode.TextDocument, uri: vscode.Uri | undefined): Promise<void> {
    await this.chosen.set(document.uri, uri);
    this.forget(() => true);
  }

  private async find(document: vscode.TextDocument, language: DocumentLanguage, files: EditorFiles): Promise<Targets> {
    const place = placeOf(document);
    const chosen = this.chosen.get(document.uri)?.path;
    const folder = vscode.workspace.getWorkspaceFolder(place)?.uri.path;
    const rootFile = setting('bibliography.rootFile', document);
    const configured = setting('bibliography.files', document);
    const discovery = await discoverBibliographies(language, { path: place.path, text: declaringText(document) }, files, {
      // One that is gone is no choice any more.
      ...(chosen !== undefined && (await files.exists(chosen)) ? { chosen } : {}),
      ...(folder === undefined ? {} : { workspaceFolder: folder }),
      ...(place.scheme === 'file' ? { home: vscode.Uri.file(homedir()).path } : {}),
      ...(typeof rootFile === 'string' ? { rootFile } : {}),
      ...(Array.isArray(configured) ? { configured: configured.filter((path) => typeof path === 'string') } : {}),
    });
    const wanted = setting('bibtex.dialect', document);
    const target = (found: FoundBibliography): Target => ({
      uri: found.reason === 'self' ? document.uri : files.uri(found.path),
      reason: found.reason,
      format: found.format,
      exists: found.exists,
      isRelative: found.isRelative,
      ...(found.namedBy === undefined ? {} : { namedBy: files.uri(found.namedBy) }),
    });
    const candidates = discovery.candidates.map(target);
    return {
      target: discovery.target && candidates[discovery.candidates.indexOf(discovery.target)],
      candidates,
      root: discovery.root === place.path ? document.uri : files.uri(discovery.root),
      dialect: wanted === 'bibtex' || wanted === 'biblatex' ? wanted : discovery.dialect,
      why: discovery.why,
    };
  }

  private forget(isMeant: (known: Known) => boolean): void {
    let some = false;
    for (const [id, known] of this.known) some = (isMeant(known) && this.known.delete(id)) || some;
    if (some) this.changed.fire(undefined);
  }
}

/** Whether the documents that were read still say the same of bibliographies. */
function isCurrent({ read }: Known): boolean {
  return [...read].every(([document, before]) => {
    if (document.isClosed) return false;
    if (document.version === before.version) return true;
    const now = stateOf(document);
    before.version = now.version;
    return now.signature === before.signature;
  });
}

function stateOf(document: vscode.TextDocument): { version: number; readonly signature: string } {
  const language = languageFor(document.languageId, document.fileName);
  const text = declaringText(document);
  return { version: document.version, signature: language ? discoverySignature(language, text) : text };
}
