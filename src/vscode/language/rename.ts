import * as vscode from 'vscode';
import { renameEntry, renameIn, unusableIn } from '../../drafting/rename';
import type { Bibliography } from '../shared/bibliographies';
import { addChanges } from '../shared/changes';
import { isNotebook } from '../shared/files';
import type { CitedHere } from './citedHere';
import { keyUnder, type KeyUnderCursor } from './definition';
import type { ParsedDocuments } from './parsed';
import type { Works } from './works';

/** Renames a key in its bibliography and wherever it is cited, in one edit. What it refuses, it says why. */
export class KeyRename implements vscode.RenameProvider {
  constructor(
    private readonly parsed: ParsedDocuments,
    private readonly works: Works,
    private readonly cited: CitedHere,
  ) {}

  async prepareRename(document: vscode.TextDocument, position: vscode.Position): Promise<{ range: vscode.Range; placeholder: string }> {
    const { range, key } = await this.found(document, position);
    return { range, placeholder: key };
  }

  async provideRenameEdits(document: vscode.TextDocument, position: vscode.Position, newName: string, token: vscode.CancellationToken): Promise<vscode.WorkspaceEdit | undefined> {
    const found = await this.found(document, position);
    const { key } = found;
    const unusable = unusableIn(newName);
    if (unusable === '') throw new Error(vscode.l10n.t('A citation key cannot be empty.'));
    if (unusable !== undefined) throw new Error(vscode.l10n.t('A citation key cannot have “{0}”.', unusable));
    const edit = new vscode.WorkspaceEdit();
    const bibliography = found.place?.bibliography;
    if (bibliography) await this.renameEntries(edit, bibliography, key, newName);
    for (const citing of await this.documents(document, found)) {
      if (token.isCancellationRequested) return undefined;
      const read = await this.parsed.of(citing);
      if (!read || read.language.id === 'bibtex') continue;
      await this.refuseTaken(citing, key, newName, bibliography);
      const changes = renameIn(read.language, read.text, key, newName);
      if (!changes) throw new Error(vscode.l10n.t('“{0}” cannot be written as a key in {1}.', newName, vscode.workspace.asRelativePath(citing.uri)));
      addChanges(edit, citing, changes);
    }
    return edit;
  }

  private async found(document: vscode.TextDocument, position: vscode.Position): Promise<KeyUnderCursor> {
    const found = await keyUnder(document, position, this.parsed, this.works);
    if (!found) throw new Error(vscode.l10n.t('There is no citation key here.'));
    return found;
  }

  private async renameEntries(edit: vscode.WorkspaceEdit, { uri, index }: Bibliography, from: string, to: string): Promise<void> {
    if (to.toLowerCase() !== from.toLowerCase() && index.hasKey(to)) throw taken(to, uri);
    const document = await vscode.workspace.openTextDocument(uri);
    const entries = Array.from({ length: index.size }, (_, place) => index.entryAt(place)).filter((entry) => entry !== undefined);
    addChanges(edit, document, index.renamed?.(from, to) ?? renameEntry(document.getText(), entries, from, to));
  }

  /** A document may have several bibliographies: the new key must be free in all. */
  private async refuseTaken(citing: vscode.TextDocument, from: string, to: string, renamed: Bibliography | undefined): Promise<void> {
    const language = this.parsed.language(citing);
    if (!language || to.toLowerCase() === from.toLowerCase()) return;
    const { all } = await this.works.bibliographiesOf(citing, language);
    const other = all.find((each) => each !== renamed && each.index.hasKey(to));
    if (other) throw taken(to, other.uri);
  }

  /** The documents whose key it is: those that use the same bibliography, the one at the cursor first. */
  private async documents(document: vscode.TextDocument, { key, place }: KeyUnderCursor): Promise<vscode.TextDocument[]> {
    const open: vscode.TextDocument[] = [];
    for (const each of vscode.workspace.textDocuments) {
      if (each !== document && ((await this.parsed.of(each))?.groups ?? []).some(({ keys }) => keys.some((other) => other.key === key))) open.push(each);
    }
    const known = new Set([document, ...open].map(({ uri }) => uri.toString()));
    const others = (await this.cited.documentsCiting(key)).filter((uri) => !known.has(uri.toString()));
    const rest = (await Promise.all(others.map(documentsAt))).flat().filter(({ uri }) => !known.has(uri.toString()));
    const sharing = await Promise.all([...open, ...rest].map(async (each) => ({ each, isSharing: await this.uses(each, place?.bibliography) })));
    return [document, ...sharing.filter(({ isSharing }) => isSharing).map(({ each }) => each)];
  }

  private async uses(document: vscode.TextDocument, bibliography: Bibliography | undefined): Promise<boolean> {
    const language = this.parsed.language(document);
    if (!language || language.id === 'bibtex') return false;
    if (!bibliography) return true;
    const { all } = await this.works.bibliographiesOf(document, language);
    return all.some(({ uri }) => uri.toString() === bibliography.uri.toString());
  }
}

/** A notebook is written through its cells. */
async function documentsAt(uri: vscode.Uri): Promise<vscode.TextDocument[]> {
  if (!isNotebook(uri)) return [await vscode.workspace.openTextDocument(uri)];
  return (await vscode.workspace.openNotebookDocument(uri)).getCells().map(({ document }) => document);
}

function taken(key: string, uri: vscode.Uri): Error {
  return new Error(vscode.l10n.t('{1} has an entry “{0}” already.', key, vscode.workspace.asRelativePath(uri)));
}
