import * as vscode from 'vscode';
import type { Library } from '../../library/library';
import type { Grouping, Sorting } from '../../library/state';
import { COMMANDS, VIEW } from '../shared/ids';
import type { Reporter } from '../shared/report';
import type { ShelfModel } from '../shared/shelf';
import type { Node } from './nodes';
import { PapersTree } from './papersTree';

export interface TreeParts {
  readonly shelf: ShelfModel;
  readonly library: Library;
  readonly reporter: Reporter;
}

/** The view, and the commands of its title bar. */
export function registerTree({ shelf, library, reporter }: TreeParts): vscode.Disposable {
  const tree = new PapersTree(shelf, library);
  const view = vscode.window.createTreeView<Node>(VIEW, { treeDataProvider: tree, canSelectMany: true, showCollapseAll: true });
  return vscode.Disposable.from(
    view,
    tree,
    reporter.command(COMMANDS.groupBy, async () => {
      const grouping = await choose(vscode.l10n.t('Group papers by'), groupings(), library.state.grouping);
      if (grouping) await library.change((state) => ({ ...state, grouping }));
    }),
    reporter.command(COMMANDS.sortBy, async () => {
      const sorting = await choose(vscode.l10n.t('Sort papers by'), sortings(), library.state.sorting);
      if (sorting) await library.change((state) => ({ ...state, sorting }));
    }),
  );
}

type Choice<T> = vscode.QuickPickItem & { readonly value: T };

const groupings = (): Choice<Grouping>[] => [
  { value: 'topic', label: vscode.l10n.t('Topic') },
  { value: 'model', label: vscode.l10n.t('Base Model') },
  { value: 'organization', label: vscode.l10n.t('Organization') },
  { value: 'month', label: vscode.l10n.t('Month Listed') },
];

const sortings = (): Choice<Sorting>[] => [
  { value: 'newest', label: vscode.l10n.t('Newest First') },
  { value: 'title', label: vscode.l10n.t('Title') },
  { value: 'discussed', label: vscode.l10n.t('Most Discussed') },
];

/** A pick among a few; the present one says so and leads the list's focus. */
async function choose<T>(title: string, choices: readonly Choice<T>[], current: T): Promise<T | undefined> {
  const marked = choices.map((choice) =>
    choice.value === current ? { ...choice, description: vscode.l10n.t('current') } : choice,
  );
  const picked = await vscode.window.showQuickPick(marked, { title });
  return picked?.value;
}
