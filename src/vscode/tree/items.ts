import * as vscode from 'vscode';
import type { Mark, Status } from '../../marking/mark';
import type { PaperHead } from '../../papers/paper';
import type { GroupKind } from '../../shelf/groups';
import { COMMANDS } from '../shared/ids';
import { useMark, useWords, type PaperUse } from '../shared/uses';
import { bylineWords, markWords, monthWords, statusWords } from '../shared/words';
import { nodeId, type GroupNode, type Node, type PaperNode, type SavedNode } from './nodes';

/** What is known of a paper that is not its own. */
interface Known {
  readonly use: PaperUse | undefined;
  readonly mark: Mark;
}

/** A node as the editor draws it. */
export function treeItem(node: Node, kind: GroupKind, filtered: boolean, known: (paper: PaperHead) => Known): vscode.TreeItem {
  switch (node.kind) {
    case 'group':
      return groupItem(node, kind, filtered);
    case 'saved':
      return savedItem(node);
    case 'paper':
      return paperItem(node, known(node.paper));
  }
}

/** Among few papers all groups stand open. */
const OPEN_BELOW = 25;

function groupItem(node: GroupNode, kind: GroupKind, filtered: boolean): vscode.TreeItem {
  const { group, parent } = node;
  const { count } = group;
  const open = filtered && count < OPEN_BELOW;
  const item = new vscode.TreeItem(
    groupLabel(group.value, group.label, kind),
    open ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed,
  );
  // The editor keeps what a reader opened by id; a filter's groups are others than the whole shelf's.
  item.id = filtered ? `filtered ${nodeId(node)}` : nodeId(node);
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
  cited: 'quote',
  status: 'book',
  tag: 'bookmark',
  new: 'inbox',
  shelf: 'library',
};

function groupLabel(value: string | undefined, label: string, kind: GroupKind): string {
  if (value === undefined) return WITHOUT[kind]();
  if (kind === 'cited') return value === 'cited' ? vscode.l10n.t('Cited in this workspace') : vscode.l10n.t('In the bibliography but not cited');
  if (kind === 'status') return statusWords(value as Status);
  if (kind === 'new') return vscode.l10n.t('New since the last import');
  if (kind === 'shelf' && value === '') return vscode.l10n.t('Your own shelf');
  return kind === 'month' ? monthWords(value) : label;
}

/** What the papers are called that have none. */
const WITHOUT: Readonly<Record<GroupKind, () => string>> = {
  topic: () => vscode.l10n.t('No topic of the list'),
  model: () => vscode.l10n.t('Names no base model'),
  organization: () => vscode.l10n.t('No organization given'),
  month: () => vscode.l10n.t('No day given'),
  cited: () => vscode.l10n.t('Not used here'),
  status: () => vscode.l10n.t('No reading status'),
  tag: () => vscode.l10n.t('No tag'),
  new: () => vscode.l10n.t('Here before'),
  shelf: () => vscode.l10n.t('Your own shelf'),
};

function savedItem(node: SavedNode): vscode.TreeItem {
  const item = new vscode.TreeItem(node.query, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = nodeId(node);
  item.description = vscode.l10n.t('saved search');
  item.contextValue = 'savedSearch';
  item.iconPath = new vscode.ThemeIcon('search');
  return item;
}

/** Icons by reading status. */
const STATUS_ICONS: Readonly<Record<Status, string>> = { toRead: 'bookmark', reading: 'book', read: 'check' };

function paperItem(node: PaperNode, { use, mark }: Known): vscode.TreeItem {
  const { paper } = node;
  const item = new vscode.TreeItem(paper.title);
  item.id = nodeId(node);
  item.description = (mark.star ? '★ ' : '') + useMark(use) + [bylineWords(paper), ...mark.tags.map((tag) => `#${tag}`)].filter((part) => part !== '').join(' · ');
  // Words for the conditions of the manifest's menus.
  item.contextValue = ['paper', paper.arxivId === undefined ? '' : 'arxiv', mark.star ? 'starred' : 'unstarred', mark.hidden ? 'hidden' : 'shown'].filter(Boolean).join(' ');
  item.iconPath = new vscode.ThemeIcon(mark.status ? STATUS_ICONS[mark.status] : 'file');
  item.command = { command: COMMANDS.openPaper, title: vscode.l10n.t('Show Paper Details'), arguments: [paper.id] };
  item.accessibilityInformation = { label: [paper.title, use ? useWords(use) : '', markWords(mark), bylineWords(paper)].filter(Boolean).join(', ') };
  return item;
}
