import type * as vscode from 'vscode';
import { languageFor } from '../../citing/languages/language';
import { readSteps } from '../../citing/languages/reading';
import type { CiteGroup, DocumentLanguage, Reading } from '../../citing/types';
import { Slices } from '../../pacing/slices';
import { hostPace } from '../shared/pace';

/** A document read once for each of its versions, whoever asks. */
export interface ParsedDocument {
  readonly language: DocumentLanguage;
  readonly text: string;
  readonly groups: readonly CiteGroup[];
  readonly labels: ReadonlySet<string>;
}

interface Known {
  readonly version: number;
  readonly language: DocumentLanguage;
  readonly parsed: Promise<ParsedDocument>;
  /** The last that was finished, which may be of an earlier version. */
  reading: Reading | undefined;
}

export class ParsedDocuments {
  private readonly known = new WeakMap<vscode.TextDocument, Known>();

  /** How a document cites, without reading it. */
  language({ languageId, fileName }: vscode.TextDocument): DocumentLanguage | undefined {
    return languageFor(languageId, fileName);
  }

  /** As the document is when it is asked for; `undefined` for one in a language without citations. */
  async of(document: vscode.TextDocument): Promise<ParsedDocument | undefined> {
    const language = this.language(document);
    if (!language) return undefined;
    const before = this.known.get(document);
    if (before?.version === document.version && before.language === language) return before.parsed;
    const text = document.getText();
    const reading = new Slices(hostPace()).run(readSteps(language.reader, text, this.reading(document)));
    const parsed = reading.then(({ groups, labels }) => ({ language, text, groups, labels }));
    const known: Known = { version: document.version, language, parsed, reading: this.reading(document) };
    this.known.set(document, known);
    known.reading = await reading;
    return parsed;
  }

  /** What is known of a document already, of a version that may have been left behind. */
  reading(document: vscode.TextDocument): Reading | undefined {
    const known = this.known.get(document);
    return known?.language === this.language(document) ? known?.reading : undefined;
  }
}
