import * as vscode from 'vscode';

/** The editor's API for pasting, there since 1.97, as far as it is used: the extension is built for an older one. */
export interface PasteKind {
  append(...parts: string[]): PasteKind;
}

export interface PasteEdit {
  additionalEdit?: vscode.WorkspaceEdit;
  yieldTo?: readonly PasteKind[];
}

export interface PasteProvider {
  provideDocumentPasteEdits(document: vscode.TextDocument, ranges: readonly vscode.Range[], transfer: vscode.DataTransfer, context: unknown, token: vscode.CancellationToken): Promise<PasteEdit[] | undefined>;
  /** Called for the edit that is made. */
  resolveDocumentPasteEdit(edit: PasteEdit, token: vscode.CancellationToken): Promise<PasteEdit>;
}

interface NewerApi {
  readonly DocumentDropOrPasteEditKind?: { readonly Empty: PasteKind; readonly Text: PasteKind };
  readonly DocumentPasteEdit?: new (insertText: string, title: string, kind: PasteKind) => PasteEdit;
  readonly languages: {
    registerDocumentPasteEditProvider?(
      selector: vscode.DocumentSelector,
      provider: PasteProvider,
      metadata: { readonly providedPasteEditKinds: readonly PasteKind[]; readonly pasteMimeTypes: readonly string[] },
    ): vscode.Disposable;
  };
}

const newer = vscode as unknown as NewerApi;

/** A kind of our own for pasted or dropped edits; `undefined` in an editor that has none. */
export function newKind(name: string): PasteKind | undefined {
  return newer.DocumentDropOrPasteEditKind?.Empty.append('papershelf', name);
}

/** An edit that is offered behind the plain text. */
export function pasteEdit(title: string, kind: PasteKind): PasteEdit | undefined {
  const { DocumentPasteEdit, DocumentDropOrPasteEditKind } = newer;
  if (!DocumentPasteEdit || !DocumentDropOrPasteEditKind) return undefined;
  // Without text of its own: all that changes comes when the edit is resolved.
  const edit = new DocumentPasteEdit('', title, kind);
  edit.yieldTo = [DocumentDropOrPasteEditKind.Text];
  return edit;
}

/** Registers a provider of pasted text; `undefined` in an editor that has none. */
export function registerPasteProvider(selector: vscode.DocumentSelector, provider: PasteProvider, kind: PasteKind): vscode.Disposable | undefined {
  try {
    return newer.languages.registerDocumentPasteEditProvider?.(selector, provider, { providedPasteEditKinds: [kind], pasteMimeTypes: ['text/plain'] });
  } catch {
    // Before 1.97 the function is there, but as a proposal that only chosen extensions may call.
    return undefined;
  }
}
