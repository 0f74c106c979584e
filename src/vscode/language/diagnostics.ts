import * as vscode from 'vscode';
import { unknownKeys } from '../../drafting/problems';
import { Cancelled } from '../../pacing/slices';
import type { Bibliographies } from '../shared/bibliographies';
import { DisposableOwner } from '../shared/disposable';
import type { Reporter } from '../shared/report';
import { setting } from '../shared/setting';
import type { BibliographyCheck } from './bibliographyCheck';
import type { CitedHere } from './citedHere';
import type { ParsedDocuments } from './parsed';
import { rangeIn } from './positions';
import { diagnostic, severityOf, SOURCE } from './problem';
import type { Works } from './works';

const SETTLE_MS = 300;
const MEGABYTE = 1_000_000;

export interface DiagnosticsParts {
  readonly parsed: ParsedDocuments;
  readonly works: Works;
  readonly bibliographies: Bibliographies;
  readonly cited: CitedHere;
  readonly reporter: Reporter;
  readonly check: BibliographyCheck;
}

/** Marks problems in open documents and bibliographies, some time after the last change. */
export class Diagnostics extends DisposableOwner {
  private readonly collection = this.register(vscode.languages.createDiagnosticCollection(SOURCE));
  private readonly waiting = new Map<string, NodeJS.Timeout>();
  private readonly running = new Map<string, vscode.CancellationTokenSource>();
  private readonly told = new Set<string>();

  constructor(private readonly parts: DiagnosticsParts) {
    super();
    const all = (): void => { for (const document of vscode.workspace.textDocuments) this.soon(document); };
    this.register(vscode.workspace.onDidOpenTextDocument((document) => { this.soon(document); }));
    this.register(vscode.workspace.onDidChangeTextDocument(({ document }) => { this.soon(document); }));
    this.register(vscode.workspace.onDidCloseTextDocument(({ uri }) => { this.close(uri); }));
    this.register(vscode.workspace.onDidChangeConfiguration((event) => { if (event.affectsConfiguration('papershelf')) all(); }));
    this.register(parts.bibliographies.onDidChange(all));
    this.register(parts.cited.onDidChange(() => {
      for (const document of vscode.workspace.textDocuments) if (this.parts.parsed.language(document)?.id === 'bibtex') this.soon(document);
    }));
    this.register({ dispose: () => {
      for (const timer of this.waiting.values()) clearTimeout(timer);
      for (const source of this.running.values()) source.cancel();
    } });
    all();
  }

  private soon(document: vscode.TextDocument): void {
    if (!this.parts.parsed.language(document) || !isOwn(document)) return;
    const id = document.uri.toString();
    clearTimeout(this.waiting.get(id));
    this.running.get(id)?.cancel();
    this.waiting.set(id, setTimeout(() => {
      this.waiting.delete(id);
      this.parts.reporter.detached('checking citations', this.run(document));
    }, SETTLE_MS));
  }

  private async run(document: vscode.TextDocument): Promise<void> {
    if (document.isClosed) return;
    const id = document.uri.toString();
    const source = new vscode.CancellationTokenSource();
    this.running.set(id, source);
    const { version } = document;
    try {
      const found = this.isTooLarge(document) ? [] : await this.find(document, source.token);
      if (!source.token.isCancellationRequested && !document.isClosed && document.version === version) this.collection.set(document.uri, found);
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error;
    } finally {
      if (this.running.get(id) === source) this.running.delete(id);
      source.dispose();
    }
  }

  private async find(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<vscode.Diagnostic[]> {
    const language = this.parts.parsed.language(document);
    if (language?.id === 'bibtex') return this.parts.check.find(document, token);
    const severity = severityOf(setting('diagnostics.unknownKey', document));
    const parsed = severity === undefined ? undefined : await this.parts.parsed.of(document);
    if (severity === undefined || !parsed || parsed.groups.length === 0) return [];
    const { all, others, declared, isWhole } = await this.parts.works.bibliographiesOf(document, parsed.language);
    if (!isWhole || (all.length === 0 && !declared)) return [];
    const isKnown = (key: string): boolean => [...all, ...others].some(({ index }) => index.placesWithKey(key).length > 0);
    return unknownKeys(parsed, { isKnown, declares: declared }).map((problem) =>
      diagnostic(rangeIn(document, problem), vscode.l10n.t('No bibliography of this document has the key “{0}”.', problem.key), severity, problem.code),
    );
  }

  private isTooLarge(document: vscode.TextDocument): boolean {
    const limit = (setting('diagnostics.maxFileSize', document) ?? 5) * MEGABYTE;
    if (document.getText().length <= limit) return false;
    const id = document.uri.toString();
    if (!this.told.has(id)) this.parts.reporter.log.info(`${id} is larger than papershelf.diagnostics.maxFileSize and is not checked`);
    this.told.add(id);
    return true;
  }

  private close(uri: vscode.Uri): void {
    clearTimeout(this.waiting.get(uri.toString()));
    this.running.get(uri.toString())?.cancel();
    this.collection.delete(uri);
  }
}

/** Not one side of a comparison, nor what a program prints. */
function isOwn({ uri }: vscode.TextDocument): boolean {
  return uri.scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true;
}
