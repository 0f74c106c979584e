import * as vscode from 'vscode';
import type { Library } from '../../library/library';
import { breathe, Turns } from '../../pacing/thread';
import type { Grouping, Sorting } from '../../library/state';
import type { PaperHead } from '../../papers/paper';
import { groupPapers, type Group } from '../../shelf/groups';
import { DisposableOwner } from '../shared/disposable';
import type { ReaderMarks } from '../shared/readerMarks';
import type { ShelfModel } from '../shared/shelf';
import type { Head } from '../shared/shelfReader';
import type { Topics } from '../shared/topics';
import type { PaperUses } from '../shared/uses';
import { treeItem } from './items';
import { childrenOf, findPaper, groupNode, paperNodes, type Node, type PaperNode, type SavedNode } from './nodes';
import { paperTooltip } from './tooltip';

export interface PapersTreeParts {
  readonly shelf: ShelfModel;
  readonly library: Library;
  readonly topics: Pick<Topics, 'label'>;
  readonly uses: PaperUses;
  readonly marks: ReaderMarks;
  /** Papers that a query finds, best first. */
  search(query: string, limit: number): Promise<readonly PaperHead[]>;
}

const SAVED_LIMIT = 200;
/** The editor asks for all rows of a group at once, and there may be thousands: these are drawn in one turn of the host. */
const ROWS_AT_ONCE = 500;
/** Groupings by what changes without the papers. */
const CHANGING: readonly Grouping[] = ['cited', 'status', 'tag'];

/** The groups of a list of papers, which stay until one of these is another. */
interface Kept {
  readonly papers: readonly PaperHead[];
  readonly grouping: Grouping;
  readonly sorting: Sorting;
  readonly newest: number | undefined;
  readonly groups: Group[];
}

/** Draws the shelf as groups of papers; grouping, order and saved searches are the library's. */
export class PapersTree extends DisposableOwner implements vscode.TreeDataProvider<Node> {
  private readonly changed = this.register(new vscode.EventEmitter<Node[] | undefined>());
  readonly onDidChangeTreeData = this.changed.event;
  /** The rows that were made since the tree was drawn anew, by paper. */
  private readonly rows = new Map<string, PaperNode[]>();
  private readonly turns = new Turns(ROWS_AT_ONCE);
  private hidden = '';
  private shown: string;
  private query = '';
  private kept: Kept | undefined;

  constructor(private readonly parts: PapersTreeParts) {
    super();
    this.shown = this.arrangement();
    this.register(parts.shelf.onDidChange(() => { this.drawAnew(); }));
    this.register(parts.uses.onDidChange(() => { this.drawAnew(); }));
    this.register(parts.marks.onDidChange((ids) => { this.drawMarked(ids); }));
    this.register(
      parts.library.onDidChange(() => {
        // Most changes (a paper was used) leave the tree as it is: redrawing would lose the reader's place.
        if (this.shown === this.arrangement()) return;
        this.shown = this.arrangement();
        this.drawAnew();
      }),
    );
  }

  /** The query that the tree is filtered by; `''` shows the whole shelf. */
  get filter(): string {
    return this.query;
  }

  set filter(query: string) {
    if (query.trim() === this.query) return;
    this.query = query.trim();
    this.drawAnew();
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node?.kind === 'group') return this.turn(this.remembered(childrenOf(node)));
    if (node?.kind === 'saved') return this.remembered(paperNodes(await this.parts.search(node.query, SAVED_LIMIT), node));
    if (node) return [];
    const groups = (await this.groups()).map((group) => groupNode(group));
    return this.query === '' ? [...this.savedNodes(), ...groups] : groups;
  }

  getParent(node: Node): Node | undefined {
    return node.parent;
  }

  async getTreeItem(node: Node): Promise<vscode.TreeItem> {
    const { library, uses, marks } = this.parts;
    await this.turns.next();
    return treeItem(node, library.state.grouping, this.query !== '', (paper) => ({ use: uses.of(paper.id), mark: marks.of(paper) }));
  }

  async resolveTreeItem(item: vscode.TreeItem, node: Node): Promise<vscode.TreeItem> {
    const paper = node.kind === 'paper' ? await this.parts.shelf.find(node.paper.id) : undefined;
    if (paper) item.tooltip = paperTooltip(paper);
    return item;
  }

  /** The row of a paper, for the tree to reveal. */
  async rowOf(id: string): Promise<PaperNode | undefined> {
    return findPaper(await this.groups(), id);
  }

  /** Whether a paper of the shelf is hidden by the reader. */
  async isHidden(id: string): Promise<boolean> {
    const paper = await this.parts.shelf.find(id);
    await this.parts.marks.ready();
    return paper !== undefined && this.parts.marks.of(paper).hidden;
  }

  /** How many papers the tree has. */
  async count(): Promise<number> {
    return (await this.papers()).length;
  }

  private drawAnew(): void {
    this.rows.clear();
    this.changed.fire(undefined);
  }

  /** A mark changes the rows of its paper alone, unless it decides which papers are shown, or where. */
  private drawMarked(ids: ReadonlySet<string>): void {
    const { library, marks } = this.parts;
    const moves = this.query !== '' || library.state.saved.length > 0 || CHANGING.includes(library.state.grouping) || this.hidden !== marks.hiddenStamp;
    // One that has no row may be a former id of one that has.
    if (moves || [...ids].some((id) => !this.rows.has(id))) this.drawAnew();
    else this.changed.fire([...ids].flatMap((id) => this.rows.get(id) ?? []));
  }

  private remembered(nodes: Node[]): Node[] {
    for (const node of nodes) {
      if (node.kind !== 'paper') continue;
      const known = this.rows.get(node.paper.id);
      if (known) known.push(node);
      else this.rows.set(node.paper.id, [node]);
    }
    return nodes;
  }

  private async papers(): Promise<readonly PaperHead[]> {
    const { shelf, search, marks } = this.parts;
    const all = await shelf.heads();
    await marks.ready();
    this.hidden = marks.hiddenStamp;
    return this.query === '' ? marks.shown(all) : search(this.query, all.length);
  }

  private async groups(): Promise<Group[]> {
    const { grouping, sorting } = this.parts.library.state;
    const { topics, uses, marks, shelf } = this.parts;
    const lines = grouping === 'model' ? await import('../bundles/models') : undefined;
    const papers = await this.papers();
    const newest = shelf.lastImport;
    const { kept } = this;
    if (kept?.papers === papers && kept.grouping === grouping && kept.sorting === sorting && kept.newest === newest && !CHANGING.includes(grouping)) return kept.groups;
    const groups = groupPapers(papers, grouping, sorting, {
      ...(lines ? { modelLine: lines.modelLine } : {}),
      topicLabel: topics.label,
      use: ({ id }) => uses.of(id),
      status: (paper) => marks.of(paper).status,
      tags: (paper) => marks.of(paper).tags,
      shelves: ({ shelves }: Head) => shelves ?? [''],
      isNew: (paper: Head) => newest !== undefined && paper.added === newest,
    });
    this.kept = { papers, grouping, sorting, newest, groups };
    await this.turn(papers);
    return groups;
  }

  /** What was made of many papers is a turn's work; what comes of it has the next. */
  private async turn<T extends readonly unknown[]>(made: T): Promise<T> {
    if (made.length > ROWS_AT_ONCE) await breathe();
    return made;
  }

  private savedNodes(): SavedNode[] {
    return this.parts.library.state.saved.map((query) => ({ kind: 'saved', query, parent: undefined }));
  }

  private arrangement(): string {
    const { grouping, sorting, saved } = this.parts.library.state;
    return JSON.stringify([grouping, sorting, saved]);
  }
}
