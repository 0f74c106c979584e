import path from 'node:path';
import * as vscode from 'vscode';
import type { PapershelfApi } from './api';
import { Library } from './library/library';
import { createApi } from './vscode/api';
import { registerDetail } from './vscode/detail/register';
import { registerInsertion } from './vscode/insertion/register';
import { registerLanguage } from './vscode/language/register';
import { registerPicker } from './vscode/picker/register';
import { Bibliographies } from './vscode/shared/bibliographies';
import { chosenPapers } from './vscode/shared/choice';
import { Discoveries } from './vscode/shared/discovery';
import { Entries } from './vscode/shared/entries';
import { COMMANDS } from './vscode/shared/ids';
import { PaperSearch } from './vscode/shared/paperSearch';
import { Reporter } from './vscode/shared/report';
import { ShelfModel } from './vscode/shared/shelf';
import { Topics } from './vscode/shared/topics';
import { PaperUses } from './vscode/shared/uses';
import { registerTree } from './vscode/tree/register';

/** Makes the parts, joins them, and registers them; what they do is theirs. */
export async function activate(context: vscode.ExtensionContext): Promise<PapershelfApi> {
  const { extensionUri, subscriptions } = context;
  const log = vscode.window.createOutputChannel('Papershelf', { log: true });
  subscriptions.push(log);
  const reporter = new Reporter(log);
  try {
    const folder = context.globalStorageUri.fsPath;
    const library = await Library.open(folder, (what) => { reporter.setAside(what.keptAs, what.reason); });
    const topics = new Topics(reporter);
    const shelf = new ShelfModel(vscode.Uri.joinPath(extensionUri, 'dist', 'corpus.json'), topics, log);
    const entries = new Entries(library);
    const uses = new PaperUses();
    const search = new PaperSearch({ shelf, entries, topics, uses, log, cacheDir: path.join(folder, 'search'), dist: vscode.Uri.joinPath(extensionUri, 'dist').fsPath });
    const discoveries = new Discoveries();
    const bibliographies = new Bibliographies(discoveries);
    const chosen = (args: readonly unknown[]): ReturnType<typeof chosenPapers> => chosenPapers(shelf, args);
    const picker = registerPicker({ shelf, library, topics, uses, reporter, search });
    subscriptions.push(
      topics,
      shelf,
      search,
      uses,
      discoveries,
      bibliographies,
      picker.registered,
      registerTree({ shelf, library, topics, uses, reporter, search: (query, limit) => search.papers(query, limit) }),
      registerDetail({ extensionUri, shelf, library, entries, topics, uses, reporter, chosen }),
      registerInsertion({ library, entries, reporter, chosen, askForPapers: picker.askForPapers }),
      registerLanguage({ shelf, library, entries, topics, search, bibliographies, reporter, uses, chosen, choosePapers: picker.choosePapers }),
      reporter.command(COMMANDS.showLog, () => { log.show(); }),
    );
    return createApi({ shelf, entries, search });
  } catch (error) {
    // VS Code itself does not show why an activation failed.
    reporter.show(error, 'activation');
    throw error;
  }
}
