import * as vscode from 'vscode';
import { FILE_EXTENSIONS, languageFor } from '../../citing/languages/language';
import { readSteps } from '../../citing/languages/reading';
import type { CiteKey } from '../../citing/types';
import { CitationIndex } from '../../drafting/citationIndex';
import { Cancelled, Slices } from '../../pacing/slices';
import { DisposableOwner } from '../shared/disposable';
import { excluded } from '../shared/excluded';
import { globOf, isNotebook, notebookOf, openDocument } from '../shared/files';
import { hostPace } from '../shared/pace';
import type { ParsedDocument, ParsedDocuments } from './parsed';

const MOST_DOCUMENTS = 5000;
/** Of files that nobody has open; larger ones are skipped with a line in the log. */
const LARGEST_FILE = 5_000_000;
const SETTLE_MS = 300;
const GLOB = globOf([...FILE_EXTENSIONS.filter((extension) => extension !== 'bib'), 'ipynb']);

/** Which keys are cited where in the workspace: read in the background once it is asked for, then kept up to date. */
export class CitedHere extends DisposableOwner {
  private readonly changed = this.register(new vscode.EventEmitter<undefined>());
  /** Other keys are cited than before. */
  readonly onDidChange = this.changed.event;
  private readonly moved = this.register(new vscode.EventEmitter<undefined>());
  /** A document that cites was read anew: its lines may have moved. */
  readonly onDidMove = this.moved.event;
  private readonly index = new CitationIndex();
  private readonly cancel = this.register(new vscode.CancellationTokenSource());
  private readonly waiting = new Map<string, NodeJS.Timeout>();
  private reading: Promise<void> | undefined;
  private isRead = false;
  private isWhole = false;

  constructor(
    private readonly parsed: ParsedDocuments,
    private readonly log: vscode.LogOutputChannel,
  ) {
    super();
    this.register({ dispose: () => { for (const timer of this.waiting.values()) clearTimeout(timer); } });
  }

  /** Waits until the workspace has been read. */
  ready(): Promise<void> {
    this.reading ??= this.readAll();
    return this.reading;
  }

  /** Whether all documents of the workspace are known, so that what is not cited in them is not cited. */
  get isComplete(): boolean {
    return this.isWhole && this.index.isComplete;
  }

  isCited(key: string): boolean {
    return this.index.isCited(key);
  }

  keys(): Iterable<string> {
    return this.index.keys();
  }

  async placesOf(key: string): Promise<vscode.Location[]> {
    await this.ready();
    return this.index.placesOf(key).map(({ document, line, character }) => {
      const range = new vscode.Range(line, character, line, character + key.length);
      return new vscode.Location(vscode.Uri.parse(document, true), range);
    });
  }

  async documentsCiting(key: string): Promise<vscode.Uri[]> {
    await this.ready();
    return this.index.documentsCiting(key).map((document) => vscode.Uri.parse(document, true));
  }

  private async readAll(): Promise<void> {
    this.watch();
    const started = performance.now();
    for (const document of vscode.workspace.textDocuments) await this.take(document);
    try {
      const found = await vscode.workspace.findFiles(GLOB, excluded(), MOST_DOCUMENTS + 1, this.cancel.token);
      const slices = new Slices(hostPace(this.cancel.token));
      let skipped = 0;
      for (const uri of found.slice(0, MOST_DOCUMENTS)) {
        if (!(await this.readFile(uri, slices))) skipped++;
        await slices.pause();
      }
      this.isRead = true;
      this.isWhole = found.length <= MOST_DOCUMENTS && skipped === 0;
      if (found.length > MOST_DOCUMENTS) this.log.warn(`cited here: only the first ${String(MOST_DOCUMENTS)} documents are read`);
      this.log.info(`cited here: read ${String(this.index.documentCount)} documents in ${String(Math.round(performance.now() - started))} ms`);
    } catch (error) {
      if (!(error instanceof Cancelled || this.cancel.token.isCancellationRequested)) throw error;
    }
    this.changed.fire(undefined);
  }

  private watch(): void {
    const watcher = this.register(vscode.workspace.createFileSystemWatcher(GLOB));
    this.register(watcher.onDidCreate((uri) => { void this.seen(uri); }));
    this.register(watcher.onDidChange((uri) => { void this.seen(uri); }));
    this.register(watcher.onDidDelete((uri) => { this.forget(uri); }));
    this.register(vscode.workspace.onDidOpenTextDocument((document) => { if (isCiting(document)) this.soon(document.uri); }));
    this.register(vscode.workspace.onDidChangeTextDocument(({ document }) => { if (isCiting(document)) this.soon(document.uri); }));
    // What was not saved goes with the editor: the file counts again, and an untitled document is gone.
    this.register(vscode.workspace.onDidCloseTextDocument((document) => {
      if (document.uri.scheme === 'untitled') this.forget(document.uri);
      else if (this.index.has(document.uri.toString())) this.soon(document.uri);
    }));
    // While a notebook is open, its cells count in its place.
    this.register(vscode.workspace.onDidOpenNotebookDocument((notebook) => {
      this.soon(notebook.uri);
      for (const { document } of notebook.getCells()) if (isCiting(document)) this.soon(document.uri);
    }));
    this.register(vscode.workspace.onDidCloseNotebookDocument(({ uri }) => { this.soon(uri); }));
  }

  /** A watcher tells of excluded files too: only the editor knows all rules by which they are. */
  private async seen(uri: vscode.Uri): Promise<void> {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (!folder) return;
    const path = uri.path.slice(folder.uri.path.length + 1).replace(/[[\]{}*?]/g, '?');
    const isWanted = this.index.has(uri.toString()) || (await vscode.workspace.findFiles(new vscode.RelativePattern(folder, path), excluded(), 1)).length > 0;
    if (isWanted) this.soon(uri);
  }

  /** Reads a document anew once no further change has come for a while. */
  private soon(uri: vscode.Uri): void {
    const id = uri.toString();
    clearTimeout(this.waiting.get(id));
    this.waiting.set(id, setTimeout(() => {
      this.waiting.delete(id);
      void this.readFile(uri).then((isRead) => { if (!isRead) this.forget(uri); });
    }, SETTLE_MS));
  }

  private forget(uri: vscode.Uri): void {
    if (this.index.delete(uri.toString())) this.changed.fire(undefined);
  }

  /** False where the file could not be read or is too large. */
  private async readFile(uri: vscode.Uri, slices = new Slices(hostPace(this.cancel.token))): Promise<boolean> {
    const open = isNotebook(uri) ? undefined : openDocument(uri);
    if (open) return this.take(open);
    if (vscode.workspace.notebookDocuments.some((notebook) => notebook.uri.toString() === uri.toString())) {
      this.forget(uri);
      return true;
    }
    try {
      const bytes = await vscode.workspace.fs.readFile(uri);
      if (bytes.byteLength > LARGEST_FILE) {
        this.log.info(`cited here: ${uri.toString()} is too large and is left out`);
        return false;
      }
      const text = new TextDecoder().decode(bytes);
      if (isNotebook(uri)) this.set(uri, text, (await import('../bundles/records')).notebookKeys(text));
      const language = languageFor('', uri.path);
      const reading = language && (await slices.run(readSteps(language.reader, text)));
      await slices.pause();
      if (reading) this.set(uri, text, keysOf(reading));
      return true;
    } catch {
      return false;
    }
  }

  private async take(document: vscode.TextDocument): Promise<boolean> {
    if (!isCiting(document)) return false;
    const { version } = document;
    const parsed = await this.parsed.of(document);
    // One that was changed meanwhile is read again soon.
    if (parsed && document.version === version) this.set(document.uri, parsed.text, keysOf(parsed));
    return true;
  }

  private set(uri: vscode.Uri, text: string, keys: readonly CiteKey[]): void {
    const isChanged = this.index.set(uri.toString(), text, keys);
    // While the workspace is read for the first time, its end is told of.
    if (!this.isRead) return;
    if (isChanged) this.changed.fire(undefined);
    else if (keys.length > 0) this.moved.fire(undefined);
  }
}

function keysOf({ groups }: Pick<ParsedDocument, 'groups'>): CiteKey[] {
  return groups.flatMap((group) => group.keys);
}

/** Documents of the workspace and new ones, cells of notebooks among them; not the left side of a diff, nor a bibliography. */
function isCiting(document: vscode.TextDocument): boolean {
  const language = languageFor(document.languageId, document.fileName);
  const { uri } = notebookOf(document) ?? document;
  return language !== undefined && language.id !== 'bibtex' && (uri.scheme === 'untitled' || vscode.workspace.getWorkspaceFolder(uri) !== undefined);
}
