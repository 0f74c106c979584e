import * as vscode from 'vscode';
import { formatOf } from '../../citing/formats/upsertInto';
import type { DocumentLanguage } from '../../citing/types';
import { addDeclarations, bibliographyFilters, declarationsOf, newBibliography, newChoice } from '../shared/bibliography';
import { excluded } from '../shared/excluded';
import { globOf } from '../shared/files';
import { HumanError } from '../shared/report';
import type { Target, TargetFinder, Targets } from '../shared/target';
import { reasonWords } from './words';

interface Row extends vscode.QuickPickItem {
  readonly uri?: vscode.Uri;
  readonly action?: 'create' | 'browse' | 'forget';
}

const MOST_OTHERS = 200;

/** Asks for the bibliography of a document, remembers it, and offers to name it in the document. */
export async function chooseTarget(document: vscode.TextDocument, language: DocumentLanguage, finder: TargetFinder): Promise<void> {
  const targets = await finder.of(document, language);
  const row = await vscode.window.showQuickPick(rowsOf(document, targets, finder), {
    title: vscode.l10n.t('Bibliography for {0}', vscode.workspace.asRelativePath(document.uri)),
    placeHolder: vscode.l10n.t('Where the entries of cited papers go'),
    matchOnDescription: true,
  });
  if (!row) return;
  switch (row.action) {
    case 'create':
      await createBibliography(document, language, finder);
      return;
    case 'forget':
      await finder.choose(document, undefined);
      return;
    case 'browse': {
      const [chosen] = (await vscode.window.showOpenDialog({ filters: bibliographyFilters() })) ?? [];
      if (chosen) await take(document, language, finder, targets, chosen);
      return;
    }
    case undefined:
      if (row.uri) await take(document, language, finder, targets, row.uri);
  }
}

async function take(document: vscode.TextDocument, language: DocumentLanguage, finder: TargetFinder, targets: Targets, uri: vscode.Uri): Promise<void> {
  if (!formatOf(uri.path)) throw new HumanError(vscode.l10n.t('{0} is of a kind that entries cannot be added to.', vscode.workspace.asRelativePath(uri)));
  await finder.choose(document, uri);
  const [declaration] = await declarationsOf(document, language, targets, uri);
  if (!declaration) return;
  const declare = vscode.l10n.t('Name It in {0}', vscode.workspace.asRelativePath(declaration.document.uri));
  const message = vscode.l10n.t('Entries of this document now go to {0}, which the document itself does not name.', vscode.workspace.asRelativePath(uri));
  // Not waited for: the choice is made whatever the answer.
  void vscode.window.showInformationMessage(message, declare).then(async (answer) => {
    if (answer !== declare) return;
    const edit = new vscode.WorkspaceEdit();
    addDeclarations(edit, await declarationsOf(document, language, targets, uri));
    await vscode.workspace.applyEdit(edit);
  });
}

async function rowsOf(document: vscode.TextDocument, { candidates, target }: Targets, finder: TargetFinder): Promise<Row[]> {
  const separator = (label: string): Row => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const writable = candidates.filter(({ format }) => format !== undefined);
  const known = new Set(candidates.map(({ uri }) => uri.toString()));
  const others = (await vscode.workspace.findFiles(globOf(['bib']), excluded(), MOST_OTHERS)).filter((uri) => !known.has(uri.toString()));
  others.sort((a, b) => (a.path < b.path ? -1 : 1));
  const found = writable.map((each) => candidateRow(each, each === target));
  return [
    ...found,
    ...(others.length > 0 ? [separator(vscode.l10n.t('other files of the workspace')), ...others.map((uri): Row => ({ label: `$(file) ${vscode.workspace.asRelativePath(uri)}`, uri }))] : []),
    separator(''),
    { label: `$(new-file) ${vscode.l10n.t('Create a bibliography…')}`, action: 'create' },
    { label: `$(folder-opened) ${vscode.l10n.t('Choose a file…')}`, action: 'browse' },
    ...(finder.chosen.get(document.uri) ? [{ label: `$(discard) ${vscode.l10n.t('Forget the choice for this document')}`, action: 'forget' } as const] : []),
  ];
}

function candidateRow(each: Target, isTarget: boolean): Row {
  const state = each.exists ? '' : ` · ${vscode.l10n.t('not there yet')}`;
  return { label: `$(${isTarget ? 'check' : 'book'}) ${vscode.workspace.asRelativePath(each.uri)}`, description: reasonWords(each) + state, uri: each.uri };
}

/** Asks for a place, and writes an empty bibliography there and its declarations, in one edit. */
export async function createBibliography(document: vscode.TextDocument, language: DocumentLanguage, finder: TargetFinder): Promise<void> {
  const targets = await finder.of(document, language);
  const usual = newBibliography(document, targets).uri;
  const uri = await vscode.window.showSaveDialog({ defaultUri: usual, filters: bibliographyFilters(), saveLabel: vscode.l10n.t('Create') });
  if (!uri) return;
  await createAt(document, language, finder, uri);
}

/** A file that is there already is left as it is, and declared. */
export async function createAt(document: vscode.TextDocument, language: DocumentLanguage, finder: TargetFinder, uri: vscode.Uri): Promise<void> {
  if (!formatOf(uri.path)) throw new HumanError(vscode.l10n.t('A bibliography is a .bib, .yml, .yaml or .json file.'));
  const targets = await finder.of(document, language);
  const { declarations, format } = await newChoice(document, language, targets, uri);
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { ignoreIfExists: true });
  // An empty file is no JSON.
  const isThere = await vscode.workspace.fs.stat(uri).then(() => true, () => false);
  if (format === 'csl-json' && !isThere) edit.insert(uri, new vscode.Position(0, 0), '[]\n');
  addDeclarations(edit, declarations);
  if (!(await vscode.workspace.applyEdit(edit))) throw new HumanError(vscode.l10n.t('{0} could not be created.', vscode.workspace.asRelativePath(uri)));
  await (await vscode.workspace.openTextDocument(uri)).save();
  await finder.choose(document, uri);
}
