import * as vscode from 'vscode';
import { DisposableOwner } from './disposable';

/** What the workspace does with a paper: cites it, or only has its entry. */
export type PaperUse = 'cited' | 'listed';

/** What is known of the papers that the workspace uses; filled by whoever reads the workspace. */
export interface KnownUses {
  /** Ids of papers with the keys that they are cited by. */
  readonly cited: ReadonlyMap<string, readonly string[]>;
  /** Ids of papers with an entry in some bibliography, cited or not. */
  readonly listed: ReadonlySet<string>;
  /** Where a key is cited. */
  placesOf(key: string): Promise<readonly vscode.Location[]>;
}

/** Which papers the workspace cites, for all who show it. Nothing is known at first. */
export class PaperUses extends DisposableOwner {
  private readonly changed = this.register(new vscode.EventEmitter<undefined>());
  readonly onDidChange = this.changed.event;
  private readonly moved = this.register(new vscode.EventEmitter<undefined>());
  /** Papers may be cited in other places than before. */
  readonly onDidMove = this.moved.event;
  private known: KnownUses = { cited: new Map(), listed: new Set(), placesOf: () => Promise.resolve([]) };

  update(known: KnownUses): void {
    const before = this.known;
    this.known = known;
    if (!sameIds(before.cited, known.cited) || !sameIds(before.listed, known.listed)) this.changed.fire(undefined);
    this.move();
  }

  /** To be told where a document that cites has changed. */
  move(): void {
    this.moved.fire(undefined);
  }

  of(id: string): PaperUse | undefined {
    if (this.known.cited.has(id)) return 'cited';
    return this.known.listed.has(id) ? 'listed' : undefined;
  }

  get cited(): readonly string[] {
    return [...this.known.cited.keys()];
  }

  get listed(): readonly string[] {
    return [...this.known.listed];
  }

  /** Where a paper is cited. */
  async placesOf(id: string): Promise<vscode.Location[]> {
    const places = await Promise.all((this.known.cited.get(id) ?? []).map((key) => this.known.placesOf(key)));
    return places.flat();
  }
}

function sameIds(one: ReadonlyMap<string, unknown> | ReadonlySet<string>, other: ReadonlyMap<string, unknown> | ReadonlySet<string>): boolean {
  return one.size === other.size && [...one.keys()].every((id) => other.has(id));
}

/** A mark before what is said of a paper: seen at a glance, read aloud as words. */
export function useMark(use: PaperUse | undefined): string {
  return use === 'cited' ? '✓ ' : use === 'listed' ? '• ' : '';
}

export function useWords(use: PaperUse): string {
  return use === 'cited' ? vscode.l10n.t('cited in this workspace') : vscode.l10n.t('in the bibliography, not cited');
}
