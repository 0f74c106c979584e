import * as vscode from 'vscode';
import { languageFor } from '../../citing/languages/language';
import { DisposableOwner } from '../shared/disposable';
import { COMMANDS } from '../shared/ids';
import type { Reporter } from '../shared/report';
import type { TargetFinder } from '../shared/target';
import { targetWords } from './words';

const SETTLE_MS = 400;
const LONGEST_NAME = 30;

/** Shows the bibliography of the document in front; a click chooses another. */
export class TargetStatus extends DisposableOwner {
  private readonly item = this.register(vscode.window.createStatusBarItem('papershelf.target', vscode.StatusBarAlignment.Right, 90));
  private waiting: NodeJS.Timeout | undefined;
  private latest = 0;

  constructor(
    private readonly targets: TargetFinder,
    private readonly reporter: Reporter,
  ) {
    super();
    this.item.name = vscode.l10n.t('Papershelf: Bibliography');
    this.item.command = COMMANDS.chooseBibliography;
    this.register(vscode.window.onDidChangeActiveTextEditor(() => { this.show(); }));
    this.register(vscode.workspace.onDidChangeTextDocument(({ document }) => { if (document === vscode.window.activeTextEditor?.document) this.soon(); }));
    this.register(targets.onDidChange(() => { this.soon(); }));
    this.register({ dispose: () => { clearTimeout(this.waiting); } });
    this.show();
  }

  private soon(): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => { this.show(); }, SETTLE_MS);
  }

  private show(): void {
    const document = vscode.window.activeTextEditor?.document;
    const language = document && languageFor(document.languageId, document.fileName);
    const turn = ++this.latest;
    if (!document || !language || document.uri.scheme === 'output') {
      this.item.hide();
      return;
    }
    this.reporter.quietly('finding the bibliography', this.targets.of(document, language).then((found) => {
      // Another document may be in front by now.
      if (turn !== this.latest) return;
      const { target } = found;
      const name = target ? target.uri.path.slice(target.uri.path.lastIndexOf('/') + 1) : vscode.l10n.t('No bibliography');
      this.item.text = `$(book) ${name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name}`;
      const words = targetWords(found);
      this.item.tooltip = `${words}\n${vscode.l10n.t('Click to choose another.')}`;
      this.item.accessibilityInformation = { label: words };
      this.item.show();
    }));
  }
}
