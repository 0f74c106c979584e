import path from 'node:path';
import * as vscode from 'vscode';
import type { PapershelfApi } from './api';
import { Library } from './library/library';
import { breathe } from './pacing/thread';
import { chosenPapers } from './vscode/shared/choice';
import { Entries } from './vscode/shared/entries';
import { COMMANDS } from './vscode/shared/ids';
import { PaperSearch } from './vscode/shared/paperSearch';
import { ReaderMarks } from './vscode/shared/readerMarks';
import { Reporter } from './vscode/shared/report';
import { ShelfModel } from './vscode/shared/shelf';
import { Topics } from './vscode/shared/topics';
import { PaperUses } from './vscode/shared/uses';
import { registerTree } from './vscode/tree/register';

/** Makes the parts, joins them, and registers them; what they do is theirs. */
export async function activate(context: vscode.ExtensionContext): Promise<PapershelfApi> {
  const { extensionUri, subscriptions, workspaceState } = context;
  const log = vscode.window.createOutputChannel('Papershelf', { log: true });
  subscriptions.push(log);
  const reporter = new Reporter(log);
  const { version } = context.extension.packageJSON as { version: string };
  try {
    const folder = context.globalStorageUri.fsPath;
    const dist = vscode.Uri.joinPath(extensionUri, 'dist');
    const library = await Library.open(folder, (what) => { reporter.setAside(what); });
    const topics = new Topics(reporter);
    const shelf = new ShelfModel({ corpus: vscode.Uri.joinPath(dist, 'corpus.json'), folder, version, topics, reporter });
    const marks = new ReaderMarks({ folder, shelf, reporter });
    const entries = new Entries(library);
    const uses = new PaperUses();
    const search = new PaperSearch({ shelf, entries, topics, uses, marks, log, cacheDir: path.join(folder, 'search'), dist: dist.fsPath });
    const chosen = (args: readonly unknown[]): ReturnType<typeof chosenPapers> => chosenPapers(shelf, args);
    const parts = { extensionUri, folder, version, log, reporter, library, topics, shelf, marks, entries, uses, search, chosen };
    subscriptions.push(
      topics, shelf, marks, search, uses,
      registerTree({ ...parts, search: (query, limit) => search.heads(query, limit) }),
      reporter.command(COMMANDS.showLog, () => { log.show(); }),
    );
    // The rest is loaded in turns of its own, so that nothing blocks for long and the tree is drawn meanwhile.
    await breathe();
    const { registerCollecting } = await import('./vscode/bundles/collecting');
    const { registered, network, ...asking } = registerCollecting(parts);
    subscriptions.push(registered);
    await breathe();
    const { registerWriting, createApi } = await import('./vscode/bundles/writing');
    subscriptions.push(registerWriting({ ...parts, ...asking, workspaceState, memory: context.globalState }));
    const api = createApi(parts);
    // Only an extension host that runs tests of this very extension is in this mode.
    return context.extensionMode === vscode.ExtensionMode.Test ? Object.assign(api, { network }) : api;
  } catch (error) {
    // VS Code itself does not show why an activation failed.
    reporter.show(error, 'activation');
    throw error;
  }
}
