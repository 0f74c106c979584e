import * as vscode from 'vscode';
import { composed, movedBy } from '../../citing/compose';
import { citeAt } from '../../citing/languages/citeAt';
import { languageFor } from '../../citing/languages/language';
import { applyChanges, type DocumentLanguage, type RenderOptions } from '../../citing/types';
import type { Paper } from '../../papers/paper';
import { addDeclarations } from '../shared/bibliography';
import { addChanges } from '../shared/changes';
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
  const text = document.getText();
  const selections = ranges.map(({ start, end }) => ({ start: document.offsetAt(start), end: document.offsetAt(end) }));
  const { changes, cursors } = citeAt(language ?? KEYS_ALONE, text, selections, keys, style ?? renderOptions(document, language));
  // Declared in the text that has the citations already: else both could stand at one place, in the wrong order.
  const cited = applyChanges(text, changes);
  const declaring = declarations.filter((each) => each.document === document).flatMap((each) => each.changesIn(cited));
  addChanges(edit, document, composed(text, changes, declaring));
  addDeclarations(edit, declarations, document);
  return {
    edit,
    cited: { keys, added, bibliography },
    finish: async (editor) => {
      if (editor && changes.length > 0) moveCursors(editor, cursors.map((cursor) => movedBy(declaring, cursor)));
      await finish();
    },
  };
}

/** In a language without a syntax of its own the keys alone are of use. */
const KEYS_ALONE: Pick<DocumentLanguage, 'insert'> = {
  insert: (_text, selection, keys) => {
    const end = typeof selection === 'number' ? selection : selection.end;
    const text = keys.join(', ');
    return { changes: [{ start: end, end, text }], cursor: end + text.length, inserted: keys, joined: false };
  },
};

function moveCursors(editor: vscode.TextEditor, cursors: readonly number[]): void {
  editor.selections = [...new Set(cursors)].map((offset) => {
    const position = editor.document.positionAt(offset);
    return new vscode.Selection(position, position);
  });
}
