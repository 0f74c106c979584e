import * as vscode from 'vscode';
import { Marks } from '../../library/marks';
import { threadSlices } from '../../pacing/thread';
import { NO_MARK, type Mark, type MarkChange } from '../../marking/mark';
import type { Marks as SearchMarks } from '../../search/types';
import { DisposableOwner } from './disposable';
import type { Reporter } from './report';
import type { ShelfModel } from './shelf';

export interface MarksParts {
  /** Where the marks are kept; it need not exist yet. */
  readonly folder: string;
  readonly shelf: ShelfModel;
  readonly reporter: Reporter;
}

/** A paper that marks are asked of; marks that were set on it before it was merged stand under its former ids. */
export interface Marked {
  readonly id: string;
  readonly formerIds?: readonly string[];
}

/** The reader's marks for all who show them. They are opened with the first list of papers; until then none is known. */
export class ReaderMarks extends DisposableOwner {
  private readonly changed = this.register(new vscode.EventEmitter<ReadonlySet<string>>());
  /** Gives the ids, of now or former ones, whose marks changed. */
  readonly onDidChange = this.changed.event;
  private marks: Marks | undefined;
  private opening: Promise<Marks> | undefined;
  private placing: Promise<void> | undefined;
  private hidden: ReadonlySet<string> | undefined;
  /** Papers by the ids that they had before they were merged. */
  private merged = new Map<string, Marked>();

  constructor(private readonly parts: MarksParts) {
    super();
    this.register(parts.shelf.onDidChange(() => { this.placing = undefined; }));
  }

  /** Waits until the marks are known, or are known not to be readable. */
  async ready(): Promise<void> {
    await this.open().catch(() => undefined);
    this.placing ??= this.place();
    await this.placing;
  }

  of({ id, formerIds }: Marked): Mark {
    return this.marks?.get(id, formerIds ?? this.merged.get(id)?.formerIds) ?? NO_MARK;
  }

  /** All tags in use, commonest first. */
  tags(): readonly string[] {
    return this.marks?.tags() ?? [];
  }

  get anyHidden(): boolean {
    return this.hiddenIds().size > 0;
  }

  /** Papers that are not hidden. Few are: the others are not looked at one by one. */
  shown<P extends Marked>(papers: readonly P[]): readonly P[] {
    const hidden = this.hiddenIds();
    return hidden.size === 0 ? papers : papers.filter(({ id }) => !hidden.has(id));
  }

  /** Another text whenever other papers are hidden. */
  get hiddenStamp(): string {
    return [...this.hiddenIds()].sort().join('\n');
  }

  private hiddenIds(): ReadonlySet<string> {
    this.hidden ??= new Set(this.marked().flatMap(([id, mark]) => (mark.hidden ? [id] : [])));
    return this.hidden;
  }

  /** Changes the marks of papers, of all or of none. */
  async change(papers: readonly Marked[], change: MarkChange): Promise<void> {
    const marks = await this.open();
    // What stands under a former id would show through where it is taken away from the id of now alone.
    const ids = papers.flatMap(({ id, formerIds = this.merged.get(id)?.formerIds ?? [] }) => [id, ...formerIds.filter((former) => marks.get(former) !== NO_MARK)]);
    await marks.change([...new Set(ids)], change);
  }

  /** Takes back the last change that was made in this window; how many papers it was of, or `undefined` where there is none. */
  async undo(): Promise<number | undefined> {
    return (await (await this.open()).undo())?.length;
  }

  /** What filters such as `is:starred` and `tag:thesis` find. */
  forSearch(): SearchMarks {
    const found: Record<string, Record<string, string[]>> = { is: {}, tag: {}, has: {} };
    const add = (filter: string, value: string, id: string): void => { ((found[filter] ??= {})[value] ??= []).push(id); };
    for (const [id, { status, star, hidden, tags, note }] of this.marked()) {
      if (status) add('is', status.toLowerCase(), id);
      if (star) add('is', 'starred', id);
      if (hidden) add('is', 'hidden', id);
      if (note !== '') add('has', 'note', id);
      for (const tag of tags) add('tag', tag, id);
    }
    return found;
  }

  /** The store, for an export. */
  open(): Promise<Marks> {
    this.opening ??= this.openStore().catch((error: unknown) => {
      this.opening = undefined;
      this.parts.reporter.show(error, 'marks');
      throw error;
    });
    return this.opening;
  }

  /** Every marked paper with its mark, by its id of now. */
  private marked(): [id: string, mark: Mark][] {
    const ids = new Set((this.marks?.ids() ?? []).map((id) => this.merged.get(id)?.id ?? id));
    return [...ids].map((id) => [id, this.of({ id })]);
  }

  private async openStore(): Promise<Marks> {
    const marks = await Marks.open(this.parts.folder, { onSetAside: (what) => { this.parts.reporter.setAside(what); } });
    this.register(marks);
    this.register(marks.onDidChange((ids) => {
      this.hidden = undefined;
      this.changed.fire(ids);
    }));
    this.marks = marks;
    this.hidden = undefined;
    return marks;
  }

  private async place(): Promise<void> {
    const merged = new Map<string, Marked>();
    const slices = threadSlices();
    for (const head of await this.parts.shelf.heads()) {
      await slices.pause();
      if (!head.formerIds || head.formerIds.length === 0) continue;
      for (const id of [head.id, ...head.formerIds]) merged.set(id, { id: head.id, formerIds: head.formerIds });
    }
    this.merged = merged;
    this.hidden = undefined;
  }
}
