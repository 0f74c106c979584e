import * as vscode from 'vscode';
import { languageFor } from '../../citing/languages/language';
import type { DocumentLanguage, RenderOptions, TextChange } from '../../citing/types';
import type { Paper } from '../../papers/paper';
import { addChanges, endsAfter, mergeChanges } from '../shared/changes';
import type { EntryWriter } from '../shared/entryWriter';
import { HumanError } from '../shared/report';
import { renderOptions } from './options';

/** What a cite did, for the message that tells it. */
export interface Cited {
  readonly keys: readonly string[];
  readonly added: readonly string[];
  readonly bibliography: vscode.Uri | undefined;
}

/**
 * Cites papers at every cursor of an editor and adds the entries that its bibliography lacks, in one undoable edit. Into
 * a bibliography itself go the entries alone, between those there. Rejects with a `HumanError` when the document cannot
 * be changed; nothing is then written.
 */
export async function citeInto(
  editor: vscode.TextEditor,
  papers: readonly Paper[],
  writer: EntryWriter,
  style?: RenderOptions,
): Promise<Cited> {
  const { document } = editor;
  const language = languageFor(document.languageId, document.fileName);
  const at = language?.id === 'bibtex' ? { at: document.offsetAt(editor.selection.active) } : {};
  const { edit, keys: byPaper, added, bibliography, declaration, finish } = await writer.plan(document, language, papers, at);
  const keys = papers.map(({ id }) => byPaper.get(id) ?? '');
  const changes = language?.id === 'bibtex' ? [] : documentChanges(editor, language, keys, style ?? renderOptions(document, language));
  const declaring = declaration?.document === document ? declaration.changes : [];
  addChanges(edit, document, [...changes, ...declaring]);
  if (declaration && declaration.document !== document) addChanges(edit, declaration.document, declaration.changes);
  await apply(edit, document);
  moveCursors(editor, changes, declaring);
  await finish();
  return { keys, added, bibliography };
}

function documentChanges(editor: vscode.TextEditor, language: DocumentLanguage | undefined, keys: readonly string[], options: RenderOptions): TextChange[] {
  const { document, selections } = editor;
  const text = document.getText();
  const changes = selections.flatMap((selection) => {
    const range = { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
    // In a language without a syntax of its own the keys alone are of use.
    if (!language) return [{ start: range.end, end: range.end, text: keys.join(', ') }];
    return language.insert(text, range, keys, options).changes;
  });
  return mergeChanges(changes);
}

async function apply(edit: vscode.WorkspaceEdit, document: vscode.TextDocument): Promise<void> {
  if (edit.size === 0 || (await vscode.workspace.applyEdit(edit))) return;
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
