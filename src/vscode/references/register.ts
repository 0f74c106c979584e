import * as vscode from 'vscode';
import { cslItem, type CslItem } from '../../citing/formats/cslJson';
import { languageFor } from '../../citing/languages/language';
import { lineEndOf } from '../../citing/bibtex/style';
import { OUTPUTS, outputFor, type ReferenceOutput } from '../../csl/outputs';
import type { Paper } from '../../papers/paper';
import { wantedPapers, type AskingParts } from '../shared/choice';
import { citedWorks, type CitedPapersParts } from '../shared/citedPapers';
import { COMMANDS } from '../shared/ids';
import { HumanError, type Reporter } from '../shared/report';
import { ReferenceProcessor } from './processor';
import { askForOutput, askForReferenceStyle, type StyleChoice } from './styles';

export interface ReferenceParts extends CitedPapersParts, AskingParts {
  readonly extensionUri: vscode.Uri;
  readonly memory: vscode.Memento;
  readonly reporter: Reporter;
}

const MESSAGE_MS = 6000;

/** References as a style formats them: copied, inserted, and those of all that a document cites. */
export function registerReferences(parts: ReferenceParts): vscode.Disposable {
  const { entries, memory, reporter } = parts;
  const dist = vscode.Uri.joinPath(parts.extensionUri, 'dist');
  const processor = new ReferenceProcessor(dist);
  const wanted = (args: readonly unknown[]): Promise<readonly Paper[]> => wantedPapers(parts, args);
  const itemsOf = (papers: readonly Paper[]): CslItem[] => {
    const keys = entries.keys(papers);
    return papers.map((paper) => cslItem(paper, keys.get(paper.id) ?? paper.id));
  };
  return vscode.Disposable.from(
    reporter.command(COMMANDS.copyReference, async (...args) => {
      const papers = await wanted(args);
      const options = papers.length === 0 ? undefined : givenOptions(args);
      const style = papers.length === 0 ? undefined : (shippedStyle(dist, options?.style) ?? (await askForReferenceStyle(dist, memory)));
      const output = style && (options?.output ?? (await askForOutput()));
      if (!style || !output) return;
      const references = await processor.format(itemsOf(papers), style, output);
      await vscode.env.clipboard.writeText(references.join(output === 'text' ? '\n' : '\n\n'));
      vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0} references', references.length), MESSAGE_MS);
    }),
    reporter.command(COMMANDS.insertReference, async (...args) => {
      const editor = editorInFront();
      const papers = await wanted(args);
      if (papers.length > 0) await insert(editor, itemsOf(papers), shippedStyle(dist, givenOptions(args)?.style));
    }),
    reporter.command(COMMANDS.insertBibliography, async (style) => {
      const editor = editorInFront();
      const { document } = editor;
      const language = languageFor(document.languageId, document.fileName);
      if (!language) throw new HumanError(vscode.l10n.t('Open a document that cites first.'));
      const { items, unknown } = await citedWorks(document, language, parts);
      if (items.length === 0) throw new HumanError(vscode.l10n.t('This document cites nothing that the shelf or its bibliography knows.'));
      await insert(editor, items, shippedStyle(dist, style));
      if (unknown.length > 0) void vscode.window.showWarningMessage(vscode.l10n.t('Left out, for no bibliography has them: {0}', unknown.join(', ')));
    }),
  );

  async function insert(editor: vscode.TextEditor, items: readonly CslItem[], given: StyleChoice | undefined): Promise<void> {
    const { document, selections } = editor;
    const style = given ?? (await askForReferenceStyle(dist, memory, document));
    if (!style) return;
    const output = outputFor(document.languageId, languageFor(document.languageId, document.fileName)?.id);
    const references = await processor.format(items, style, output);
    const eol = lineEndOf(document.getText());
    const edit = new vscode.WorkspaceEdit();
    for (const selection of selections) edit.insert(document.uri, selection.end, references.join(output === 'text' ? eol : eol + eol));
    if (!(await vscode.workspace.applyEdit(edit))) throw new HumanError(vscode.l10n.t('{0} could not be changed; nothing was inserted.', vscode.workspace.asRelativePath(document.uri)));
  }
}

function editorInFront(): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor ?? (vscode.window.visibleTextEditors.length === 1 ? vscode.window.visibleTextEditors[0] : undefined);
  if (!editor) throw new HumanError(vscode.l10n.t('Open the document that the references should go into first.'));
  const { languageId, fileName } = editor.document;
  // There it would be an entry's comment at best.
  if (languageFor(languageId, fileName)?.id === 'bibtex') throw new HumanError(vscode.l10n.t('A bibliography holds entries, not formatted references: use “Copy BibTeX” for it, or open the document that the references should go into.'));
  return editor;
}

/** A caller's `{ style, output }` behind the papers, where it does not want the reader to be asked. */
function givenOptions(args: readonly unknown[]): { readonly style?: unknown; readonly output?: ReferenceOutput } | undefined {
  const last: unknown = args.at(-1);
  if (typeof last !== 'object' || last === null || !('style' in last)) return undefined;
  const output = 'output' in last ? OUTPUTS.find((each) => each === last.output) : undefined;
  return { style: last.style, ...(output ? { output } : {}) };
}

/** A style that ships, by its file name. */
function shippedStyle(dist: vscode.Uri, name: unknown): StyleChoice | undefined {
  return typeof name === 'string' && /^[a-z-]+\.csl$/.test(name) ? { label: name, uri: vscode.Uri.joinPath(dist, 'csl', name) } : undefined;
}
