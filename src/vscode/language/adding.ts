import * as vscode from 'vscode';
import { languageFor } from '../../citing/languages/language';
import { unknownKeys } from '../../drafting/problems';
import { withRecent } from '../../library/state';
import type { Library } from '../../library/library';
import type { Paper } from '../../papers/paper';
import { addEntries } from '../shared/addEntries';
import type { EntryWriter } from '../shared/entryWriter';
import { HumanError, type Reporter } from '../shared/report';
import type { ShelfModel } from '../shared/shelf';
import type { ParsedDocuments } from './parsed';
import type { Works } from './works';

export interface AddingParts {
  readonly shelf: ShelfModel;
  readonly library: Library;
  readonly writer: EntryWriter;
  readonly reporter: Reporter;
  readonly parsed: ParsedDocuments;
  readonly works: Works;
}

const MESSAGE_MS = 6000;

/** Adds the entry of one paper under the key that a document uses. Arguments come from links and are not trusted. */
export async function addOne(parts: AddingParts, [uri, id, key]: readonly unknown[]): Promise<void> {
  if (typeof uri !== 'string' || typeof id !== 'string' || typeof key !== 'string') throw new HumanError(vscode.l10n.t('Choose a paper to add.'));
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  await add(parts, document, new Map([[id, key]]));
}

/** Adds the entries of all unknown keys of a document that are keys of papers on the shelf. */
export async function addUnknown(parts: AddingParts, [uri]: readonly unknown[]): Promise<void> {
  const document = typeof uri === 'string' ? await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true)) : vscode.window.activeTextEditor?.document;
  const parsed = document && (await parts.parsed.of(document));
  if (!parsed || parsed.language.id === 'bibtex') throw new HumanError(vscode.l10n.t('Open a document that cites, for its unknown keys to be added.'));
  const { all, others } = await parts.works.bibliographiesOf(document, parsed.language);
  const isKnown = (key: string): boolean => [...all, ...others].some(({ index }) => index.placesWithKey(key).length > 0);
  const wanted = new Map<string, string>();
  const unknown = new Set(unknownKeys(parsed, { isKnown, declares: true }).map(({ key }) => key));
  for (const key of unknown) {
    const [paper] = await parts.works.papersWithKey(key);
    if (paper) wanted.set(paper.id, key);
  }
  if (wanted.size > 0) await add(parts, document, wanted);
  else vscode.window.setStatusBarMessage(vscode.l10n.t('No unknown key is one of a paper on the shelf'), MESSAGE_MS);
}

async function add(parts: AddingParts, document: vscode.TextDocument, wanted: ReadonlyMap<string, string>): Promise<void> {
  const language = languageFor(document.languageId, document.fileName);
  if (!language) return;
  const papers: readonly Paper[] = await parts.shelf.get([...wanted.keys()]);
  const done = await addEntries(parts.writer, document, language, papers, { used: wanted });
  await parts.library.change((state) => withRecent(state, papers.map(({ id }) => id)));
  if (!done) return;
  const keys = [...done.keys.values()].join(', ');
  const name = vscode.workspace.asRelativePath(done.bibliography);
  const message = done.added.length === 0 ? vscode.l10n.t('Already in {1}: {0}', keys, name) : vscode.l10n.t('Added {0} to {1}', keys, name);
  parts.reporter.log.info(message);
  vscode.window.setStatusBarMessage(message, MESSAGE_MS);
}
