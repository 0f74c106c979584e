import * as vscode from 'vscode';
import { addressedPapers } from '../../merging/addresses';
import type { Paper } from '../../papers/paper';
import type { ShelfModel } from '../shared/shelf';
import { CITING_DOCUMENTS } from '../shared/citingDocuments';
import type { HandedCitations } from './handing';
import { newKind, pasteEdit, registerPasteProvider, type PasteEdit, type PasteKind, type PasteProvider } from './newerApi';

export interface PasteParts {
  readonly handed: HandedCitations;
  readonly shelf: Pick<ShelfModel, 'find'>;
}

interface Offer {
  readonly document: vscode.TextDocument;
  readonly ranges: readonly vscode.Range[];
  readonly papers: readonly Paper[];
}

/** Offers to paste links of papers on the shelf as a citation. Nothing is planned, and nothing asked, before it is chosen. */
class LinkPaste implements PasteProvider {
  private readonly offers = new WeakMap<PasteEdit, Offer>();

  constructor(
    private readonly parts: PasteParts,
    private readonly kind: PasteKind,
  ) {}

  async provideDocumentPasteEdits(document: vscode.TextDocument, ranges: readonly vscode.Range[], transfer: vscode.DataTransfer): Promise<PasteEdit[] | undefined> {
    const ids = addressedPapers((await transfer.get('text/plain')?.asString()) ?? '');
    const found = await Promise.all(ids.map((id) => this.parts.shelf.find(id)));
    const papers = found.filter((paper) => paper !== undefined);
    if (papers.length === 0 || papers.length < found.length) return undefined;
    const title = document.languageId === 'bibtex' ? vscode.l10n.t('Paste as Entry') : vscode.l10n.t('Paste as Citation');
    const edit = pasteEdit(title, this.kind);
    if (!edit) return undefined;
    this.offers.set(edit, { document, ranges, papers });
    return [edit];
  }

  async resolveDocumentPasteEdit(edit: PasteEdit, token: vscode.CancellationToken): Promise<PasteEdit> {
    const offer = this.offers.get(edit);
    const planned = offer && (await this.parts.handed.plan(offer.document, offer.ranges, offer.papers, token));
    if (planned) edit.additionalEdit = planned;
    return edit;
  }
}

/** In an editor that is too old to be asked what to paste nothing is registered. */
export function registerPaste(parts: PasteParts): vscode.Disposable {
  const kind = newKind('citation');
  const registered = kind && registerPasteProvider(CITING_DOCUMENTS, new LinkPaste(parts, kind), kind);
  return registered ?? { dispose: () => undefined };
}
