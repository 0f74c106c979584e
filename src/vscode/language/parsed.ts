import type * as vscode from 'vscode';
import { languageFor } from '../../citing/languages/language';
import type { CiteGroup, DocumentLanguage } from '../../citing/types';

/** A document read once for each of its versions, whoever asks. */
export interface ParsedDocument {
  readonly language: DocumentLanguage;
  readonly text: string;
  readonly groups: readonly CiteGroup[];
}

export class ParsedDocuments {
  private readonly known = new WeakMap<vscode.TextDocument, { readonly version: number; readonly parsed: ParsedDocument }>();

  /** How a document cites, without reading it. */
  language({ languageId, fileName }: vscode.TextDocument): DocumentLanguage | undefined {
    return languageFor(languageId, fileName);
  }

  /** `undefined` for a document in a language without citations. */
  of(document: vscode.TextDocument): ParsedDocument | undefined {
    const language = this.language(document);
    if (!language) return undefined;
    const before = this.known.get(document);
    if (before?.version === document.version && before.parsed.language === language) return before.parsed;
    const text = document.getText();
    const parsed = { language, text, groups: language.groups(text) };
    this.known.set(document, { version: document.version, parsed });
    return parsed;
  }
}
