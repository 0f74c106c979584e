import * as vscode from 'vscode';
import { withSaved, type Grouping, type Sorting } from '../../library/state';
import { COMMANDS, VIEW } from '../shared/ids';
import { HumanError, type Reporter } from '../shared/report';
import { PaperDragging, type DraggingParts } from './dragging';
import { TreeFilter } from './filter';
import { isSavedNode, type Node } from './nodes';
import { PapersTree, type PapersTreeParts } from './papersTree';

export interface TreeParts extends PapersTreeParts, DraggingParts {
  readonly reporter: Reporter;
}

/** The view, and the commands of its title bar. */
export function registerTree(parts: TreeParts): vscode.Disposable {
  const { library, reporter } = parts;
  const tree = new PapersTree(parts);
  const view = vscode.window.createTreeView<Node>(VIEW, { treeDataProvider: tree, canSelectMany: true, showCollapseAll: true, dragAndDropController: new PaperDragging(parts) });
  const filter = new TreeFilter(tree, view);
  return vscode.Disposable.from(
    view,
    tree,
    filter,
    reporter.command(COMMANDS.groupBy, async () => {
      const grouping = await choose(vscode.l10n.t('Group papers by'), groupings(), library.state.grouping);
      if (grouping) await library.change((state) => ({ ...state, grouping }));
    }),
    reporter.command(COMMANDS.sortBy, async () => {
      const sorting = await choose(vscode.l10n.t('Sort papers by'), sortings(), library.state.sorting);
      if (sorting) await library.change((state) => ({ ...state, sorting }));
    }),
    reporter.command(COMMANDS.filterTree, () => { filter.ask(); }),
    reporter.command(COMMANDS.clearFilter, () => { filter.set(''); }),
    reporter.command(COMMANDS.showInTree, async (id) => {
      if (typeof id !== 'string') throw new HumanError(vscode.l10n.t('Choose a paper to show.'));
      if (!(await tree.rowOf(id)) && (await tree.isHidden(id))) {
        const show = vscode.l10n.t('Show Hidden Papers');
        if ((await vscode.window.showInformationMessage(vscode.l10n.t('This paper is hidden.'), show)) !== show) return;
        filter.set('is:hidden');
      }
      const row = (await tree.rowOf(id)) ?? (filter.set(''), await tree.rowOf(id));
      if (!row) throw new HumanError(vscode.l10n.t('No paper on the shelf has the id “{0}”.', id));
      await view.reveal(row, { select: true, focus: true });
    }),
    reporter.command(COMMANDS.saveSearch, async (query) => {
      const wanted = (typeof query === 'string' ? query : ((await askForQuery(tree.filter)) ?? '')).trim();
      if (wanted !== '') await library.change((state) => withSaved(state, wanted, true));
    }),
    reporter.command(COMMANDS.removeSavedSearch, async (node) => {
      if (isSavedNode(node)) await library.change((state) => withSaved(state, node.query, false));
    }),
  );
}

function askForQuery(value: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({ title: vscode.l10n.t('Save Search'), prompt: vscode.l10n.t('The query to keep in the tree'), value });
}

type Choice<T> = vscode.QuickPickItem & { readonly value: T };

const groupings = (): Choice<Grouping>[] => [
  { value: 'topic', label: vscode.l10n.t('Topic') },
  { value: 'model', label: vscode.l10n.t('Base Model') },
  { value: 'organization', label: vscode.l10n.t('Organization') },
  { value: 'month', label: vscode.l10n.t('Month Listed') },
  { value: 'cited', label: vscode.l10n.t('Cited in This Workspace') },
  { value: 'status', label: vscode.l10n.t('Reading Status') },
  { value: 'tag', label: vscode.l10n.t('Tag') },
  { value: 'new', label: vscode.l10n.t('New Since Last Import') },
  { value: 'shelf', label: vscode.l10n.t('Shelf') },
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
