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

/** An answer holds while one key is typed; who completes what does not change meanwhile. */
const GOOD_FOR_MS = 5000;

interface Answer {
  readonly place: string;
  readonly askedAt: number;
  readonly answer: Promise<Elsewhere>;
}

/**
 * What other extensions would complete a key to. They are asked through the editor, which asks our own provider with
 * them: that one call must be answered with nothing.
 */
export class OtherCompletions {
  /** Places at which our own provider is about to be asked by ourselves. */
  private readonly echoes: string[] = [];
  private last: Answer | undefined;

  /** Whether a request is the one that our own question caused; each question causes one. */
  isEcho(document: vscode.TextDocument, position: vscode.Position): boolean {
    const at = this.echoes.indexOf(placeOf(document, position));
    if (at >= 0) this.echoes.splice(at, 1);
    return at >= 0;
  }

  /** What others insert at a place; asked once while the same key is typed on. */
  at(document: vscode.TextDocument, language: DocumentLanguage, keyStart: vscode.Position, cursor: vscode.Position): Promise<Elsewhere> {
    const place = placeOf(document, keyStart);
    if (this.last?.place !== place || Date.now() - this.last.askedAt > GOOD_FOR_MS) {
      this.last = { place, askedAt: Date.now(), answer: this.ask(document, language, cursor) };
    }
    return this.last.answer;
  }

  private async ask(document: vscode.TextDocument, { id }: DocumentLanguage, cursor: vscode.Position): Promise<Elsewhere> {
    const echo = placeOf(document, cursor);
    this.echoes.push(echo);
    const asked = vscode.commands
      .executeCommand<vscode.CompletionList | undefined>('vscode.executeCompletionItemProvider', document.uri, cursor)
      .then((list): Elsewhere => ({ keys: new Set((list?.items ?? []).flatMap(textsOf)), isUnsure: false }), () => NOBODY);
    const answered = Promise.resolve(asked).finally(() => {
      // Where the editor did not ask us after all.
      const at = this.echoes.indexOf(echo);
      if (at >= 0) this.echoes.splice(at, 1);
    });
    const isUnsure = (KNOWN[id] ?? []).some((extension) => vscode.extensions.getExtension(extension) !== undefined);
    const late = new Promise<Elsewhere>((resolve) => setTimeout(() => { resolve({ ...NOBODY, isUnsure }); }, PATIENCE_MS));
    return Promise.race([answered, late]);
  }
}

function placeOf({ uri }: vscode.TextDocument, { line, character }: vscode.Position): string {
  return `${uri.toString()} ${String(line)}:${String(character)}`;
}

/** Words that the editor found in open files (`Text`) are nobody's knowledge of the bibliography. */
function textsOf({ label, insertText, kind }: vscode.CompletionItem): string[] {
  if (kind === vscode.CompletionItemKind.Text) return [];
  const shown = typeof label === 'string' ? label : label.label;
  const inserted = typeof insertText === 'string' ? insertText : (insertText?.value ?? shown);
  return [...new Set([inserted, shown])].map((text) => text.replace(/[@<>{}]/g, ''));
}
