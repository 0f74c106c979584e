import * as vscode from 'vscode';
import { STATUSES, tagOf, type Mark, type MarkChange } from '../../marking/mark';
import { COMMANDS } from '../shared/ids';
import { statusWords } from '../shared/words';

type Choice<T> = vscode.QuickPickItem & { readonly value: T };

/** Asks how far the reader is; `undefined` when the question was left. */
export async function askForStatus(marks: readonly Mark[]): Promise<MarkChange | undefined> {
  const [first] = marks;
  const current = marks.every(({ status }) => status === first?.status) ? first?.status : undefined;
  const choices: Choice<MarkChange>[] = [
    ...STATUSES.map((status) => ({ label: statusWords(status), value: { status }, ...(status === current ? { description: vscode.l10n.t('current') } : {}) })),
    { label: vscode.l10n.t('No Status'), value: { status: null } },
  ];
  return (await vscode.window.showQuickPick(choices, { title: vscode.l10n.t('Reading Status') }))?.value;
}

/** Asks for tags: those of all papers are ticked, those of some say so and stay unless they are touched. */
export function askForTags(marks: readonly Mark[], known: readonly string[]): Promise<MarkChange | undefined> {
  const ofAll = (tag: string): boolean => marks.every(({ tags }) => tags.includes(tag));
  const ofSome = (tag: string): boolean => marks.some(({ tags }) => tags.includes(tag));
  const pick = vscode.window.createQuickPick<Choice<string>>();
  pick.title = vscode.l10n.t('Tags');
  pick.placeholder = vscode.l10n.t('Tick tags, or type a new one');
  pick.canSelectMany = true;
  let rows = known.map((tag): Choice<string> => ({ label: tag, value: tag, ...(ofSome(tag) && !ofAll(tag) ? { description: vscode.l10n.t('some of them') } : {}) }));
  let ticked: readonly Choice<string>[] = rows.filter(({ value }) => ofAll(value));
  const draw = (): void => {
    const typed = tagOf(pick.value);
    const isKnown = typed === undefined || rows.some(({ value }) => value.toLowerCase() === typed.toLowerCase());
    const fresh = isKnown ? [] : [{ label: typed, value: typed, description: vscode.l10n.t('new tag'), alwaysShow: true }];
    pick.items = [...fresh, ...rows];
    pick.selectedItems = pick.items.filter((row) => ticked.includes(row));
  };
  draw();
  /** Enter on a tag that was typed and not ticked means that tag: the row that is marked, where one is, else what was typed. */
  const typedTag = (): string[] => {
    const typed = tagOf(pick.value);
    if (typed === undefined) return [];
    const same = rows.find(({ value }) => value.toLowerCase() === typed.toLowerCase());
    return [pick.activeItems[0]?.value ?? same?.value ?? typed];
  };
  return new Promise((resolve) => {
    pick.onDidChangeValue(draw);
    pick.onDidChangeSelection((selected) => {
      ticked = selected;
      // One that was new and is ticked stays, whatever is typed next.
      rows = [...selected.filter((row) => !rows.includes(row)), ...rows];
    });
    pick.onDidAccept(() => {
      const wanted = new Set([...ticked.map(({ value }) => value), ...typedTag()]);
      resolve({ addTags: [...wanted].filter((tag) => !ofAll(tag)), removeTags: known.filter((tag) => ofAll(tag) && !wanted.has(tag)) });
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

/** Asks what to do with papers; the command that does it. */
export async function askForMarking(marks: readonly Mark[]): Promise<string | undefined> {
  const choice = (icon: string, label: string, value: string): Choice<string> => ({ label: `$(${icon}) ${label}`, value });
  const choices = [
    marks.every(({ star }) => star) ? choice('star-full', vscode.l10n.t('Remove Star'), COMMANDS.unstar) : choice('star-empty', vscode.l10n.t('Star'), COMMANDS.star),
    choice('book', vscode.l10n.t('Reading Status…'), COMMANDS.setStatus),
    choice('tag', vscode.l10n.t('Tags…'), COMMANDS.editTags),
    choice('note', vscode.l10n.t('Note'), COMMANDS.editNote),
    marks.every(({ hidden }) => hidden) ? choice('eye', vscode.l10n.t('Show Again'), COMMANDS.unhide) : choice('eye-closed', vscode.l10n.t('Hide'), COMMANDS.hide),
  ];
  return (await vscode.window.showQuickPick(choices, { title: vscode.l10n.t('Mark') }))?.value;
}
