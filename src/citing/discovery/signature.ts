import { usesBiblatex } from '../languages/latex';
import type { DocumentLanguage } from '../types';
import { includesOf, isWholeDocument, magicRoot } from './includes';

/**
 * All that `discoverBibliographies` reads of a text: texts with the same signature lead to the same bibliographies, so
 * that what was found stays right while one types.
 */
export function discoverySignature(language: DocumentLanguage, text: string): string {
  const paths = language.declarations(text).map(({ path }) => path);
  const latex = language.id === 'latex' ? [magicRoot(text), isWholeDocument(text), usesBiblatex(text)] : [];
  return JSON.stringify([paths, includesOf(language.id, text), latex]);
}
