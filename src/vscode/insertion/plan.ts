import * as vscode from 'vscode';
import { languageFor } from '../../citing/languages/language';
import type { DocumentLanguage, RenderOptions, TextChange } from '../../citing/types';
import type { Paper } from '../../papers/paper';
import { addDeclarations } from '../shared/bibliography';
import { addChanges, endsAfter, mergeChanges } from '../shared/changes';
import type { EntryWriter } from '../shared/entryWriter';
import { renderOptions } from './options';

/** What a cite did, for the message that tells it. */
export interface Cited {
  readonly keys: readonly string[];
  readonly added: readonly string[];
  readonly bibliography: vscode.Uri | undefined;
}

/** A citation with its entries, to be applied as one edit. */
export interface PlannedCitation {
  readonly edit: vscode.WorkspaceEdit;
  readonly cited: Cited;
  /** After the edit was applied: moves the cursors behind what was inserted, saves what was saved before, and records the keys. */
  finish(editor: vscode.TextEditor | undefined): Promise<void>;
}

/**
 * Plans to cite papers at ranges of a document and to add the entries that its bibliography lacks. Into a bibliography
 * itself go the entries alone, between those there. Asks where it must; rejects with a `HumanError` or, where a question
 * is left, a `CancellationError`.
 */
export async function planCitation(
  document: vscode.TextDocument,
  ranges: readonly vscode.Range[],
  papers: readonly Paper[],
  writer: EntryWriter,
  style?: RenderOptions,
): Promise<PlannedCitation> {
  const language = languageFor(document.languageId, document.fileName);
  const [first] = ranges;
  const at = language?.id === 'bibtex' && first ? { at: document.offsetAt(first.end) } : {};
  const { edit, keys: byPaper, added, bibliography, declarations, finish } = await writer.plan(document, language, papers, at);
  const keys = papers.map(({ id }) => byPaper.get(id) ?? '');
  const changes = language?.id === 'bibtex' ? [] : documentChanges(document, ranges, language, keys, style ?? renderOptions(document, language));
  const declaring = declarations.filter((each) => each.document === document).flatMap((each) => each.changes);
  addChanges(edit, document, [...changes, ...declaring]);
  addDeclarations(edit, declarations, document);
  return {
    edit,
    cited: { keys, added, bibliography },
    finish: async (editor) => {
      if (editor) moveCursors(editor, changes, declaring);
      await finish();
    },
  };
}

function documentChanges(document: vscode.TextDocument, ranges: readonly vscode.Range[], language: DocumentLanguage | undefined, keys: readonly string[], options: RenderOptions): TextChange[] {
  const text = document.getText();
  const changes = ranges.flatMap((each) => {
    const range = { start: document.offsetAt(each.start), end: document.offsetAt(each.end) };
    // In a language without a syntax of its own the keys alone are of use.
    if (!language) return [{ start: range.end, end: range.end, text: keys.join(', ') }];
    return language.insert(text, range, keys, options).changes;
  });
  return mergeChanges(changes);
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
