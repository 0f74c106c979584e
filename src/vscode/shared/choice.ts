import type { Paper } from '../../papers/paper';
import { HumanError } from './report';
import * as vscode from 'vscode';
import type { ShelfModel } from './shelf';

/** A row of a tree or a list that stands for a paper. */
interface HasPaper {
  readonly paper: { readonly id: string };
}

/** How a command comes by its papers. */
export interface AskingParts {
  /** The papers that a command's arguments name; none where it was called without. */
  chosen(args: readonly unknown[]): Promise<readonly Paper[]>;
  /** Asks for papers; `undefined` when the question was left. */
  askForPapers(): Promise<readonly Paper[] | undefined>;
}

/** The papers that a command was called with, else those that the reader is asked for; none when the question was left. */
export async function wantedPapers(parts: AskingParts, args: readonly unknown[]): Promise<readonly Paper[]> {
  return args[0] === undefined ? ((await parts.askForPapers()) ?? []) : parts.chosen(args);
}

/**
 * The papers that a command's arguments name: an id, a list of ids, a row of the tree, or the row and all that is
 * selected with it. Arguments come from anywhere and are not trusted.
 */
export async function chosenPapers(shelf: ShelfModel, args: readonly unknown[]): Promise<readonly Paper[]> {
  const [first, selected] = args;
  const named = Array.isArray(selected) && selected.length > 0 ? (selected as unknown[]) : Array.isArray(first) ? (first as unknown[]) : [first];
  const ids = named.flatMap((one) => (typeof one === 'string' ? one : hasPaper(one) ? one.paper.id : []));
  if (ids.length === 0 && first !== undefined) throw new HumanError(vscode.l10n.t('Choose a paper, not a group.'));
  return shelf.get([...new Set(ids)]);
}

function hasPaper(value: unknown): value is HasPaper {
  if (typeof value !== 'object' || value === null || !('paper' in value)) return false;
  const { paper } = value;
  return typeof paper === 'object' && paper !== null && 'id' in paper && typeof paper.id === 'string';
}
