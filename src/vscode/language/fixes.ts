import * as vscode from 'vscode';
import { nearKeys } from '../../drafting/nearKeys';
import { completeEntry, differences } from '../../drafting/completeEntry';
import { keyAt } from '../../drafting/place';
import { removeKey } from '../../drafting/removeKey';
import { correctAt } from '../../drafting/rename';
import type { Paper } from '../../papers/paper';
import { addChanges } from '../shared/changes';
import { COMMANDS, INTERNAL_COMMANDS } from '../shared/ids';
import type { ParsedDocument, ParsedDocuments } from './parsed';
import { rangeIn } from './positions';
import { SOURCE } from './problem';
import { entryWithKeyAt, type Works } from './works';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('papershelf');
export const FIX_KINDS = [vscode.CodeActionKind.QuickFix, FIX_ALL];
const TITLE_LENGTH = 60;

/** What can be done about an unknown key: add the paper that it stands for, correct it, take it out. */
export class KeyFixes implements vscode.CodeActionProvider {
  constructor(
    private readonly parsed: ParsedDocuments,
    private readonly works: Works,
  ) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics, only }: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    const parsed = await this.parsed.of(document);
    if (!parsed) return [];
    if (only?.intersects(FIX_ALL)) return [fixAll(document, FIX_ALL)];
    if (parsed.language.id === 'bibtex') {
      const differing = diagnostics.filter(({ source, code }) => source === SOURCE && code === 'differing-entry');
      const completions = await Promise.all(differing.map((problem) => this.completion(document, problem)));
      return completions.filter((fix) => fix !== undefined);
    }
    const unknown = diagnostics.filter(({ source, code }) => source === SOURCE && code === 'unknown-key');
    const actions: vscode.CodeAction[] = [];
    for (const problem of unknown) {
      if (token.isCancellationRequested) return [];
      actions.push(...(await this.fixesFor(document, parsed, problem)));
    }
    return actions;
  }

  /** The editor shows what would change, and changes it once that is confirmed. */
  private async completion(document: vscode.TextDocument, problem: vscode.Diagnostic): Promise<vscode.CodeAction | undefined> {
    const bibliography = await this.works.bibliography(document.uri);
    const place = bibliography && entryWithKeyAt(bibliography, document.offsetAt(problem.range.start));
    const paper = place && (await this.works.ofEntry(place)).paper;
    if (!paper) return undefined;
    const { text } = place.bibliography.index;
    const fix = new vscode.CodeAction(vscode.l10n.t('Complete from the shelf'), vscode.CodeActionKind.QuickFix);
    fix.edit = new vscode.WorkspaceEdit();
    for (const change of completeEntry(text, place.entry, paper, differences(text, place.entry, paper))) {
      fix.edit.replace(document.uri, rangeIn(document, change), change.text, { needsConfirmation: true, label: vscode.l10n.t('What the shelf knows of {0}', place.entry.key) });
    }
    fix.diagnostics = [problem];
    return fix;
  }

  private async fixesFor(document: vscode.TextDocument, parsed: ParsedDocument, problem: vscode.Diagnostic): Promise<vscode.CodeAction[]> {
    const key = document.getText(problem.range);
    const { all } = await this.works.bibliographiesOf(document, parsed.language);
    const exact = await this.works.papersWithKey(key);
    const papers = [...exact, ...(await this.works.papersLikeKey(key)).filter((paper) => !exact.includes(paper))];
    const adding: vscode.CodeAction[] = [];
    const near: string[] = [];
    for (const paper of papers) {
      // One that is there under another key is corrected, not added again.
      const there = all.map(({ index }) => index.find(paper)).find((entry) => entry !== undefined);
      if (there) near.push(there.key);
      else adding.push(addFix(document, key, paper));
    }
    near.push(...nearKeys(key, all.flatMap(({ index }) => Array.from({ length: index.size }, (_, place) => index.keyOf(place)))));
    const corrections = [...new Set(near)].slice(0, 3).map((meant) => correction(document, parsed, problem.range, meant));
    const fixes = [...adding, ...corrections.filter((fix) => fix !== undefined)];
    const [first] = fixes;
    if (first) first.isPreferred = true;
    if (exact.length > 0) fixes.push(fixAll(document, vscode.CodeActionKind.QuickFix));
    const removal = removalFix(document, parsed, problem.range);
    if (removal) fixes.push(removal);
    for (const fix of fixes) fix.diagnostics = [problem];
    return fixes;
  }
}

function addFix(document: vscode.TextDocument, key: string, paper: Paper): vscode.CodeAction {
  const title = paper.title.length > TITLE_LENGTH ? `${paper.title.slice(0, TITLE_LENGTH - 1)}…` : paper.title;
  const fix = new vscode.CodeAction(vscode.l10n.t('Add this paper: {0}', title), vscode.CodeActionKind.QuickFix);
  fix.command = { command: INTERNAL_COMMANDS.addEntry, title: fix.title, arguments: [document.uri.toString(), paper.id, key] };
  return fix;
}

function correction(document: vscode.TextDocument, { language, text }: ParsedDocument, { start }: vscode.Range, meant: string): vscode.CodeAction | undefined {
  const change = correctAt(language, text, document.offsetAt(start), meant);
  if (!change) return undefined;
  const fix = new vscode.CodeAction(vscode.l10n.t('Did you mean “{0}”?', meant), vscode.CodeActionKind.QuickFix);
  fix.edit = new vscode.WorkspaceEdit();
  addChanges(fix.edit, document, [change]);
  return fix;
}

function removalFix(document: vscode.TextDocument, { language, text, groups }: ParsedDocument, range: vscode.Range): vscode.CodeAction | undefined {
  const found = keyAt(groups, document.offsetAt(range.start));
  const change = found && removeKey(language, text, found.group, found.key);
  if (!change) return undefined;
  const fix = new vscode.CodeAction(vscode.l10n.t('Remove “{0}”', found.key.key), vscode.CodeActionKind.QuickFix);
  fix.edit = new vscode.WorkspaceEdit();
  fix.edit.replace(document.uri, rangeIn(document, change), change.text);
  return fix;
}

function fixAll(document: vscode.TextDocument, kind: vscode.CodeActionKind): vscode.CodeAction {
  const fix = new vscode.CodeAction(vscode.l10n.t('Add all missing entries that the shelf knows'), kind);
  fix.command = { command: COMMANDS.addUnknown, title: fix.title, arguments: [document.uri.toString()] };
  return fix;
}
