import * as vscode from 'vscode';
import type { Completion } from '../../../fetching/completing';
import { FetchError } from '../../../fetching/hosts';
import { runSliced } from '../../../pacing/thread';
import type { SourceEntry } from '../../../merging/entry';
import type { ShelfHead } from '../../../merging/head';
import type { ShelfModel } from '../../shared/shelf';
import { isCalledOff, withStop, type Importer } from '../importer';
import type { FileProblem, Outcome } from '../words';
import type { Network } from './network';
import { faultWords, hostWords } from './words';

export interface CompleterParts {
  readonly shelf: ShelfModel;
  readonly network: Network;
  readonly importer: Importer;
}

/** Answers change seldom: a run that is taken up again on the same day asks little twice. */
const MAX_AGE = 24 * 3_600_000;
/** Papers, and milliseconds, after which what was found is put on the shelf, so that little is lost with the editor. */
const FLUSH_SIZE = 50;
const FLUSH_AFTER = 10_000;

/**
 * Asks for what papers lack and merges the answers into the shelf as they come. What came before a fault, or before the
 * reader stopped it, is kept; the next run goes on behind it.
 */
export function completePapers(parts: CompleterParts, heads: readonly ShelfHead[]): Promise<Outcome> {
  const { network: { client, today } } = parts;
  return withStop(vscode.l10n.t('Completing papers'), async (signal, say) => {
    const { complete } = await import('../../bundles/importing');
    const gathered = new Gathered(parts);
    let stopped: string | undefined;
    try {
      for await (const round of complete(client, heads, today, { signal, maxAge: MAX_AGE, run: (steps) => runSliced(steps, signal) })) {
        say(vscode.l10n.t('{0}: {1} of {2} papers', hostWords(round.host), round.done, round.all));
        await gathered.add(round);
      }
    } catch (error) {
      if (!(error instanceof FetchError) && !isCalledOff(error)) throw error;
      stopped = error instanceof FetchError ? faultWords(error) : vscode.l10n.t('Fetching was stopped. The same command goes on from here.');
    }
    // Not with the signal: it is there to be kept.
    await gathered.flush();
    return { ...gathered.outcome(), ...(stopped === undefined ? {} : { stopped }) };
  });
}

/** What has been found, on its way to the shelf. */
class Gathered {
  private entries: SourceEntry[] = [];
  private settled: string[] = [];
  private since = Date.now();
  private readonly problems: FileProblem[] = [];
  private readonly outcomes: Outcome[] = [];

  constructor(private readonly parts: CompleterParts) {}

  async add({ entries, settled, fault, host }: Completion): Promise<void> {
    this.entries.push(...entries);
    if (settled !== undefined) this.settled.push(settled);
    if (fault) this.problems.push({ name: hostWords(host), words: faultWords(fault), isLoss: true });
    if (this.entries.length >= FLUSH_SIZE || this.settled.length >= FLUSH_SIZE || Date.now() - this.since > FLUSH_AFTER) await this.flush();
  }

  async flush(): Promise<void> {
    const { shelf, importer, network } = this.parts;
    if (this.entries.length > 0) {
      // These papers are not new: the last import stays the last.
      const { lastImport } = await shelf.store();
      this.outcomes.push(await importer.take({ entries: this.entries, problems: [] }, { lastImport }));
      this.entries = [];
    }
    await network.asked.add(this.settled);
    this.settled = [];
    this.since = Date.now();
  }

  outcome(): Outcome {
    const all = <T>(list: (outcome: Outcome) => readonly T[]): T[] => [...new Set(this.outcomes.flatMap(list))];
    const sum = (count: (outcome: Outcome) => number): number => this.outcomes.reduce((total, outcome) => total + count(outcome), 0);
    return {
      added: all(({ added }) => added),
      merged: all(({ merged }) => merged),
      doubts: all(({ doubts }) => doubts),
      refused: all(({ refused }) => refused),
      unchanged: sum(({ unchanged }) => unchanged),
      read: sum(({ read }) => read),
      problems: this.problems,
    };
  }
}
