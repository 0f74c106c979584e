import * as vscode from 'vscode';
import { paragraphAt, passageOf, passageQuery, rankForPassage, sample, WordStatistics } from '../../drafting/passage';
import { applyChanges } from '../../citing/types';
import type { Paper, PaperHead } from '../../papers/paper';
import { COMMANDS } from '../shared/ids';
import { hostPace } from '../shared/pace';
import type { PaperSearch } from '../shared/paperSearch';
import { HumanError } from '../shared/report';
import type { ShelfModel } from '../shared/shelf';
import type { ShelfReader } from '../shared/shelfReader';
import type { ParsedDocuments } from './parsed';
import type { Works } from './works';

/** Shows ranked papers and gives those that were taken. */
export type ChoosePapers = (title: string, papers: readonly Paper[], many: boolean) => Promise<readonly Paper[] | undefined>;

export interface PassageParts {
  readonly shelf: ShelfModel;
  readonly search: PaperSearch;
  readonly parsed: ParsedDocuments;
  readonly works: Works;
  readonly choosePapers: ChoosePapers;
  chosen(args: readonly unknown[]): Promise<readonly Paper[]>;
}

const CANDIDATES = 200;
const SHOWN = 50;

/** Papers that fit a text: a passage of a draft, or another paper. */
export class Passages {
  private learned: { readonly heads: readonly PaperHead[]; readonly statistics: Promise<WordStatistics> } | undefined;

  constructor(private readonly parts: PassageParts) {}

  /** Ranks the shelf for what is selected, or the paragraph at the cursor, and cites what is taken. */
  async forPassage(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) throw new HumanError(vscode.l10n.t('Open a document and put the cursor into a passage, for papers that fit it.'));
    const { passage, cited } = await this.passageAt(editor);
    const papers = (await this.ranked(passage)).filter((paper) => !cited.has(paper.id));
    if (papers.length === 0) throw new HumanError(vscode.l10n.t('No paper on the shelf shares a telling word with this passage.'));
    const taken = await this.parts.choosePapers(vscode.l10n.t('Papers for This Passage'), papers.slice(0, SHOWN), true);
    if (taken && taken.length > 0) await vscode.commands.executeCommand(COMMANDS.cite, taken.map(({ id }) => id));
  }

  /** Papers like one of the shelf; what is taken is opened. */
  async moreLike(args: readonly unknown[]): Promise<void> {
    const [paper] = args[0] === undefined ? ((await this.parts.choosePapers(vscode.l10n.t('More Like Which Paper?'), await this.parts.shelf.first(CANDIDATES), false)) ?? []) : await this.parts.chosen(args);
    if (!paper) return;
    const papers = (await this.ranked(passageOf(paper))).filter(({ id }) => id !== paper.id);
    if (papers.length === 0) throw new HumanError(vscode.l10n.t('No other paper on the shelf is like this one.'));
    const [taken] = (await this.parts.choosePapers(vscode.l10n.t('More Like “{0}”', paper.title), papers.slice(0, SHOWN), false)) ?? [];
    if (taken) await vscode.commands.executeCommand(COMMANDS.openPaper, taken.id);
  }

  private async ranked(passage: string): Promise<Paper[]> {
    const statistics = await this.statistics();
    const query = passageQuery(passage, statistics);
    const candidates = query === '' ? [] : await this.parts.search.papers(query, CANDIDATES);
    return rankForPassage(passage, candidates, statistics);
  }

  private async statistics(): Promise<WordStatistics> {
    const reader = await this.parts.shelf.reader();
    const { heads } = reader;
    if (this.learned?.heads !== heads) this.learned = { heads, statistics: learn(reader) };
    return this.learned.statistics;
  }

  /** The text without its citations, and the ids of the papers that it cites. */
  private async passageAt({ document, selection }: vscode.TextEditor): Promise<{ passage: string; cited: ReadonlySet<string> }> {
    const text = document.getText();
    const range = selection.isEmpty ? paragraphAt(text, document.offsetAt(selection.active)) : { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
    const parsed = await this.parts.parsed.of(document);
    const groups = (parsed?.groups ?? []).filter(({ start, end }) => start >= range.start && end <= range.end);
    const known = await Promise.all(groups.flatMap(({ keys }) => keys).map(({ key }) => parsed && this.parts.works.known(document, parsed.language, key)));
    const outer = groups.filter((group) => !groups.some((other) => other !== group && other.start <= group.start && other.end >= group.end));
    const passage = applyChanges(text.slice(range.start, range.end), outer.map(({ start, end }) => ({ start: start - range.start, end: end - range.start, text: ' ' })));
    return { passage, cited: new Set(known.flatMap((one) => one?.paper?.id ?? [])) };
  }
}

async function learn(reader: ShelfReader): Promise<WordStatistics> {
  const papers = await reader.papers(sample(reader.heads).map(({ id }) => id));
  return WordStatistics.of(papers.filter((paper) => paper !== undefined), hostPace());
}
