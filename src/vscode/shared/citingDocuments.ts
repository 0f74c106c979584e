import type * as vscode from 'vscode';
import { FILE_EXTENSIONS, LANGUAGE_IDS, languageFor } from '../../citing/languages/language';
import type { LanguageKind } from '../../citing/types';
import { globOf } from './files';

/** Documents of some languages: by language id, and by file name where the editor does not know their language. */
export function documentsOf(isWanted: (kind: LanguageKind) => boolean): vscode.DocumentFilter[] {
  const wanted = (languageId: string, fileName?: string): boolean => {
    const kind = languageFor(languageId, fileName)?.id;
    return kind !== undefined && isWanted(kind);
  };
  const extensions = FILE_EXTENSIONS.filter((extension) => wanted('', `a.${extension}`));
  return [
    ...LANGUAGE_IDS.filter((id) => wanted(id)).map((language) => ({ language })),
    { language: 'plaintext', pattern: globOf(extensions) },
  ];
}

/** All documents that cite. */
export const CITING_DOCUMENTS = documentsOf(() => true);
