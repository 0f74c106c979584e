import * as vscode from 'vscode';
import type { Mark, MarkChange } from '../../marking/mark';
import type { Paper } from '../../papers/paper';
import { COMMANDS, NOTE_SCHEME } from '../shared/ids';
import type { ReaderMarks } from '../shared/readerMarks';
import { HumanError, type Reporter } from '../shared/report';
import { askForMarking, askForStatus, askForTags } from './ask';
import { NoteFiles, noteUri } from './notes';

export interface MarksRegistration {
  readonly marks: ReaderMarks;
  readonly reporter: Reporter;
  /** The papers that a command's arguments name; none where it was called without. */
  chosen(args: readonly unknown[]): Promise<readonly Paper[]>;
  /** Offers papers, of which several can be taken. */
  choosePapers(title: string, papers: readonly Paper[], many: boolean): Promise<readonly Paper[] | undefined>;
  /** Papers to offer first. */
  somePapers(): Promise<readonly Paper[]>;
}

const SHORTLY_MS = 4000;

/** The commands that mark papers, and notes as files. */
export function registerMarks({ marks, reporter, chosen, choosePapers, somePapers }: MarksRegistration): vscode.Disposable {
  const papersOf = async (args: readonly unknown[]): Promise<readonly Paper[]> => {
    await marks.ready();
    if (args[0] !== undefined) return chosen(args);
    return (await choosePapers(vscode.l10n.t('Mark Papers'), await somePapers(), true)) ?? [];
  };
  const command = (id: string, decide: (marks: readonly Mark[]) => Promise<MarkChange | undefined> | MarkChange): vscode.Disposable =>
    reporter.command(id, async (...args) => {
      const papers = await papersOf(args);
      const change = papers.length === 0 ? undefined : await decide(papers.map((paper) => marks.of(paper)));
      if (change) await marks.change(papers, change);
    });
  const notes = new NoteFiles(marks);
  return vscode.Disposable.from(
    notes,
    vscode.workspace.registerFileSystemProvider(NOTE_SCHEME, notes, { isCaseSensitive: true }),
    command(COMMANDS.star, () => ({ star: true })),
    command(COMMANDS.unstar, () => ({ star: false })),
    command(COMMANDS.hide, () => ({ hidden: true })),
    command(COMMANDS.unhide, () => ({ hidden: false })),
    command(COMMANDS.setStatus, askForStatus),
    command(COMMANDS.editTags, (known) => askForTags(known, marks.tags())),
    reporter.command(COMMANDS.editNote, async (...args) => {
      const [paper] = await papersOf(args);
      if (paper) await vscode.window.showTextDocument(noteUri(paper), { viewColumn: vscode.ViewColumn.Beside, preview: false });
    }),
    reporter.command(COMMANDS.mark, async (...args) => {
      const papers = await papersOf(args);
      const how = papers.length === 0 ? undefined : await askForMarking(papers.map((paper) => marks.of(paper)));
      if (how !== undefined) await vscode.commands.executeCommand(how, papers.map(({ id }) => id));
    }),
    reporter.command(COMMANDS.undoMark, async () => {
      const count = await marks.undo();
      if (count === undefined) throw new HumanError(vscode.l10n.t('No mark was changed in this window.'));
      const words = count === 1 ? vscode.l10n.t('The last change of marks was undone, for 1 paper.') : vscode.l10n.t('The last change of marks was undone, for {0} papers.', count);
      vscode.window.setStatusBarMessage(words, SHORTLY_MS);
    }),
  );
}
