import * as vscode from 'vscode';
import { LANGUAGE_IDS, languageFor } from '../../citing/languages/language';
import { TRIGGERS } from '../../drafting/place';
import type { Paper } from '../../papers/paper';
import type { Library } from '../../library/library';
import type { Bibliographies } from '../shared/bibliographies';
import { CITING_DOCUMENTS, documentsOf } from '../shared/citingDocuments';
import type { Entries } from '../shared/entries';
import type { EntryWriter } from '../shared/entryWriter';
import { COMMANDS, INTERNAL_COMMANDS } from '../shared/ids';
import type { PaperSearch } from '../shared/paperSearch';
import { HumanError, type Reporter } from '../shared/report';
import type { ShelfModel } from '../shared/shelf';
import type { Topics } from '../shared/topics';
import type { PaperUses } from '../shared/uses';
import { addOne, addUnknown } from './adding';
import { BibliographyCheck } from './bibliographyCheck';
import { CitedHere } from './citedHere';
import { KeyCompletion } from './completion';
import { KeyNavigation } from './definition';
import { Diagnostics } from './diagnostics';
import { FIX_KINDS, KeyFixes } from './fixes';
import { KeyHover } from './hover';
import { KeyHints } from './inlayHints';
import { ParsedDocuments } from './parsed';
import { Passages, type ChoosePapers } from './passages';
import { KeyRename } from './rename';
import { UsesReader } from './usesReader';
import { Works } from './works';

export interface LanguageParts {
  readonly shelf: ShelfModel;
  readonly library: Library;
  readonly entries: Entries;
  readonly writer: EntryWriter;
  readonly search: PaperSearch;
  readonly bibliographies: Bibliographies;
  readonly topics: Pick<Topics, 'label'>;
  readonly reporter: Reporter;
  readonly uses: PaperUses;
  readonly choosePapers: ChoosePapers;
  /** The papers that a command's arguments name. */
  chosen(args: readonly unknown[]): Promise<readonly Paper[]>;
}

/** What the editor knows of citations while one writes, in every language that cites. */
export function registerLanguage(parts: LanguageParts): vscode.Disposable {
  const { reporter } = parts;
  const parsed = new ParsedDocuments();
  const works = new Works(parts);
  const cited = new CitedHere(parsed, reporter.log);
  const completion = new KeyCompletion({ ...parts, works, parsed });
  const navigation = new KeyNavigation(parsed, works, cited);
  const passages = new Passages({ ...parts, parsed, works });
  const adding = { ...parts, parsed, works };
  return vscode.Disposable.from(
    cited,
    ...KINDS.map((kind) => vscode.languages.registerCompletionItemProvider(documentsOf((each) => each === kind), completion, ...TRIGGERS[kind])),
    vscode.languages.registerHoverProvider(CITING_DOCUMENTS, new KeyHover(parsed, works, parts.topics)),
    vscode.languages.registerDefinitionProvider(CITING_DOCUMENTS, navigation),
    vscode.languages.registerReferenceProvider(CITING_DOCUMENTS, navigation),
    vscode.languages.registerRenameProvider(CITING_DOCUMENTS, new KeyRename(parsed, works, cited)),
    vscode.languages.registerInlayHintsProvider(CITING_DOCUMENTS, new KeyHints(parsed, works)),
    vscode.languages.registerCodeActionsProvider(CITING_DOCUMENTS, new KeyFixes(parsed, works), { providedCodeActionKinds: FIX_KINDS }),
    new UsesReader({ ...parts, cited, works }),
    new Diagnostics({ ...parts, parsed, works, cited, check: new BibliographyCheck({ works, cited }) }),
    reporter.command(INTERNAL_COMMANDS.addEntry, (...args) => addOne(adding, args)),
    reporter.command(INTERNAL_COMMANDS.openPlace, (...args) => openPlace(args)),
    reporter.command(COMMANDS.papersForPassage, () => passages.forPassage()),
    reporter.command(COMMANDS.moreLikeThis, (...args) => passages.moreLike(args)),
    reporter.command(COMMANDS.addUnknown, (...args) => addUnknown(adding, args)),
  );
}

const KINDS = [...new Set(LANGUAGE_IDS.map((id) => languageFor(id)?.id))].filter((kind) => kind !== undefined && kind !== 'bibtex');

/** Opens a place that a link names; its arguments are not trusted. */
async function openPlace([uri, line, character]: readonly unknown[]): Promise<void> {
  if (typeof uri !== 'string' || typeof line !== 'number' || typeof character !== 'number') throw new HumanError(vscode.l10n.t('Choose a place to open.'));
  const position = new vscode.Position(Math.max(0, line), Math.max(0, character));
  await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), { selection: new vscode.Range(position, position) });
}
