import * as vscode from 'vscode';
import type { Library } from '../../library/library';
import type { Paper } from '../../papers/paper';
import { DisposableOwner } from '../shared/disposable';
import type { ShelfModel } from '../shared/shelf';
import { isPaperRow, paperRow, rowButton, separator, type PaperRow, type Row, type RowAction, type RowButton } from './rows';

/** At most so many rows are handed over: more slow the editor down, and nobody reads them. */
export const ROW_LIMIT = 200;

export interface Found {
  readonly paper: Paper;
  /** Words of the abstract where the match is there. */
  readonly snippet?: string;
}

export interface PickerParts {
  readonly shelf: ShelfModel;
  readonly library: Library;
  /** Ranked papers for a query; an aborted search may reject. */
  search(query: string, limit: number, signal: AbortSignal): Promise<readonly Found[]>;
  /** What a button on a row does; the picker stays open unless it was asked to open a paper. */
  act(action: RowAction, paper: Paper): void;
  failed(error: unknown): void;
}

export interface PickOptions {
  readonly title: string;
  readonly placeholder: string;
  readonly many: boolean;
  readonly actions: readonly RowAction[];
  readonly query?: string;
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
    options: PickOptions,
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
    this.register(quickPick.onDidChangeValue(() => { this.refresh(); }));
    this.register(quickPick.onDidTriggerItemButton(({ item, button }) => { this.press(item, button); }));
    if (options.many) this.register(quickPick.onDidChangeSelection((rows) => { this.tick(rows); }));
  }

  /** The papers taken with Enter, in the order chosen; `undefined` when it was left. */
  pick(): Promise<readonly Paper[] | undefined> {
    return new Promise((resolve) => {
      this.register(this.quickPick.onDidAccept(() => {
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

  /** What is ticked, else the highlighted row; nothing while the rows are those of an earlier query. */
  private accepted(): readonly Paper[] {
    if (this.chosen.length > 0) return this.chosen;
    if (this.shownQuery !== this.quickPick.value) return [];
    // With no match the rows highlighted before may still be reported (microsoft/vscode#209133).
    const onShow = this.quickPick.items.filter(isPaperRow);
    const active = this.quickPick.activeItems.find((row) => onShow.some((shown) => shown === row)) ?? onShow[0];
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
    const found = await this.parts.search(query, ROW_LIMIT, signal);
    return found.map(({ paper, snippet }) => this.row(paper, snippet));
  }

  /** While nothing is typed: recently used papers, then the shelf. */
  private async restingRows(): Promise<readonly Row[]> {
    const { shelf, library } = this.parts;
    const papers = await shelf.papers();
    const found = await Promise.all(library.state.recent.map((id) => shelf.find(id)));
    const recent = found.filter((paper) => paper !== undefined);
    const others = papers.slice(0, ROW_LIMIT).filter((paper) => !recent.includes(paper));
    if (recent.length === 0) return others.map((paper) => this.row(paper));
    return [
      separator(vscode.l10n.t('recently used')),
      ...recent.map((paper) => this.row(paper)),
      separator(vscode.l10n.t('on the shelf')),
      ...others.map((paper) => this.row(paper)),
    ];
  }

  private row(paper: Paper, snippet?: string): PaperRow {
    return paperRow(paper, this.buttons, snippet);
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
    const first = rows.find(isPaperRow);
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
