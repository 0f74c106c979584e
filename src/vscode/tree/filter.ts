import * as vscode from 'vscode';
import { DisposableOwner } from '../shared/disposable';
import { FILTERED } from '../shared/ids';
import type { Node } from './nodes';
import type { PapersTree } from './papersTree';

/** Wait so long after a keystroke before the tree is drawn again: it is drawn by the window, row by row. */
const PAUSE_MS = 120;

/** The query that filters the tree: asked for in a box, shown in the view's description, cleared with one click. */
export class TreeFilter extends DisposableOwner {
  private timer: NodeJS.Timeout | undefined;
  private turn = 0;

  constructor(
    private readonly tree: PapersTree,
    private readonly view: vscode.TreeView<Node>,
  ) {
    super();
    this.register({ dispose: () => { clearTimeout(this.timer); } });
    // Whatever makes other rows may make another number of them.
    this.register(tree.onDidChangeTreeData(() => { this.tell(); }));
  }

  /** Filters while the reader types; Escape brings back what was there before. */
  ask(): void {
    const before = this.tree.filter;
    const box = vscode.window.createInputBox();
    box.title = vscode.l10n.t('Filter Papers');
    box.placeholder = vscode.l10n.t('The same words and filters as in the search: qwen topic:safety year:2025');
    box.value = before;
    let accepted = false;
    box.onDidChangeValue((value) => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => { this.set(value); }, PAUSE_MS);
    });
    box.onDidAccept(() => {
      accepted = true;
      this.set(box.value);
      box.hide();
    });
    box.onDidHide(() => {
      clearTimeout(this.timer);
      if (!accepted) this.set(before);
      box.dispose();
    });
    box.show();
  }

  set(query: string): void {
    this.tree.filter = query;
    const { filter } = this.tree;
    this.view.description = filter;
    void vscode.commands.executeCommand('setContext', FILTERED, filter !== '');
    this.tell();
  }

  /** Says how many papers the filter finds now. */
  private tell(): void {
    const { filter } = this.tree;
    if (filter === '') {
      this.view.message = '';
      return;
    }
    const turn = ++this.turn;
    void this.tree.count().then((count) => {
      if (this.tree.filter === filter && this.turn === turn) this.view.message = countWords(filter, count);
    });
  }
}

/** A line above the tree: where the view is alone in its container, the editor does not show its description. */
function countWords(filter: string, count: number): string {
  switch (count) {
    case 0:
      return vscode.l10n.t('No paper matches “{0}”.', filter);
    case 1:
      return vscode.l10n.t('1 paper matches “{0}”.', filter);
    default:
      return vscode.l10n.t('{0} papers match “{1}”.', count, filter);
  }
}
