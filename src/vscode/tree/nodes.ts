import type { Paper } from '../../papers/paper';
import type { Group } from '../../shelf/groups';

export interface GroupNode {
  readonly kind: 'group';
  readonly group: Group;
  readonly parent: GroupNode | undefined;
}

export interface PaperNode {
  readonly kind: 'paper';
  readonly paper: Paper;
  readonly parent: GroupNode | undefined;
}

export type Node = GroupNode | PaperNode;

/** Children are made when a group is opened: a shelf of many papers costs nothing until it is looked at. */
export function childrenOf(node: GroupNode): Node[] {
  const { group } = node;
  return group.groups.length > 0 ? group.groups.map((inner) => groupNode(inner, node)) : paperNodes(group.papers, node);
}

export function groupNode(group: Group, parent?: GroupNode): GroupNode {
  return { kind: 'group', group, parent };
}

function paperNodes(papers: readonly Paper[], parent: GroupNode): PaperNode[] {
  return papers.map((paper) => ({ kind: 'paper', paper, parent }));
}

/** Narrows a command's argument: a row of the tree, an id, or something else. */
export function isPaperNode(value: unknown): value is PaperNode {
  return typeof value === 'object' && value !== null && (value as Partial<Node>).kind === 'paper';
}
