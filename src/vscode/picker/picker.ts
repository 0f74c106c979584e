import * as vscode from 'vscode';
import type { Library } from '../../library/library';
import type { Paper } from '../../papers/paper';
import { DisposableOwner } from '../shared/disposable';
import type { PaperSearch } from '../shared/paperSearch';
import type { ReaderMarks } from '../shared/readerMarks';
import type { ShelfModel } from '../shared/shelf';
import type { Topics } from '../shared/topics';
import type { PaperUses } from '../shared/uses';
import { completionRow, isCompletionRow, isPaperRow, noteWords, paperRow, rowButton, separator, type PaperRow, type Row, type RowAction, type RowButton } from './rows';

/** At most so many rows are handed over: more slow the editor down, and nobody reads them. */
export const ROW_LIMIT = 200;
const COMPLETION_LIMIT = 5;
/** In characters. */
const LONGEST_LINE = 60;

export interface PickerParts {
  readonly shelf: ShelfModel;
  readonly library: Library;
  /** Ranks papers; an aborted search may reject. */
  readonly search: Pick<PaperSearch, 'find' | 'papers' | 'completions'>;
  readonly topics: Pick<Topics, 'label'>;
  readonly uses: Pick<PaperUses, 'of'>;
  readonly marks: Pick<ReaderMarks, 'shown'>;
  /** What a button on a row does; the picker stays open only where a key is copied. */
  act(action: RowAction, paper: Paper): void;
  /** Keeps a query in the tree. */
  save(query: string): void;
  failed(error: unknown): void;
}

export interface PickOptions {
  readonly title: string;
  readonly placeholder: string;
  readonly many: boolean;
  readonly actions: readonly RowAction[];
  readonly query?: string;
  /** What is listed while nothing is typed; recently used papers and the shelf where absent. */
  readonly resting?: readonly Paper[];
}

/** The quick pick over the shelf, used to search and to cite. */
export class PaperPicker extends DisposableOwner {
  private readonly quickPick = this.register(vscode.window.createQuickPick<Row>());
  private readonly buttons: readonly RowButton[];
  /** Held here: the quick pick forgets what is ticked when its rows are replaced (microsoft/vscode#75046). */
  private chosen: readonly Paper[] = [];
  private searching: AbortController | undefined;
  private shownQuery: string | undefined;

  constructor(
    private readonly parts: PickerParts,
    private readonly options: PickOptions,
  ) {
    super();
    this.buttons = options.actions.map(rowButton);
    const { quickPick } = this;
    quickPick.title = options.title;
    quickPick.placeholder = options.placeholder;
    // Must be set before it is shown (microsoft/vscode#209132).
    quickPick.canSelectMany = options.many;
    quickPick.value = options.query ?? '';
    keepOrder(quickPick);
    const save = { iconPath: new vscode.ThemeIcon('save'), tooltip: vscode.l10n.t('Save This Search in the Tree') };
    quickPick.buttons = [save];
    this.register(quickPick.onDidTriggerButton(() => { if (quickPick.value.trim() !== '') parts.save(quickPick.value.trim()); }));
    this.register(quickPick.onDidChangeValue(() => { this.refresh(); }));
    this.register(quickPick.onDidTriggerItemButton(({ item, button }) => { this.press(item, button); }));
    if (options.many) this.register(quickPick.onDidChangeSelection((rows) => { this.tick(rows); }));
  }

  /** The papers taken with Enter, in the order chosen; `undefined` when it was left. */
  pick(): Promise<readonly Paper[] | undefined> {
    return new Promise((resolve) => {
      this.register(this.quickPick.onDidAccept(() => {
        if (this.complete()) return;
        const papers = this.accepted();
        if (papers.length === 0) return;
        resolve(papers);
        this.quickPick.hide();
      }));
      this.register(this.quickPick.onDidHide(() => {
        this.searching?.abort();
        resolve(undefined);
        this.dispose();
      }));
      this.quickPick.show();
      this.refresh();
    });
  }

  /** Takes the highlighted completion into the query, where one is highlighted. */
  private complete(): boolean {
    const [active] = this.quickPick.activeItems;
    if (!active || !isCompletionRow(active) || this.shownQuery !== this.quickPick.value) return false;
    const { insert, range } = active.completion;
    this.quickPick.value = this.quickPick.value.slice(0, range[0]) + insert + this.quickPick.value.slice(range[1]);
    this.refresh();
    return true;
  }

  /** What is ticked, else the highlighted row; nothing while the rows are those of an earlier query. */
  private accepted(): readonly Paper[] {
    if (this.chosen.length > 0) return this.chosen;
    if (this.shownQuery !== this.quickPick.value) return [];
    // With no match the rows highlighted before may still be reported (microsoft/vscode#209133).
    const onShow = this.quickPick.items.filter(isPaperRow);
    const active: Row | undefined = this.quickPick.activeItems.find((row) => onShow.some((shown) => shown === row)) ?? onShow[0];
    return active && isPaperRow(active) ? [active.paper] : [];
  }

  private refresh(): void {
    this.searching?.abort();
    const controller = (this.searching = new AbortController());
    const query = this.quickPick.value;
    this.quickPick.busy = true;
    this.rows(query, controller.signal).then(
      (rows) => {
        if (controller.signal.aborted) return;
        this.draw(rows);
        this.shownQuery = query;
        this.quickPick.busy = false;
      },
      (error: unknown) => {
        if (controller.signal.aborted) return;
        this.quickPick.busy = false;
        this.parts.failed(error);
      },
    );
  }

  private async rows(query: string, signal: AbortSignal): Promise<readonly Row[]> {
    if (query.trim() === '') return this.restingRows();
    const { search } = this.parts;
    const [{ found, notes }, completions] = await Promise.all([search.find(query, ROW_LIMIT, signal), search.completions(query)]);
    // Above the papers, but Enter still takes the first paper: the highlight is set there.
    const completing = query.includes(':') ? completions.slice(0, COMPLETION_LIMIT).map(completionRow) : [];
    const line = notes.length > 0 ? noteWords(notes) : completing.length > 0 && found.length > 0 ? vscode.l10n.t('papers') : '';
    // A line shows only above a row.
    if (found.length === 0 && line !== '') return [...completing, { label: line, alwaysShow: true }];
    return [
      ...(completing.length > 0 ? [separator(vscode.l10n.t('complete the filter')), ...completing] : []),
      // Beside a row a long one would leave no room for its title.
      ...(line === '' ? [] : [line.length > LONGEST_LINE ? { label: line, alwaysShow: true } : separator(line)]),
      ...found.map(({ paper, snippet }) => this.row(paper, snippet)),
    ];
  }

  /** While nothing is typed: recently used papers, then the shelf. */
  private async restingRows(): Promise<readonly Row[]> {
    if (this.options.resting) return this.options.resting.map((paper) => this.row(paper));
    const { shelf, library, search, marks } = this.parts;
    const papers = await search.papers('', ROW_LIMIT);
    const found = await Promise.all(library.state.recent.map((id) => shelf.find(id)));
    const recent = marks.shown(found.filter((paper) => paper !== undefined));
    const others = papers.filter(({ id }) => !recent.some((paper) => paper.id === id));
    if (recent.length === 0) return others.map((paper) => this.row(paper));
    return [
      separator(vscode.l10n.t('recently used')),
      ...recent.map((paper) => this.row(paper)),
      separator(vscode.l10n.t('on the shelf')),
      ...others.map((paper) => this.row(paper)),
    ];
  }

  private row(paper: Paper, snippet?: string): PaperRow {
    return paperRow(paper, this.parts.topics.label, this.buttons, this.parts.uses.of(paper.id), snippet);
  }

  /** Ticked papers stay on top, whatever is typed. */
  private draw(rows: readonly Row[]): void {
    if (this.chosen.length === 0) {
      this.quickPick.items = rows;
      this.highlight(rows);
      return;
    }
    const ticked = this.chosen.map((paper) => this.row(paper));
    const rest = rows.filter((row) => !isPaperRow(row) || !this.chosen.includes(row.paper));
    this.quickPick.items = [separator(vscode.l10n.t('chosen')), ...ticked, separator(vscode.l10n.t('found')), ...rest];
    this.quickPick.selectedItems = ticked;
    this.highlight(rest);
  }

  /** Where several can be ticked the editor highlights no row by itself, and Enter would take nothing. */
  private highlight(rows: readonly Row[]): void {
    const first = rows.find(isPaperRow) ?? rows.find(isCompletionRow);
    if (first) this.quickPick.activeItems = [first];
  }

  private tick(rows: readonly Row[]): void {
    const ticked = rows.filter(isPaperRow).map(({ paper }) => paper);
    // Rows that were just replaced report an empty selection: only what is on show can be unticked.
    const onShow = new Set(this.quickPick.items.filter(isPaperRow).map(({ paper }) => paper));
    const kept = this.chosen.filter((paper) => ticked.includes(paper) || !onShow.has(paper));
    this.chosen = [...kept, ...ticked.filter((paper) => !kept.includes(paper))];
  }

  private press(row: Row, button: vscode.QuickInputButton): void {
    const pressed = this.buttons.find((known) => known === button);
    if (!pressed || !isPaperRow(row)) return;
    if (pressed.action !== 'copyKey') this.quickPick.hide();
    this.parts.act(pressed.action, row.paper);
  }
}

/**
 * The editor sorts rows by label as soon as something is typed. `sortByLabel` stops it; it is not in the typed API
 * (microsoft/vscode#73904), so an editor without it sorts as it likes.
 */
function keepOrder(quickPick: vscode.QuickPick<Row>): void {
  const untyped = quickPick as vscode.QuickPick<Row> & { sortByLabel?: boolean };
  untyped.sortByLabel = false;
}
