import * as vscode from 'vscode';
import type { Paper } from '../../papers/paper';
import { PAPERS_MIME } from '../shared/ids';
import { CITING_DOCUMENTS } from '../shared/citingDocuments';
import type { HandedCitations } from './handing';
import { newKind } from './newerApi';

export interface DropParts {
  readonly handed: HandedCitations;
  chosen(args: readonly unknown[]): Promise<readonly Paper[]>;
}

/** Papers dragged from the tree: cited where they are dropped, or, into a bibliography, added as entries. */
class PaperDrop implements vscode.DocumentDropEditProvider {
  constructor(private readonly parts: DropParts) {}

  async provideDocumentDropEdits(document: vscode.TextDocument, position: vscode.Position, transfer: vscode.DataTransfer, token: vscode.CancellationToken): Promise<vscode.DocumentDropEdit | undefined> {
    const ids = idsIn(await transfer.get(PAPERS_MIME)?.asString());
    if (ids.length === 0) return undefined;
    const edit = await this.parts.handed.plan(document, [new vscode.Range(position, position)], await this.parts.chosen([ids]), token);
    // Without text of its own: a citation may join a group some way off the pointer. Told or left, nothing is dropped.
    const drop: vscode.DocumentDropEdit & { title?: string; kind?: unknown } = new vscode.DocumentDropEdit('');
    if (edit) drop.additionalEdit = edit;
    // What newer editors call it where they offer several ways.
    drop.title = vscode.l10n.t('Insert Citation');
    drop.kind = newKind('citation');
    return drop;
  }
}

export function registerDrop(parts: DropParts): vscode.Disposable {
  // Newer editors ask only for what is named here.
  const metadata = { dropMimeTypes: [PAPERS_MIME], providedDropEditKinds: [newKind('citation')].filter((kind) => kind !== undefined) };
  const register: (...args: [...Parameters<typeof vscode.languages.registerDocumentDropEditProvider>, typeof metadata]) => vscode.Disposable =
    vscode.languages.registerDocumentDropEditProvider.bind(vscode.languages);
  return register(CITING_DOCUMENTS, new PaperDrop(parts), metadata);
}

/** What is dropped may come from anywhere. */
function idsIn(text: string | undefined): string[] {
  try {
    const data: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(data) ? data.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
