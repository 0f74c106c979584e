import * as vscode from 'vscode';
import { FetchError } from '../../fetching/hosts';
import type { ImportOptions } from '../../library/shelfStore';
import { Cancelled } from '../../pacing/slices';
import { runSliced } from '../../pacing/thread';
import type { SourceEntry } from '../../merging/entry';
import type { Reporter } from '../shared/report';
import type { ShelfModel } from '../shared/shelf';
import { readSource, type SourceText, type Unopened } from './files';
import { fileProblem, placeWords, type FileProblem, type Outcome } from './words';

export interface ImporterParts {
  readonly shelf: ShelfModel;
  readonly reporter: Reporter;
}

/** Titles of an import that the log lists. */
const LISTED = 200;

/** Runs long work with a bar and a way to stop it; stopped work rejects with `CancellationError`, and nothing has changed. */
export async function withStop<T>(title: string, work: (signal: AbortSignal, say: (message: string) => void) => Promise<T>): Promise<T> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, async (progress, token) => {
    const control = new AbortController();
    const listening = token.onCancellationRequested(() => { control.abort(); });
    try {
      return await work(control.signal, (message) => { progress.report({ message }); });
    } catch (error) {
      throw isCalledOff(error) ? new vscode.CancellationError() : error;
    } finally {
      listening.dispose();
    }
  });
}

export function isCalledOff(error: unknown): boolean {
  return error instanceof Cancelled || (error instanceof FetchError && error.code === 'cancelled');
}

/** What was read of papers, and what could not be. */
export interface Reading {
  readonly entries: readonly SourceEntry[];
  readonly problems: readonly FileProblem[];
}

/** Reads texts into the shelf, all in one import: what is new of them is new together. */
export class Importer {
  constructor(private readonly parts: ImporterParts) {}

  importFiles(files: readonly vscode.Uri[]): Promise<Outcome> {
    return this.import(files.length, async (at) => readSource(files[at] as vscode.Uri));
  }

  importText(source: SourceText): Promise<Outcome> {
    return this.import(1, () => Promise.resolve(source));
  }

  private import(count: number, read: (at: number) => Promise<SourceText | Unopened>): Promise<Outcome> {
    return withStop(vscode.l10n.t('Importing papers'), async (signal, say) => {
      const { readImportSteps } = await import('../bundles/importing');
      const entries: SourceEntry[] = [];
      const problems: FileProblem[] = [];
      for (let at = 0; at < count; at++) {
        if (signal.aborted) throw new Cancelled();
        const source = await read(at);
        say(count === 1 ? source.name : vscode.l10n.t('{0} of {1}: {2}', at + 1, count, source.name));
        if (!('text' in source)) {
          problems.push({ name: source.name, words: source.reason, isLoss: true });
          continue;
        }
        const { text, name } = source;
        const imported = await runSliced(readImportSteps(text, source), signal);
        this.log(`${name}: ${String(imported.entries.length)} papers (${imported.format ?? '?'})`);
        for (const entry of imported.entries) entries.push(entry);
        problems.push(...imported.problems.map((problem) => fileProblem(name, problem)));
      }
      return this.take({ entries, problems }, { signal, onProgress: (done, all) => { say(vscode.l10n.t('{0} of {1} papers', done, all)); } });
    });
  }

  /** Merges what was read into the shelf, and tells the log of it. */
  async take({ entries, problems }: Reading, options: ImportOptions): Promise<Outcome> {
    const store = await this.parts.shelf.store();
    const summary = await store.import(entries, options);
    const outcome = { ...summary, problems, read: entries.length };
    await this.logOutcome(outcome);
    return outcome;
  }

  private async logOutcome({ added, merged, doubts, refused, problems }: Outcome): Promise<void> {
    for (const problem of problems) this.parts.reporter.log.warn(placeWords(problem));
    const titles = async (what: string, ids: readonly string[]): Promise<void> => {
      for (const paper of await this.parts.shelf.get(ids.slice(0, LISTED))) this.log(`${what}: ${paper.title} (${paper.id})`);
      if (ids.length > LISTED) this.log(`${what}: ${String(ids.length - LISTED)} more`);
    };
    await titles('new', added);
    await titles('merged', merged);
    for (const { ids, reason } of doubts) this.log(`kept apart (${reason}): ${ids.join(', ')}`);
    for (const title of refused) this.log(`left out, too many papers have this title: ${title}`);
  }

  private log(line: string): void {
    this.parts.reporter.log.info(`import: ${line}`);
  }
}
