import * as vscode from 'vscode';
import type { Dialect } from '../../citing/bibtex/escape';
import { declareInSphinx, sphinxConfiguration } from '../../citing/discovery/sphinx';
import { formatOf, type BibliographyFormat } from '../../citing/formats/upsertInto';
import type { DocumentLanguage, TextChange } from '../../citing/types';
import { addChanges } from './changes';
import { EditorFiles, notebookOf, placeOf } from './files';
import { setting } from './setting';
import { isDeclared, mayBeMade, type TargetFinder, type Targets } from './target';

/** A change that makes a document, or the one that it is part of, use a bibliography. */
export interface Declaring {
  readonly document: vscode.TextDocument;
  /** In the document's text, as it is or as it is about to be. */
  changesIn(text: string): readonly TextChange[];
}

/** Where the entries go, or that there is no place for them. */
export type Choice =
  /** Without `add` it is only looked into: what it has is cited by the key that it has there. */
  | { readonly kind: 'existing'; readonly uri: vscode.Uri; readonly format: BibliographyFormat; readonly dialect: Dialect; readonly add: boolean }
  /** It is made by the edit, with the declarations that make the document use it. */
  | { readonly kind: 'new'; readonly uri: vscode.Uri; readonly format: BibliographyFormat; readonly dialect: Dialect; readonly declarations: readonly Declaring[] }
  | { readonly kind: 'none' };

/** More are not offered to be made. */
const MOST_MISSING = 3;

/** The kinds of file that a bibliography may be, for the dialogs of the system. */
export const bibliographyFilters = (): Record<string, string[]> => ({ [vscode.l10n.t('Bibliographies')]: ['bib', 'yml', 'yaml', 'json'] });

/** The document's bibliography; asks where none is found. Rejects with `CancellationError` when the question is left. */
export async function chooseBibliography(document: vscode.TextDocument, language: DocumentLanguage, finder: TargetFinder): Promise<Choice> {
  const autoAdd = setting('bibliography.autoAdd', document);
  const targets = await finder.of(document, language);
  const { target, dialect } = targets;
  if (target?.format) {
    const { uri, format } = target;
    if (!target.exists && !mayBeMade(target, targets)) return autoAdd === 'never' ? { kind: 'none' } : askToCreate(document, language, finder, targets);
    const add = target.reason === 'self' || autoAdd === 'always' || (autoAdd === 'ask' && (await askToAdd(uri)));
    if (target.exists) return { kind: 'existing', uri, format, dialect, add };
    return add ? { kind: 'new', uri, format, dialect, declarations: [] } : { kind: 'none' };
  }
  return autoAdd === 'never' ? { kind: 'none' } : askToCreate(document, language, finder, targets);
}

async function askToAdd(uri: vscode.Uri): Promise<boolean> {
  const add = vscode.l10n.t('Add');
  const only = vscode.l10n.t('Insert Citation Only');
  const name = vscode.workspace.asRelativePath(uri);
  const answer = await vscode.window.showInformationMessage(vscode.l10n.t('Add missing entries to {0}?', name), add, only);
  if (answer === undefined) throw new vscode.CancellationError();
  return answer === add;
}

async function askToCreate(document: vscode.TextDocument, language: DocumentLanguage, finder: TargetFinder, targets: Targets): Promise<Choice> {
  const missing = targets.candidates.filter((each) => isDeclared(each) && !each.exists && each.format !== undefined).slice(0, MOST_MISSING);
  const named = missing.map(({ uri }) => ({ uri, path: vscode.workspace.asRelativePath(uri) }));
  const created = new Map((named.length > 0 ? named : [newBibliography(document, targets)]).map(({ uri, path }) => [vscode.l10n.t('Create {0}', path), uri]));
  const choose = vscode.l10n.t('Choose…');
  const only = vscode.l10n.t('Insert Citation Only');
  const message =
    named.length > 0
      ? vscode.l10n.t('This document names bibliographies that were not found: {0}. Where should the entries go?', named.map(({ path }) => path).join(', '))
      : targets.why === 'only-unwritable'
        ? vscode.l10n.t('The bibliography of this document is of a kind that entries cannot be added to. Where should the entries go?')
        : vscode.l10n.t('This document declares no bibliography and there is none near it. Where should the entries go?');
  const answer = await vscode.window.showInformationMessage(message, ...created.keys(), choose, only);
  const place = answer === undefined ? undefined : created.get(answer);
  if (place) return newChoice(document, language, targets, place);
  switch (answer) {
    case choose: {
      const [chosen] = (await vscode.window.showOpenDialog({ filters: bibliographyFilters() })) ?? [];
      const format = chosen && formatOf(chosen.path);
      if (!format) throw new vscode.CancellationError();
      await finder.choose(document, chosen);
      return { kind: 'existing', uri: chosen, format, dialect: targets.dialect, add: true };
    }
    case only:
      return { kind: 'none' };
    default:
      throw new vscode.CancellationError();
  }
}

/** Where a new bibliography would be made: beside the document that this one is part of. */
export function newBibliography(document: vscode.TextDocument, { root }: Pick<Targets, 'root'>): { uri: vscode.Uri; path: string } {
  const path = setting('bibliography.createName', document) ?? 'references.bib';
  const whole = root.toString() === document.uri.toString() ? placeOf(document) : root;
  return { uri: vscode.Uri.joinPath(whole, '..', path), path };
}

/** A bibliography that is yet to be made, with its declarations where the document has a place for them. */
export async function newChoice(document: vscode.TextDocument, language: DocumentLanguage, targets: Targets, uri: vscode.Uri): Promise<Choice & { kind: 'new' }> {
  const declarations = await declarationsOf(document, language, targets, uri);
  return { kind: 'new', uri, format: formatOf(uri.path) ?? 'bibtex', dialect: targets.dialect, declarations };
}

/** What makes a document use a bibliography; none where it has no place for that, or does so already. */
export async function declarationsOf(document: vscode.TextDocument, language: DocumentLanguage, { root, candidates }: Targets, uri: vscode.Uri): Promise<Declaring[]> {
  const isNamed = candidates.some((each) => each.uri.toString() === uri.toString() && isDeclared(each));
  // In a notebook only the first cell could declare one, and a citation there belongs to another.
  if (isNamed || notebookOf(document)) return [];
  const owner = root.toString() === document.uri.toString() ? document : await vscode.workspace.openTextDocument(root);
  const path = relativePath(vscode.Uri.joinPath(placeOf(owner), '..'), uri);
  const inProject = language.id === 'restructuredtext' ? await declaredInSphinx(owner, uri) : [];
  return [...declaring(owner, (text) => language.declare(text, path)), ...inProject];
}

/** Sphinx reads only the bibliographies that its configuration names. */
async function declaredInSphinx(owner: vscode.TextDocument, uri: vscode.Uri): Promise<Declaring[]> {
  const place = placeOf(owner);
  const files = new EditorFiles(place);
  const found = await sphinxConfiguration(place.path, files, vscode.workspace.getWorkspaceFolder(place)?.uri.path ?? vscode.Uri.joinPath(place, '..').path);
  if (!found) return [];
  const document = await vscode.workspace.openTextDocument(files.uri(found.path));
  const path = relativePath(vscode.Uri.joinPath(document.uri, '..'), uri);
  return declaring(document, (text) => declareInSphinx(text, path));
}

/** None where the document has no place for it. */
function declaring(document: vscode.TextDocument, declare: (text: string) => readonly TextChange[] | undefined): Declaring[] {
  return declare(document.getText()) ? [{ document, changesIn: (text) => declare(text) ?? [] }] : [];
}

/** Adds declarations to an edit, but for those of one document, whose caller has changes of its own. */
export function addDeclarations(edit: vscode.WorkspaceEdit, declarations: readonly Declaring[], except?: vscode.TextDocument): void {
  for (const { document, changesIn } of declarations) if (document !== except) addChanges(edit, document, changesIn(document.getText()));
}

/** A file as seen from a folder, with `/` between names; whole where they have no folder in common. */
export function relativePath(folder: vscode.Uri, file: vscode.Uri): string {
  const from = folder.path.split('/').filter(Boolean);
  const to = file.path.split('/').filter(Boolean);
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  if (shared === 0 && from.length > 0) return file.scheme === 'file' ? file.fsPath.replaceAll('\\', '/') : file.path;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}
