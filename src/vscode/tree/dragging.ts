import * as vscode from 'vscode';
import type { Paper } from '../../papers/paper';
import type { Entries } from '../shared/entries';
import { PAPERS_MIME } from '../shared/ids';
import type { Node } from './nodes';

export interface DraggingParts {
  readonly entries: Pick<Entries, 'keys'>;
  chosen(args: readonly unknown[]): Promise<readonly Paper[]>;
}

/** More than anyone pastes by their keys. */
const MOST_KEYS = 200;

/**
 * Papers that leave the tree: their ids for documents that cite, their keys as text for any other place. No addresses:
 * the editor would open those, unless Shift is held (microsoft/vscode#210023).
 */
export class PaperDragging implements vscode.TreeDragAndDropController<Node> {
  readonly dragMimeTypes = [PAPERS_MIME, 'text/plain'];
  readonly dropMimeTypes: readonly string[] = [];

  constructor(private readonly parts: DraggingParts) {}

  async handleDrag(rows: readonly Node[], transfer: vscode.DataTransfer): Promise<void> {
    const ids = [...new Set(rows.flatMap(idsIn))];
    if (ids.length === 0) return;
    transfer.set(PAPERS_MIME, new vscode.DataTransferItem(JSON.stringify(ids)));
    if (ids.length > MOST_KEYS) return;
    const keys = this.parts.entries.keys(await this.parts.chosen([ids]));
    transfer.set('text/plain', new vscode.DataTransferItem([...keys.values()].join(', ')));
  }
}

/** A group stands for all in it; a saved search for nothing, for its papers are not known until it is opened. */
function idsIn(row: Node): string[] {
  if (row.kind === 'paper') return [row.paper.id];
  return row.kind === 'group' ? row.group.papers.map(({ id }) => id) : [];
}
