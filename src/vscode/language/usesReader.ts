import * as vscode from 'vscode';
import { Cancelled } from '../../pacing/slices';
import { usedPapers } from '../../drafting/usedPapers';
import type { Library } from '../../library/library';
import type { Bibliographies } from '../shared/bibliographies';
import { DisposableOwner } from '../shared/disposable';
import { hostPace } from '../shared/pace';
import type { Reporter } from '../shared/report';
import type { PaperUses } from '../shared/uses';
import type { CitedHere } from './citedHere';
import type { Works } from './works';

export interface UsesParts {
  readonly cited: CitedHere;
  readonly bibliographies: Bibliographies;
  readonly works: Works;
  readonly library: Library;
  readonly uses: PaperUses;
  readonly reporter: Reporter;
}

/** The window opens first; what is cited in it can wait. */
const START_MS = 1500;
const SETTLE_MS = 500;

/** Finds out, in the background, which papers the workspace cites, and again when that may have changed. */
export class UsesReader extends DisposableOwner {
  private timer: NodeJS.Timeout | undefined;
  private running: vscode.CancellationTokenSource | undefined;

  constructor(private readonly parts: UsesParts) {
    super();
    this.register({ dispose: () => {
      clearTimeout(this.timer);
      this.running?.cancel();
    } });
    if ((vscode.workspace.workspaceFolders ?? []).length === 0) return;
    this.register(parts.cited.onDidChange(() => { this.soon(SETTLE_MS); }));
    this.register(parts.cited.onDidMove(() => { parts.uses.move(); }));
    this.register(parts.bibliographies.onDidChange(() => { this.soon(SETTLE_MS); }));
    this.soon(START_MS);
  }

  private soon(wait: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.parts.reporter.detached('reading what is cited', this.read()); }, wait);
  }

  private async read(): Promise<void> {
    this.running?.cancel();
    const source = (this.running = new vscode.CancellationTokenSource());
    const { cited, bibliographies, works, library, uses } = this.parts;
    try {
      await cited.ready();
      const [all, identities] = await Promise.all([bibliographies.all(), works.identities()]);
      const used = await usedPapers(
        { bibliographies: all.map(({ index }) => index), identities, recorded: library.state.keys, isCited: (key) => cited.isCited(key) },
        hostPace(source.token),
      );
      uses.update({ ...used, placesOf: (key) => cited.placesOf(key) });
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error;
    } finally {
      source.dispose();
      if (this.running === source) this.running = undefined;
    }
  }
}
