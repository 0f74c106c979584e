import * as vscode from 'vscode';
import type { Paper } from '../../papers/paper';
import { DisposableOwner } from '../shared/disposable';
import type { EntryWriter } from '../shared/entryWriter';
import type { Reporter } from '../shared/report';
import { whenApplied } from './applied';
import { planCitation } from './plan';
import { tell } from './tell';

export interface HandingParts {
  readonly writer: EntryWriter;
  readonly reporter: Reporter;
  remember(papers: readonly Paper[]): Promise<void>;
}

/** Plans citations that the editor itself makes, after a drop or a paste, and sees to what comes after. */
export class HandedCitations extends DisposableOwner {
  private waiting: vscode.Disposable | undefined;

  constructor(private readonly parts: HandingParts) {
    super();
    this.register({ dispose: () => { this.waiting?.dispose(); } });
  }

  /** The whole edit, of the document and of its bibliography; `undefined` where it failed, which is told, or was cancelled. */
  async plan(document: vscode.TextDocument, ranges: readonly vscode.Range[], papers: readonly Paper[], token: vscode.CancellationToken): Promise<vscode.WorkspaceEdit | undefined> {
    const { writer, reporter, remember } = this.parts;
    try {
      const { edit, cited, finish } = await planCitation(document, ranges, papers, writer);
      if (token.isCancellationRequested) return undefined;
      // There is one drop or paste at a time: one that was not made is never made.
      this.waiting?.dispose();
      this.waiting = whenApplied(edit, () => {
        tell(cited, reporter);
        const editor = vscode.window.visibleTextEditors.find((each) => each.document === document);
        reporter.detached('citation', finish(editor).then(() => remember(papers)));
      });
      return edit;
    } catch (error) {
      reporter.show(error, 'citation');
      return undefined;
    }
  }
}
