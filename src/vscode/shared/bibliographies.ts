import * as vscode from 'vscode';
import { BibliographyIndex } from '../../citing/bibtex/bibliographyIndex';
import type { EntryIndex } from '../../citing/entryIndex';
import { formatOf, type BibliographyFormat } from '../../citing/formats/upsertInto';
import type { DocumentLanguage } from '../../citing/types';
import { DisposableOwner } from './disposable';
import { excluded } from './excluded';
import { globOf, openDocument, textOf } from './files';
import { isDeclared, type TargetFinder } from './target';

/** A bibliography as it is now: unsaved changes of an open one count. */
export interface Bibliography {
  readonly uri: vscode.Uri;
  readonly index: EntryIndex;
}

/** The bibliographies that a document's keys are looked for in. */
export interface BibliographiesOfDocument {
  readonly all: readonly Bibliography[];
  /** Others of the workspace that may be meant, where nothing names one. */
  readonly others: readonly Bibliography[];
  /** Whether the document, its root, its project or a setting names them; else it is the nearest. */
  readonly declared: boolean;
  /** Whether there are no others: of formats or shapes that are not read here, or such as only the typesetter finds. */
  readonly isWhole: boolean;
}

interface Kept {
  readonly bibliography: Bibliography;
  /** Time of the last look at the file, for those that nothing watches. */
  readonly readAt: number;
  /** Of what the file was then, where only that tells of a change. */
  readonly stamp?: string;
}

const BIB_FILES = globOf(['bib']);
const MOST_FILES = 200;
const UNWATCHED_FOR_MS = 2000;

/** The bibliographies of the workspace, each scanned once and followed through its changes. */
export class Bibliographies extends DisposableOwner {
  private readonly changed = this.register(new vscode.EventEmitter<undefined>());
  /** One changed, came or went, or is now another document's. */
  readonly onDidChange = this.changed.event;
  private readonly kept = new Map<string, Kept>();
  private listed: Promise<readonly vscode.Uri[]> | undefined;

  constructor(private readonly targets: TargetFinder) {
    super();
    const watcher = this.register(vscode.workspace.createFileSystemWatcher(BIB_FILES));
    const moved = (uri: vscode.Uri): void => {
      this.listed = undefined;
      this.drop(uri);
    };
    this.register(watcher.onDidCreate(moved));
    this.register(watcher.onDidDelete(moved));
    this.register(watcher.onDidChange((uri) => { if (!openDocument(uri)) this.drop(uri); }));
    this.register(vscode.workspace.onDidChangeTextDocument((event) => { this.follow(event); }));
    // What was not saved is gone with the editor, and the file is read again.
    this.register(vscode.workspace.onDidCloseTextDocument(({ uri }) => { if (this.kept.has(uri.toString())) this.drop(uri); }));
    this.register(vscode.workspace.onDidChangeWorkspaceFolders(() => { this.listed = undefined; }));
    this.register(targets.onDidChange(() => { this.changed.fire(undefined); }));
  }

  /** One bibliography; `undefined` where the file cannot be read. */
  async read(uri: vscode.Uri): Promise<Bibliography | undefined> {
    const format = formatOf(uri.path) ?? 'bibtex';
    if (format !== 'bibtex') return this.readRecords(uri, format);
    const known = this.kept.get(uri.toString());
    if (known && (isWatched(uri) || Date.now() - known.readAt < UNWATCHED_FOR_MS)) return known.bibliography;
    const text = await textOf(uri);
    if (text === undefined) return undefined;
    const bibliography = known?.bibliography.index.text === text ? known.bibliography : { uri, index: BibliographyIndex.of(text) };
    this.kept.set(uri.toString(), { bibliography, readAt: Date.now() });
    return bibliography;
  }

  /** Data of other kinds has these endings, too: only what is a bibliography is read, and nothing watches for the rest. */
  private async readRecords(uri: vscode.Uri, format: Exclude<BibliographyFormat, 'bibtex'>): Promise<Bibliography | undefined> {
    const known = this.kept.get(uri.toString());
    const stamp = await stampOf(uri);
    if (known && known.stamp === stamp) return known.bibliography;
    const text = await textOf(uri);
    const { RecordIndex } = await import('../bundles/records');
    const index = text === undefined ? undefined : RecordIndex.of(format, text);
    if (!index) {
      this.kept.delete(uri.toString());
      return undefined;
    }
    const bibliography = { uri, index };
    this.kept.set(uri.toString(), { bibliography, readAt: Date.now(), stamp });
    return bibliography;
  }

  /** Those that are a document's and that are there; where nothing names one, those of the workspace. */
  async of(document: vscode.TextDocument, language: DocumentLanguage): Promise<BibliographiesOfDocument> {
    const { candidates } = await this.targets.of(document, language);
    const named = candidates.filter(({ reason }) => reason !== 'nearest');
    const declared = named.length > 0;
    const known = (declared ? named : candidates).filter(({ exists }) => exists);
    const read = await this.readAll(known.filter(({ format }) => format !== undefined).map(({ uri }) => uri));
    // Of those that nothing names, entries go to the nearest; a chapter's key may be in any.
    const own = declared ? read.length : 1;
    return {
      all: read.slice(0, own),
      others: read.slice(own),
      declared,
      isWhole: read.length === known.length && named.every((each) => each.exists || !isDeclared(each)),
    };
  }

  /** All of the workspace; of other formats than BibTeX, those that a document has been seen to use. */
  async all(): Promise<readonly Bibliography[]> {
    const others = [...this.kept.values()].filter(({ stamp }) => stamp !== undefined).map(({ bibliography }) => bibliography.uri);
    return this.readAll([...(await this.uris()), ...others]);
  }

  private uris(): Promise<readonly vscode.Uri[]> {
    this.listed ??= Promise.resolve(vscode.workspace.findFiles(BIB_FILES, excluded(), MOST_FILES)).then((found) => found.sort((a, b) => (a.path < b.path ? -1 : 1)));
    return this.listed;
  }

  private async readAll(uris: readonly vscode.Uri[]): Promise<Bibliography[]> {
    const read = await Promise.all(uris.map((uri) => this.read(uri)));
    return read.filter((one) => one !== undefined);
  }

  private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const known = this.kept.get(document.uri.toString());
    if (!known || contentChanges.length === 0) return;
    const changes = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({ start: rangeOffset, end: rangeOffset + rangeLength, text }));
    const { index } = known.bibliography;
    if (!(index instanceof BibliographyIndex)) return void this.changed.fire(undefined);
    // Read from the file while the editor had something else: nothing to follow.
    const grown = changes.reduce((sum, { start, end, text }) => sum + text.length - (end - start), 0);
    const text = document.getText();
    if (index.text.length + grown !== text.length) this.kept.delete(document.uri.toString());
    else index.update(changes, text);
    this.changed.fire(undefined);
  }

  private drop(uri: vscode.Uri): void {
    this.kept.delete(uri.toString());
    this.changed.fire(undefined);
  }
}

async function stampOf(uri: vscode.Uri): Promise<string> {
  const open = openDocument(uri);
  if (open) return `open ${String(open.version)}`;
  return vscode.workspace.fs.stat(uri).then(({ mtime, size }) => `${String(mtime)} ${String(size)}`, () => 'absent');
}

function isWatched(uri: vscode.Uri): boolean {
  return openDocument(uri) !== undefined || vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}
