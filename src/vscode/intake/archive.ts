import * as vscode from 'vscode';
import { exportShelf, readArchive, restoreShelf, type Stores } from '../../library/archive';
import { runSliced } from '../../pacing/thread';
import { HumanError, type Reporter } from '../shared/report';
import { withStop } from './importer';
import { outcomeWords } from './words';

const filters = (): Record<string, string[]> => ({ [vscode.l10n.t('Shelf')]: ['jsonl'] });

/** Writes the whole shelf, marks and keys into one file. */
export async function exportTo(stores: Stores, named: unknown): Promise<vscode.Uri | undefined> {
  const day = new Date().toISOString().slice(0, 10);
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const defaultUri = folder && vscode.Uri.joinPath(folder.uri, `papershelf-${day}.jsonl`);
  const uri = named instanceof vscode.Uri ? named : await vscode.window.showSaveDialog({ title: vscode.l10n.t('Export Shelf'), filters: filters(), ...(defaultUri ? { defaultUri } : {}) });
  if (!uri) return undefined;
  await withStop(vscode.l10n.t('Exporting the shelf'), async (signal) => {
    const pieces: Buffer[] = [];
    for await (const piece of exportShelf(stores)) {
      if (signal.aborted) throw new vscode.CancellationError();
      pieces.push(Buffer.from(piece));
    }
    await vscode.workspace.fs.writeFile(uri, Buffer.concat(pieces));
  });
  return uri;
}

/** Adds what such a file has to what is there: papers, marks, keys and saved searches. */
export async function restoreFrom(stores: Stores, named: unknown, reporter: Reporter): Promise<string | undefined> {
  const uri = named instanceof vscode.Uri ? named : (await vscode.window.showOpenDialog({ title: vscode.l10n.t('Restore Shelf'), filters: filters() }))?.[0];
  if (!uri) return undefined;
  const name = vscode.workspace.asRelativePath(uri);
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  return withStop(vscode.l10n.t('Restoring the shelf'), async (signal, say) => {
    const archive = await runSliced(readArchive(text), signal);
    if (!archive) throw new HumanError(vscode.l10n.t('{0} is not an export of a shelf, or one of a later version. “Import Papers…” reads listings and bibliographies.', name));
    const summary = await restoreShelf(stores, archive, { signal, onProgress: (done, all) => { say(vscode.l10n.t('{0} of {1} papers', done, all)); } });
    const words = vscode.l10n.t('this line cannot be read');
    const problems = archive.unreadable.map((line) => ({ name, line, words, isLoss: true }));
    for (const { line } of problems) reporter.log.warn(`${name}, line ${String(line)}: it cannot be read`);
    return outcomeWords({ ...summary, problems, read: archive.rows.length });
  });
}
