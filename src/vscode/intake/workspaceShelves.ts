import * as vscode from 'vscode';
import type { Guest } from '../../library/guests';
import type { ShelfStore } from '../../library/shelfStore';
import { Cancelled } from '../../pacing/slices';
import { runSliced } from '../../pacing/thread';
import type { SourceEntry } from '../../merging/entry';
import { DisposableOwner } from '../shared/disposable';
import { COMMANDS } from '../shared/ids';
import type { Reporter } from '../shared/report';
import { setting } from '../shared/setting';
import type { ShelfModel } from '../shared/shelf';
import { readSource } from './files';
import { shelfFiles, type ShelfFile } from './shelfFiles';
import { shelfPatterns, type PatternProblem } from './shelfPatterns';
import { fileProblem, placeWords, type FileProblem } from './words';

export interface WorkspaceShelvesParts {
  readonly shelf: ShelfModel;
  readonly reporter: Reporter;
}

interface ReadFile {
  readonly stamp: string;
  readonly entries: readonly SourceEntry[];
  readonly problems: readonly FileProblem[];
}

/** Bytes of one file, and of all that are read: they are held in memory, and nobody asked for them one by one. */
const LARGEST_FILE = 20_000_000;
const LARGEST_SHELF = 50_000_000;
/** A checkout changes many files one after the other. */
const SETTLE_MS = 300;

/**
 * The shelves that a workspace brings along: files of its folders whose papers are on the shelf while it is open. In a
 * workspace that is not trusted nothing is read, and nothing is looked for.
 */
export class WorkspaceShelves extends DisposableOwner {
  private watchers: vscode.Disposable | undefined;
  private timer: NodeJS.Timeout | undefined;
  private reading = new AbortController();
  private read = new Map<string, ReadFile>();
  /** What was told already: files are read again whenever one of them changes. */
  private readonly told = new Set<string>();

  constructor(private readonly parts: WorkspaceShelvesParts) {
    super();
    this.register({ dispose: () => {
      clearTimeout(this.timer);
      this.reading.abort();
      this.watchers?.dispose();
    } });
    // Once the store is open the shelf is shown; what the workspace adds can follow.
    this.register(parts.shelf.onDidOpen((store) => { this.follow(store); }));
  }

  private follow(store: ShelfStore): void {
    const renew = (): void => {
      this.watch(() => { this.soon(store, SETTLE_MS); });
      this.soon(store, 0);
    };
    this.register(vscode.workspace.onDidChangeWorkspaceFolders(renew));
    this.register(vscode.workspace.onDidGrantWorkspaceTrust(renew));
    this.register(vscode.workspace.onDidChangeConfiguration((event) => { if (event.affectsConfiguration('papershelf.shelfFiles')) renew(); }));
    renew();
  }

  private watch(changed: () => void): void {
    this.watchers?.dispose();
    const globs = folders().flatMap((folder) => patternsOf(folder).patterns.map(({ base }): [vscode.WorkspaceFolder, string] => [folder, base]));
    this.watchers = vscode.Disposable.from(...globs.flatMap(([folder, base]) => {
      // A folder that goes as a whole is told of alone.
      const above = base.split('/').map((_, at, names) => names.slice(0, at + 1).join('/'));
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, base === '' ? '**' : `{${[...above, `${base}/**`].join(',')}}`));
      return [watcher, watcher.onDidCreate(changed), watcher.onDidChange(changed), watcher.onDidDelete(changed)];
    }));
  }

  private soon(store: ShelfStore, wait: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.reading.abort();
      const { signal } = (this.reading = new AbortController());
      this.parts.reporter.detached('workspace shelf', this.readAll(store, signal).catch((error: unknown) => {
        if (!(error instanceof Cancelled)) throw error;
      }));
    }, wait);
  }

  private async readAll(store: ShelfStore, signal: AbortSignal): Promise<void> {
    const guests: Guest[] = [];
    const problems: FileProblem[] = [];
    const read = new Map<string, ReadFile>();
    let room = LARGEST_SHELF;
    for (const folder of folders()) {
      const { patterns, problems: wrong } = patternsOf(folder);
      problems.push(...wrong.map((one) => ({ name: 'papershelf.shelfFiles', words: patternWords(one), isLoss: true })));
      const { files, links, isCut } = await shelfFiles(folder.uri, patterns);
      for (const link of links) problems.push({ name: link, words: vscode.l10n.t('it is a link, and links are not followed'), isLoss: false });
      if (isCut) problems.push({ name: folder.name, words: vscode.l10n.t('there are too many files; not all were read'), isLoss: true });
      for (const file of files) {
        if (signal.aborted) throw new Cancelled();
        room -= file.size;
        const one = file.size > LARGEST_FILE || room < 0 ? tooLarge(file) : await this.readFile(file, signal);
        read.set(file.uri.toString(), one);
        problems.push(...one.problems);
        for (const entry of one.entries) guests.push({ entry, shelf: folder.name });
      }
    }
    if (signal.aborted) throw new Cancelled();
    this.read = read;
    await store.setGuests(guests);
    if (read.size > 0) this.parts.reporter.log.info(`workspace shelf: ${String(guests.length)} papers in ${String(read.size)} files`);
    this.tell(problems);
  }

  /** What was read of a file that has not changed since is taken as it was. */
  private async readFile({ uri, stamp }: ShelfFile, signal: AbortSignal): Promise<ReadFile> {
    const known = this.read.get(uri.toString());
    if (known?.stamp === stamp) return known;
    const source = await readSource(uri);
    if (!('text' in source)) return { stamp: '', entries: [], problems: [{ name: source.name, words: source.reason, isLoss: true }] };
    const { text, name } = source;
    const { readImportSteps } = await import('../bundles/importing');
    const { entries, problems } = await runSliced(readImportSteps(text, source), signal);
    return { stamp, entries, problems: problems.map((problem) => fileProblem(name, problem)) };
  }

  /** All of it in the log, and one notice of what could not be read; each only once. */
  private tell(problems: readonly FileProblem[]): void {
    const { reporter } = this.parts;
    const fresh = problems.filter((problem) => !this.told.has(placeWords(problem)));
    for (const problem of fresh) {
      this.told.add(placeWords(problem));
      reporter.log.warn(`workspace shelf: ${placeWords(problem)}`);
    }
    const [first, ...more] = fresh.filter(({ isLoss }) => isLoss);
    if (!first) return;
    const words = placeWords(first);
    const showLog = vscode.l10n.t('Show Log');
    const message = more.length === 0
      ? vscode.l10n.t('Something on the shelf of this workspace could not be read: {0}', words)
      : vscode.l10n.t('Something on the shelf of this workspace could not be read: {0}; and {1} more', words, more.length);
    reporter.detached('workspace shelf', vscode.window.showWarningMessage(message, showLog).then((chosen) => (chosen === showLog ? vscode.commands.executeCommand(COMMANDS.showLog) : undefined)));
  }
}

/** Folders whose files may be read. */
function folders(): readonly vscode.WorkspaceFolder[] {
  return vscode.workspace.isTrusted ? (vscode.workspace.workspaceFolders ?? []) : [];
}

function patternsOf(folder: vscode.WorkspaceFolder): ReturnType<typeof shelfPatterns> {
  return shelfPatterns(setting('shelfFiles', folder.uri));
}

function tooLarge({ uri }: ShelfFile): ReadFile {
  return { stamp: '', entries: [], problems: [{ name: vscode.workspace.asRelativePath(uri), words: vscode.l10n.t('it is too large'), isLoss: true }] };
}

function patternWords({ code, text }: PatternProblem): string {
  switch (code) {
    case 'outside':
      return vscode.l10n.t('“{0}” leads out of the workspace folder, so it is not read; write a path inside of it', text);
    case 'not-a-pattern':
      return vscode.l10n.t('{0} is neither a path nor a pattern', text);
    case 'too-many':
      return vscode.l10n.t('only the first {0} are read', text);
  }
}
