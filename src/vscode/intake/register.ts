import * as vscode from 'vscode';
import type { Library } from '../../library/library';
import type { Stores } from '../../library/archive';
import type { Paper } from '../../papers/paper';
import { COMMANDS } from '../shared/ids';
import type { ReaderMarks } from '../shared/readerMarks';
import { HumanError, type Reporter } from '../shared/report';
import type { ShelfModel } from '../shared/shelf';
import { exportTo, restoreFrom } from './archive';
import { ENDINGS, filesIn } from './files';
import { Importer } from './importer';
import type { Network } from './online/network';
import { registerOnline } from './online/register';
import { tellOutcome } from './tell';
import { outcomeWords, type Outcome } from './words';
import { WorkspaceShelves } from './workspaceShelves';

export interface IntakeParts {
  readonly shelf: ShelfModel;
  readonly marks: ReaderMarks;
  readonly library: Library;
  readonly reporter: Reporter;
  readonly network: Network;
  /** The papers that a command's arguments name. */
  chosen(args: readonly unknown[]): Promise<readonly Paper[]>;
}

/** How papers come to the shelf, and how the whole of it leaves and comes back. */
export function registerIntake(parts: IntakeParts): vscode.Disposable {
  const { shelf, marks, library, reporter } = parts;
  const importer = new Importer(parts);
  const stores = async (): Promise<Stores> => ({ shelf: await shelf.store(), marks: await marks.open(), library });
  // Not waited for: a command is done when its work is, not when the reader has put its message away.
  const tell = (outcome: Outcome): Outcome => {
    reporter.detached('import', tellOutcome(outcome, outcomeWords(outcome), library));
    return outcome;
  };
  return vscode.Disposable.from(
    registerOnline({ ...parts, importer }),
    new WorkspaceShelves({ shelf, reporter }),
    reporter.command(COMMANDS.importPapers, async (first, selected) => {
      const uris = urisOf(first, selected) ?? (await askForFiles());
      if (!uris) return undefined;
      if (uris === 'clipboard') return vscode.commands.executeCommand(COMMANDS.importClipboard);
      const files = await filesIn(uris);
      if (files.length === 0) throw new HumanError(vscode.l10n.t('There is no file to import: folders are searched for {0}.', ENDINGS.map((ending) => `.${ending}`).join(', ')));
      return tell(await importer.importFiles(files));
    }),
    reporter.command(COMMANDS.importClipboard, async () => {
      const text = await vscode.env.clipboard.readText();
      if (text.trim() === '') throw new HumanError(vscode.l10n.t('The clipboard has no text. Copy a listing page, BibTeX entries or another list of papers first.'));
      const fallbackYear = (await lacksYear(text)) ? await askForYear() : undefined;
      return tell(await importer.importText({ name: vscode.l10n.t('clipboard'), text, ...(fallbackYear === undefined ? {} : { fallbackYear }) }));
    }),
    reporter.command(COMMANDS.exportShelf, async (uri) => {
      const written = await exportTo(await stores(), uri);
      if (written) void vscode.window.showInformationMessage(vscode.l10n.t('The shelf was exported to {0}.', vscode.workspace.asRelativePath(written)));
    }),
    reporter.command(COMMANDS.restoreShelf, async (uri) => {
      const words = await restoreFrom(await stores(), uri, reporter);
      if (words !== undefined) void vscode.window.showInformationMessage(words);
      return words;
    }),
  );
}

/** From the explorer come the file and all that is selected; from other code a list. */
function urisOf(first: unknown, selected: unknown): readonly vscode.Uri[] | undefined {
  const all: readonly unknown[] = Array.isArray(selected) && selected.length > 0 ? selected : Array.isArray(first) ? first : [first];
  const uris = all.filter((one): one is vscode.Uri => one instanceof vscode.Uri);
  return uris.length > 0 ? uris : undefined;
}

/** A dialog shows files or folders, not both at once on every system. */
async function askForFiles(): Promise<readonly vscode.Uri[] | 'clipboard' | undefined> {
  const choices = [
    { label: vscode.l10n.t('Files…'), detail: vscode.l10n.t('Saved listing pages, .bib, .ris, CSL-JSON, Daily Papers JSON, arXiv Atom feeds'), value: 'files' as const },
    { label: vscode.l10n.t('Folder…'), detail: vscode.l10n.t('All such files in it'), value: 'folder' as const },
    { label: vscode.l10n.t('Clipboard'), detail: vscode.l10n.t('The same, as copied text'), value: 'clipboard' as const },
  ];
  const value = (await vscode.window.showQuickPick(choices, { title: vscode.l10n.t('Import Papers') }))?.value;
  if (value === undefined || value === 'clipboard') return value;
  const title = vscode.l10n.t('Import Papers');
  if (value === 'folder') return vscode.window.showOpenDialog({ title, canSelectFiles: false, canSelectFolders: true, canSelectMany: true });
  return vscode.window.showOpenDialog({ title, canSelectMany: true, filters: { [vscode.l10n.t('Papers')]: [...ENDINGS], [vscode.l10n.t('All Files')]: ['*'] } });
}

/** Only listing pages leave the year out, and those are short. */
async function lacksYear(text: string): Promise<boolean> {
  if (text.length >= 2_000_000) return false;
  const { readImport } = await import('../bundles/importing');
  return readImport(text).problems.some(({ code }) => code === 'year-unknown');
}

/** The clipboard has no date to go by; today's year is a suggestion that the reader sees. */
async function askForYear(): Promise<number> {
  const year = await vscode.window.showInputBox({
    title: vscode.l10n.t('Import from Clipboard'),
    prompt: vscode.l10n.t('The page does not say of which year it is. The year of its days:'),
    value: String(new Date().getFullYear()),
    validateInput: (value) => (/^(?:19|20)\d\d$/.test(value.trim()) ? undefined : vscode.l10n.t('A year such as 2025')),
  });
  if (year === undefined) throw new vscode.CancellationError();
  return Number(year);
}
