import * as vscode from 'vscode';
import { COMMANDS } from '../shared/ids';
import type { Reporter } from '../shared/report';
import type { Paper } from '../../papers/paper';
import { PaperPicker, type PickerParts } from './picker';
import type { RowAction } from './rows';

const ACTIONS: Readonly<Record<RowAction, string>> = {
  open: COMMANDS.openPaper,
  cite: COMMANDS.cite,
  copyKey: COMMANDS.copyCitationKey,
  mark: COMMANDS.mark,
  showInTree: COMMANDS.showInTree,
};

export interface PickerRegistration extends Pick<PickerParts, 'shelf' | 'library' | 'search' | 'topics' | 'uses' | 'marks'> {
  readonly reporter: Reporter;
}

/** Asks for papers to cite; several can be ticked. */
export type AskForPapers = () => Promise<readonly Paper[] | undefined>;

/** Offers papers in an order of the caller's; what is typed searches the shelf as ever. */
export type ChoosePapers = (title: string, papers: readonly Paper[], many: boolean) => Promise<readonly Paper[] | undefined>;

/** The search command, and the same search as a question for the parts that need papers. */
export function registerPicker(registration: PickerRegistration): { registered: vscode.Disposable; askForPapers: AskForPapers; choosePapers: ChoosePapers } {
  const { reporter } = registration;
  const parts: PickerParts = {
    ...registration,
    act: (action, paper) => { reporter.detached('row button', vscode.commands.executeCommand(ACTIONS[action], paper.id)); },
    save: (query) => { reporter.detached('save search', vscode.commands.executeCommand(COMMANDS.saveSearch, query)); },
    failed: (error) => { reporter.show(error, 'search'); },
  };
  const askForPapers: AskForPapers = () =>
    new PaperPicker(parts, {
      title: vscode.l10n.t('Cite Papers'),
      placeholder: vscode.l10n.t('Title, author, model, topic or arXiv id. Enter cites the ticked papers, or else the highlighted one'),
      many: true,
      actions: ['open', 'copyKey'],
    }).pick();
  const choosePapers: ChoosePapers = (title, resting, many) =>
    new PaperPicker(parts, {
      title,
      placeholder: vscode.l10n.t('Title, author, model, topic or arXiv id'),
      many,
      actions: many ? ['open', 'copyKey'] : ['cite', 'copyKey', 'showInTree'],
      resting,
    }).pick();
  const registered = reporter.command(COMMANDS.search, async (query) => {
    const papers = await new PaperPicker(parts, {
      title: vscode.l10n.t('Search Papers'),
      placeholder: vscode.l10n.t('Title, author, model, topic or arXiv id'),
      many: false,
      actions: ['open', 'cite', 'copyKey', 'mark', 'showInTree'],
      ...(typeof query === 'string' ? { query } : {}),
    }).pick();
    if (papers?.[0]) await vscode.commands.executeCommand(COMMANDS.openPaper, papers[0].id);
  });
  return { registered, askForPapers, choosePapers };
}
