import * as vscode from 'vscode';
import { languageFor } from '../../citing/languages/language';
import type { RenderOptions } from '../../citing/types';
import type { Library } from '../../library/library';
import { withRecent } from '../../library/state';
import type { Paper } from '../../papers/paper';
import { paperAddress, type Site } from '../shared/addresses';
import { wantedPapers, type AskingParts } from '../shared/choice';
import type { Entries } from '../shared/entries';
import type { EntryWriter } from '../shared/entryWriter';
import { COMMANDS } from '../shared/ids';
import type { Reporter } from '../shared/report';
import type { ShelfModel } from '../shared/shelf';
import { citeInto } from './cite';
import { registerDrop } from './drop';
import { HandedCitations } from './handing';
import { registerPaste } from './paste';
import { askForStyle, citationAtCursor } from './styles';
import { MESSAGE_MS, tell } from './tell';

export interface InsertionParts extends AskingParts {
  readonly shelf: ShelfModel;
  readonly library: Library;
  readonly entries: Entries;
  readonly writer: EntryWriter;
  readonly reporter: Reporter;
}

/** Cite, by command, drop and paste, and what copies or opens a paper without showing it. */
export function registerInsertion(parts: InsertionParts): vscode.Disposable {
  const { shelf, library, entries, writer, reporter, chosen } = parts;
  const wanted = (args: readonly unknown[]): Promise<readonly Paper[]> => wantedPapers(parts, args);
  const remember = (papers: readonly Paper[]): Promise<void> =>
    library.change((state) => withRecent(state, papers.map(({ id }) => id)));
  const copy = async (text: string, what: string): Promise<void> => {
    await vscode.env.clipboard.writeText(text);
    vscode.window.setStatusBarMessage(what, MESSAGE_MS);
  };
  const open = async (site: Site, args: readonly unknown[]): Promise<void> => {
    for (const paper of await wanted(args)) await vscode.env.openExternal(paperAddress(paper, site));
  };
  const cite = async (args: readonly unknown[], styleFor: (editor: vscode.TextEditor, papers: readonly Paper[]) => Promise<RenderOptions | undefined>): Promise<void> => {
    // Asked before the papers are: the question takes the focus, and a detail panel has none to give.
    const editor = vscode.window.activeTextEditor ?? onlyVisibleEditor();
    const papers = await wanted(args);
    if (papers.length === 0) return;
    // Before anything is planned, for the text may change while the question stands.
    if (editor) tell(await citeInto(editor, papers, writer, await styleFor(editor, papers)), reporter);
    else await citeToClipboard(papers, entries);
    await remember(papers);
  };
  const handed = new HandedCitations({ writer, reporter, remember });
  return vscode.Disposable.from(
    handed,
    registerDrop({ handed, chosen }),
    registerPaste({ handed, shelf }),
    reporter.command(COMMANDS.cite, (...args) => cite(args, () => Promise.resolve(undefined))),
    reporter.command(COMMANDS.citeWithStyle, (...args) => cite(args, async (editor, papers) => {
      const language = languageFor(editor.document.languageId, editor.document.fileName);
      return language && askForStyle(language, [...entries.keys(papers).values()], citationAtCursor(editor, language));
    })),
    reporter.command(COMMANDS.copyCitationKey, async (...args) => {
      const papers = await wanted(args);
      if (papers.length === 0) return;
      const keys = entries.keys(papers);
      await copy([...keys.values()].join(','), vscode.l10n.t('Copied {0}', [...keys.values()].join(', ')));
      await entries.record(keys);
    }),
    reporter.command(COMMANDS.copyBibtex, async (...args) => {
      const papers = await wanted(args);
      if (papers.length === 0) return;
      await copy(`${entries.bibtex(papers)}\n`, vscode.l10n.t('Copied {0} BibTeX entries', papers.length));
      await entries.record(entries.keys(papers));
    }),
    reporter.command(COMMANDS.openOnArxiv, (...args) => open('arxiv', args)),
    reporter.command(COMMANDS.openOnHuggingFace, (...args) => open('huggingface', args)),
  );
}

/** From a panel or the tree there is no active editor, but often just one in view, and it is meant. */
function onlyVisibleEditor(): vscode.TextEditor | undefined {
  const editors = vscode.window.visibleTextEditors.filter(({ document }) => languageFor(document.languageId, document.fileName));
  return editors.length === 1 ? editors[0] : undefined;
}

async function citeToClipboard(papers: readonly Paper[], entries: Entries): Promise<void> {
  const keys = entries.keys(papers);
  const citation = languageFor('latex')?.render([...keys.values()]) ?? '';
  await vscode.env.clipboard.writeText(citation);
  await entries.record(keys);
  const copyBibtex = vscode.l10n.t('Copy BibTeX Instead');
  const message = vscode.l10n.t('No editor is open, so {0} was copied to the clipboard.', citation);
  const answer = await vscode.window.showInformationMessage(message, copyBibtex);
  if (answer === copyBibtex) await vscode.env.clipboard.writeText(`${entries.bibtex(papers)}\n`);
}
