import * as vscode from 'vscode';
import { modelLine } from '../../facets/lines';
import { topicLabel } from '../../facets/taxonomy';
import type { Library } from '../../library/library';
import { groupPapers, type GroupKind } from '../../shelf/groups';
import { DisposableOwner } from '../shared/disposable';
import { COMMANDS } from '../shared/ids';
import type { ShelfModel } from '../shared/shelf';
import { bylineWords, monthWords } from '../shared/words';
import { childrenOf, groupNode, type GroupNode, type Node, type PaperNode } from './nodes';
import { paperTooltip } from './tooltip';

/** Draws the shelf as groups of papers; grouping and order are the library's. */
export class PapersTree extends DisposableOwner implements vscode.TreeDataProvider<Node> {
  private readonly changed = this.register(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.changed.event;
  private shown: string;

  constructor(
    private readonly shelf: ShelfModel,
    private readonly library: Library,
  ) {
    super();
    this.shown = this.arrangement();
    this.register(
      library.onDidChange(() => {
        // Most changes (a paper was used) leave the tree as it is: redrawing would lose the reader's place.
        if (this.shown === this.arrangement()) return;
        this.shown = this.arrangement();
        this.changed.fire(undefined);
      }),
    );
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node) return node.kind === 'group' ? childrenOf(node) : [];
    const { grouping, sorting } = this.library.state;
    const groups = groupPapers(await this.shelf.papers(), grouping, sorting, { modelLine, topicLabel: (id) => topicLabel(id) });
    return groups.map((group) => groupNode(group));
  }

  getParent(node: Node): Node | undefined {
    return node.parent;
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return node.kind === 'group' ? groupItem(node, this.library.state.grouping) : paperItem(node);
  }

  resolveTreeItem(item: vscode.TreeItem, node: Node): vscode.TreeItem {
    if (node.kind === 'paper') item.tooltip = paperTooltip(node.paper);
    return item;
  }

  private arrangement(): string {
    const { grouping, sorting } = this.library.state;
    return `${grouping} ${sorting}`;
  }
}

function groupItem({ group, parent }: GroupNode, kind: GroupKind): vscode.TreeItem {
  const item = new vscode.TreeItem(groupLabel(group.value, group.label, kind), vscode.TreeItemCollapsibleState.Collapsed);
  const count = group.papers.length;
  item.id = group.id;
  item.description = String(count);
  item.contextValue = 'group';
  item.tooltip = count === 1 ? vscode.l10n.t('1 paper') : vscode.l10n.t('{0} papers', count);
  if (!parent) item.iconPath = new vscode.ThemeIcon(GROUP_ICONS[kind]);
  item.accessibilityInformation = { label: `${String(item.label)}, ${item.tooltip}` };
  return item;
}

const GROUP_ICONS: Readonly<Record<GroupKind, string>> = {
  topic: 'tag',
  model: 'chip',
  organization: 'organization',
  month: 'calendar',
};

function groupLabel(value: string | undefined, label: string, kind: GroupKind): string {
  if (value === undefined) return WITHOUT[kind]();
  return kind === 'month' ? monthWords(value) : label;
}

/** What the papers are called that have none. */
const WITHOUT: Readonly<Record<GroupKind, () => string>> = {
  topic: () => vscode.l10n.t('No topic of the list'),
  model: () => vscode.l10n.t('Names no base model'),
  organization: () => vscode.l10n.t('No organization given'),
  month: () => vscode.l10n.t('No day given'),
};

function paperItem({ paper, parent }: PaperNode): vscode.TreeItem {
  const item = new vscode.TreeItem(paper.title);
  item.id = `${parent?.group.id ?? ''}/${paper.id}`;
  item.description = bylineWords(paper);
  item.contextValue = paper.arxivId === undefined ? 'paper' : 'paper arxiv';
  item.iconPath = new vscode.ThemeIcon('file');
  item.command = { command: COMMANDS.openPaper, title: vscode.l10n.t('Show Paper Details'), arguments: [paper.id] };
  item.accessibilityInformation = { label: [paper.title, item.description].filter(Boolean).join(', ') };
  return item;
}
