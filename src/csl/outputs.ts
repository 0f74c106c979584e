import type { LanguageKind } from '../citing/types';

/** What references can be written as; apart from the processor, which only its own bundle may hold. */
export const OUTPUTS = ['text', 'markdown', 'html', 'latex', 'typst', 'org', 'restructuredtext', 'asciidoc'] as const;
export type ReferenceOutput = (typeof OUTPUTS)[number];

/** What references in a document are written as, by its language; in a `.bib` they stand between entries, as text. */
export function outputFor(languageId: string, kind: LanguageKind | undefined): ReferenceOutput {
  if (languageId === 'html') return 'html';
  return kind === undefined || kind === 'bibtex' ? 'text' : kind;
}
