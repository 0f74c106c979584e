import * as vscode from 'vscode';
import type { Dialect } from '../../citing/bibtex/escape';
import type { Upsert } from '../../citing/bibtex/upsert';
import { formatOf, planUpsertInto } from '../../citing/formats/upsertInto';
import type { DocumentLanguage, TextChange } from '../../citing/types';
import type { Paper } from '../../papers/paper';
import { HumanError } from './report';
import { setting } from './setting';
import { findTarget, newBibliography } from './target';

/** Where the entries go, or that there is no place for them. */
export type Choice =
  | { readonly kind: 'existing'; readonly uri: vscode.Uri; readonly dialect: Dialect }
  /** It is made by the edit, with the declaration that makes the document use it. */
  | { readonly kind: 'new'; readonly uri: vscode.Uri; readonly dialect: Dialect; readonly declaration: readonly TextChange[] }
  | { readonly kind: 'none' };

/** The document's bibliography; asks where none is found. Rejects with `CancellationError` when the question is left. */
export async function chooseBibliography(document: vscode.TextDocument, language: DocumentLanguage): Promise<Choice> {
  const autoAdd = setting('bibliography.autoAdd', document.uri);
  if (autoAdd === 'never') return { kind: 'none' };
  const target = await findTarget(document, language);
  if (target) {
    const wanted = autoAdd !== 'ask' || (await askToAdd(target.uri));
    if (!wanted) return { kind: 'none' };
    const { uri, dialect } = target;
    return target.exists ? { kind: 'existing', uri, dialect } : { kind: 'new', uri, dialect, declaration: [] };
  }
  return askToCreate(document, language);
}

async function askToAdd(uri: vscode.Uri): Promise<boolean> {
  const add = vscode.l10n.t('Add');
  const only = vscode.l10n.t('Insert Citation Only');
  const name = vscode.workspace.asRelativePath(uri);
  const answer = await vscode.window.showInformationMessage(vscode.l10n.t('Add missing entries to {0}?', name), add, only);
  if (answer === undefined) throw new vscode.CancellationError();
  return answer === add;
}

async function askToCreate(document: vscode.TextDocument, language: DocumentLanguage): Promise<Choice> {
  const { uri, path } = newBibliography(document);
  const create = vscode.l10n.t('Create {0}', path);
  const choose = vscode.l10n.t('Choose…');
  const only = vscode.l10n.t('Insert Citation Only');
  const message = vscode.l10n.t('This document declares no bibliography and there is none near it. Where should the entries go?');
  const answer = await vscode.window.showInformationMessage(message, create, choose, only);
  switch (answer) {
    case create:
      return { kind: 'new', uri, dialect: 'bibtex', declaration: language.declare(document.getText(), path) ?? [] };
    case choose: {
      const [chosen] = (await vscode.window.showOpenDialog({ filters: { BibTeX: ['bib'] } })) ?? [];
      if (!chosen) throw new vscode.CancellationError();
      return { kind: 'existing', uri: chosen, dialect: 'bibtex' };
    }
    case only:
      return { kind: 'none' };
    default:
      throw new vscode.CancellationError();
  }
}

export interface OpenBibliography {
  readonly text: string;
  readonly document?: vscode.TextDocument;
  readonly dirty: boolean;
}

/** The text that entries are planned for; a new file is made by the edit. */
export async function openBibliography(choice: Exclude<Choice, { kind: 'none' }>, edit: vscode.WorkspaceEdit): Promise<OpenBibliography> {
  if (choice.kind === 'new') {
    edit.createFile(choice.uri, { ignoreIfExists: true });
    return { text: '', dirty: false };
  }
  try {
    // The editor's own text: unsaved changes in it count.
    const document = await vscode.workspace.openTextDocument(choice.uri);
    return { text: document.getText(), document, dirty: document.isDirty };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HumanError(vscode.l10n.t('The bibliography {0} cannot be read, so nothing was inserted: {1}', choice.uri.fsPath, reason));
  }
}

/** Adds what a file that is yet to be made begins with. */
export function insertInto(edit: vscode.WorkspaceEdit, uri: vscode.Uri, changes: readonly TextChange[]): void {
  for (const { text } of changes) edit.insert(uri, new vscode.Position(0, 0), text);
}

/** One that was saved is saved again, for the typesetter reads the file; the reader's own unsaved changes stay theirs. */
export async function saveBibliography(choice: Choice, { document, dirty }: OpenBibliography, citing: vscode.TextDocument): Promise<void> {
  if (document && !dirty && document !== citing) await document.save();
  if (choice.kind === 'new') await (await vscode.workspace.openTextDocument(choice.uri)).save();
}

/** Plans the entries that a bibliography lacks, in its own format. Rejects one that is not what its name says. */
export function planEntries(choice: Choice, text: string, papers: readonly Paper[], knownKeys: ReadonlyMap<string, string>): Upsert {
  if (choice.kind === 'none') return planUpsertInto('bibtex', '', papers, { knownKeys });
  const plan = planUpsertInto(formatOf(choice.uri.path) ?? 'bibtex', text, papers, { knownKeys, dialect: choice.dialect });
  if (!plan.problems.some(({ code }) => code === 'unreadable')) return plan;
  throw new HumanError(vscode.l10n.t('The bibliography {0} is not of the form that its name says, so nothing was inserted.', choice.uri.fsPath));
}
