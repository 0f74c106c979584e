import type { PaperHead } from '../../papers/paper';
import type { Group } from '../../shelf/groups';

export interface GroupNode {
  readonly kind: 'group';
  readonly group: Group;
  readonly parent: GroupNode | undefined;
}

export interface PaperNode {
  readonly kind: 'paper';
  readonly paper: PaperHead;
  readonly parent: GroupNode | SavedNode | undefined;
}

/** A saved search: its papers are ranked when it is opened. */
export interface SavedNode {
  readonly kind: 'saved';
  readonly query: string;
  readonly parent: undefined;
}

export type Node = GroupNode | PaperNode | SavedNode;

/** Children are made when a group is opened: a shelf of many papers costs nothing until it is looked at. */
export function childrenOf(node: GroupNode): Node[] {
  const { group } = node;
  return group.groups.length > 0 ? group.groups.map((inner) => groupNode(inner, node)) : paperNodes(group.papers, node);
}

export function groupNode(group: Group, parent?: GroupNode): GroupNode {
  return { kind: 'group', group, parent };
}

export function paperNodes(papers: readonly PaperHead[], parent: GroupNode | SavedNode): PaperNode[] {
  return papers.map((paper) => ({ kind: 'paper', paper, parent }));
}

/** The row of a paper in the first group that holds it, with its parents, so that the tree can reveal it. */
export function findPaper(groups: readonly Group[], id: string, parent?: GroupNode): PaperNode | undefined {
  for (const group of groups) {
    const paper = group.members.find((one) => one.id === id);
    if (!paper) continue;
    const node = groupNode(group, parent);
    return group.groups.length > 0 ? findPaper(group.groups, id, node) : { kind: 'paper', paper, parent: node };
  }
  return undefined;
}

/** The id of a row, unique in the tree and the same after every redraw. */
export function nodeId(node: Node): string {
  switch (node.kind) {
    case 'group':
      return node.group.id;
    case 'saved':
      return `saved:${node.query}`;
    case 'paper':
      return `${node.parent ? nodeId(node.parent) : ''}/${node.paper.id}`;
  }
}

/** Narrows a command's argument to the row of a saved search. */
export function isSavedNode(value: unknown): value is SavedNode {
  return typeof value === 'object' && value !== null && (value as Partial<Node>).kind === 'saved';
}
