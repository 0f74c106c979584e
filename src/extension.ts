import path from 'node:path';
import * as vscode from 'vscode';
import type { PapershelfApi } from './api';
import { Library } from './library/library';
import { createApi } from './vscode/api';
import { registerDetail } from './vscode/detail/register';
import { registerExport } from './vscode/exporting/register';
import { registerInsertion } from './vscode/insertion/register';
import { Network } from './vscode/intake/online/network';
import { registerIntake } from './vscode/intake/register';
import { registerLanguage } from './vscode/language/register';
import { registerMarks } from './vscode/marks/register';
import { registerPicker } from './vscode/picker/register';
import { registerReferences } from './vscode/references/register';
import { Bibliographies } from './vscode/shared/bibliographies';
import { chosenPapers } from './vscode/shared/choice';
import { Entries } from './vscode/shared/entries';
import { EntryWriter } from './vscode/shared/entryWriter';
import { COMMANDS } from './vscode/shared/ids';
import { PaperSearch } from './vscode/shared/paperSearch';
import { ReaderMarks } from './vscode/shared/readerMarks';
import { Reporter } from './vscode/shared/report';
import { ShelfModel } from './vscode/shared/shelf';
import { TargetFinder } from './vscode/shared/target';
import { Topics } from './vscode/shared/topics';
import { PaperUses } from './vscode/shared/uses';
import { registerTarget } from './vscode/target/register';
import { registerTree } from './vscode/tree/register';

/** Makes the parts, joins them, and registers them; what they do is theirs. */
export async function activate(context: vscode.ExtensionContext): Promise<PapershelfApi> {
  const { extensionUri, subscriptions } = context;
  const log = vscode.window.createOutputChannel('Papershelf', { log: true });
  subscriptions.push(log);
  const reporter = new Reporter(log);
  const { version } = context.extension.packageJSON as { version: string };
  try {
    const folder = context.globalStorageUri.fsPath;
    const library = await Library.open(folder, (what) => { reporter.setAside(what); });
    const topics = new Topics(reporter);
    const shelf = new ShelfModel({
      corpus: vscode.Uri.joinPath(extensionUri, 'dist', 'corpus.json'),
      folder,
      version,
      topics,
      reporter,
    });
    const marks = new ReaderMarks({ folder, shelf, reporter });
    const entries = new Entries(library);
    const uses = new PaperUses();
    const search = new PaperSearch({ shelf, entries, topics, uses, marks, log, cacheDir: path.join(folder, 'search'), dist: vscode.Uri.joinPath(extensionUri, 'dist').fsPath });
    const targets = new TargetFinder(context.workspaceState);
    const bibliographies = new Bibliographies(targets);
    const writer = new EntryWriter({ entries, targets, bibliographies, reporter });
    const picker = registerPicker({ shelf, library, topics, uses, reporter, search });
    const chosen = (args: readonly unknown[]): ReturnType<typeof chosenPapers> => chosenPapers(shelf, args);
    const network = new Network({ folder, version, log });
    const asking = { chosen, askForPapers: picker.askForPapers };
    subscriptions.push(
      topics, shelf, marks, search, uses, targets, bibliographies, picker.registered,
      registerTree({ shelf, library, topics, uses, marks, entries, chosen, reporter, search: (query, limit) => search.heads(query, limit) }),
      registerIntake({ shelf, marks, library, reporter, network, chosen }),
      registerMarks({ marks, reporter, chosen, choosePapers: picker.choosePapers, somePapers: () => search.papers('', 200) }),
      registerDetail({ extensionUri, shelf, library, entries, topics, uses, marks, reporter, chosen }),
      registerInsertion({ shelf, library, entries, writer, reporter, ...asking }),
      registerTarget({ targets, writer, reporter, ...asking }),
      registerReferences({ extensionUri, memory: context.globalState, shelf, entries, bibliographies, reporter, ...asking }),
      registerExport({ shelf, entries, bibliographies, reporter, ...asking }),
      registerLanguage({ shelf, library, entries, writer, topics, search, bibliographies, reporter, uses, chosen, choosePapers: picker.choosePapers }),
      reporter.command(COMMANDS.showLog, () => { log.show(); }),
    );
    const api = createApi({ shelf, entries, search });
    // Only an extension host that runs tests of this very extension is in this mode.
    return context.extensionMode === vscode.ExtensionMode.Test ? Object.assign(api, { network }) : api;
  } catch (error) {
    // VS Code itself does not show why an activation failed.
    reporter.show(error, 'activation');
    throw error;
  }
}
