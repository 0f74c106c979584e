import * as vscode from 'vscode';
import type { DocumentLanguage, LanguageKind } from '../../citing/types';

/** The editor waits for all providers before it shows anything, so that waiting for them costs the reader nothing. */
const PATIENCE_MS = 2000;

/** Extensions that are known to complete what stands in the bibliography. */
const KNOWN: Readonly<Partial<Record<LanguageKind, readonly string[]>>> = {
  latex: ['James-Yu.latex-workshop', 'efoerster.texlab'],
  markdown: ['quarto.quarto', 'notZaki.pandocciter'],
  typst: ['myriad-dreamin.tinymist'],
};

/** What someone else completes to. */
export interface Elsewhere {
  readonly keys: ReadonlySet<string>;
  /** Whether someone who would know the bibliography has not answered in time. */
  readonly isUnsure: boolean;
}
export const NOBODY: Elsewhere = { keys: new Set(), isUnsure: false };

/**
 * What other extensions would complete a key to. They are asked through the editor, our own provider among them, which
 * must then say nothing: `isAsking` tells it.
 */
export class OtherCompletions {
  private asking = 0;
  private last: { readonly place: string; readonly answer: Promise<Elsewhere> } | undefined;

  get isAsking(): boolean {
    return this.asking > 0;
  }

  /** What others insert at a place; asked once while the same key is typed on. */
  at(document: vscode.TextDocument, language: DocumentLanguage, keyStart: vscode.Position, cursor: vscode.Position, isNew: boolean): Promise<Elsewhere> {
    const place = `${document.uri.toString()} ${String(keyStart.line)}:${String(keyStart.character)}`;
    if (isNew || this.last?.place !== place) this.last = { place, answer: this.ask(document, language, cursor) };
    return this.last.answer;
  }

  private async ask(document: vscode.TextDocument, { id }: DocumentLanguage, cursor: vscode.Position): Promise<Elsewhere> {
    this.asking++;
    const asked = vscode.commands
      .executeCommand<vscode.CompletionList | undefined>('vscode.executeCompletionItemProvider', document.uri, cursor)
      .then((list): Elsewhere => ({ keys: new Set((list?.items ?? []).flatMap(textsOf)), isUnsure: false }), () => NOBODY);
    const answered = Promise.resolve(asked).finally(() => { this.asking--; });
    const isUnsure = (KNOWN[id] ?? []).some((extension) => vscode.extensions.getExtension(extension) !== undefined);
    const late = new Promise<Elsewhere>((resolve) => setTimeout(() => { resolve({ ...NOBODY, isUnsure }); }, PATIENCE_MS));
    return Promise.race([answered, late]);
  }
}

/** Words that the editor found in open files (`Text`) are nobody's knowledge of the bibliography. */
function textsOf({ label, insertText, kind }: vscode.CompletionItem): string[] {
  if (kind === vscode.CompletionItemKind.Text) return [];
  const shown = typeof label === 'string' ? label : label.label;
  const inserted = typeof insertText === 'string' ? insertText : (insertText?.value ?? shown);
  return [...new Set([inserted, shown])].map((text) => text.replace(/[@<>{}]/g, ''));
}
