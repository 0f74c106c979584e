import * as vscode from 'vscode';
import { languageFor } from '../../citing/languages/language';
import type { DocumentLanguage, TextChange } from '../../citing/types';
import type { Paper } from '../../papers/paper';
import type { Entries } from '../shared/entries';
import { HumanError } from '../shared/report';
import { chooseBibliography, insertInto, openBibliography, planEntries, saveBibliography, type Choice } from '../shared/bibliography';
import { addChanges, endsAfter, mergeChanges } from '../shared/changes';
import { renderOptions } from './options';

/** What a cite did, for the message that tells it. */
export interface Cited {
  readonly keys: readonly string[];
  readonly added: readonly string[];
  readonly bibliography: vscode.Uri | undefined;
}

/**
 * Cites papers at every cursor of an editor and adds the entries that its bibliography lacks, in one undoable edit.
 * Rejects with a `HumanError` when the document cannot be changed; nothing is then written.
 */
export async function citeInto(editor: vscode.TextEditor, papers: readonly Paper[], entries: Entries): Promise<Cited> {
  const { document } = editor;
  const language = languageFor(document.languageId, document.fileName);
  const choice: Choice = language ? await chooseBibliography(document, language) : { kind: 'none' };
  const edit = new vscode.WorkspaceEdit();
  const bibliography = choice.kind === 'none' ? undefined : await openBibliography(choice, edit);
  const plan = planEntries(choice, bibliography?.text ?? '', papers, entries.keys(papers));
  if (bibliography?.document) addChanges(edit, bibliography.document, plan.changes);
  else if (choice.kind === 'new') insertInto(edit, choice.uri, plan.changes);

  const keys = papers.map(({ id }) => plan.keys.get(id) ?? '');
  const changes = language?.id === 'bibtex' ? [] : documentChanges(editor, language, keys);
  addChanges(edit, document, [...changes, ...(choice.kind === 'new' ? choice.declaration : [])]);
  await apply(edit, document);
  moveCursors(editor, changes, choice.kind === 'new' ? choice.declaration : []);
  if (bibliography) await saveBibliography(choice, bibliography, document);
  await entries.record(plan.keys);
  return { keys, added: plan.added, bibliography: choice.kind === 'none' ? undefined : choice.uri };
}

function documentChanges(editor: vscode.TextEditor, language: DocumentLanguage | undefined, keys: readonly string[]): TextChange[] {
  const { document, selections } = editor;
  const text = document.getText();
  const changes = selections.flatMap((selection) => {
    const range = { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
    // In a language without a syntax of its own the keys alone are of use.
    if (!language) return [{ start: range.end, end: range.end, text: keys.join(', ') }];
    return language.insert(text, range, keys, renderOptions(document, language)).changes;
  });
  return mergeChanges(changes);
}

async function apply(edit: vscode.WorkspaceEdit, document: vscode.TextDocument): Promise<void> {
  if (await vscode.workspace.applyEdit(edit)) return;
  const name = vscode.workspace.asRelativePath(document.uri);
  throw new HumanError(vscode.l10n.t('{0} or its bibliography could not be changed (read-only, or changed meanwhile); nothing was inserted.', name));
}

function moveCursors(editor: vscode.TextEditor, changes: readonly TextChange[], declaration: readonly TextChange[]): void {
  const all = mergeChanges([...changes, ...declaration]);
  const ends = endsAfter(all);
  const cursors = ends.filter((_, index) => all[index] !== undefined && changes.includes(all[index]));
  if (cursors.length === 0) return;
  editor.selections = cursors.map((offset) => {
    const position = editor.document.positionAt(offset);
    return new vscode.Selection(position, position);
  });
}
