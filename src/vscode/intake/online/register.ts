import * as vscode from 'vscode';
import { incomplete, secondsFor } from '../../../fetching/lacking';
import type { Library } from '../../../library/library';
import type { ShelfHead } from '../../../merging/head';
import type { Paper } from '../../../papers/paper';
import { COMMANDS } from '../../shared/ids';
import type { Reporter } from '../../shared/report';
import { tellOutcome } from '../tell';
import { outcomeWords, type Outcome } from '../words';
import { completePapers, type CompleterParts } from './completer';
import { mayFetch } from './consent';
import { askForPeriod, fetchDaily, periodOf } from './daily';
import { completionWords, durationWords } from './words';

export interface OnlineParts extends CompleterParts {
  readonly library: Library;
  readonly reporter: Reporter;
  /** The papers that a command's arguments name. */
  chosen(args: readonly unknown[]): Promise<readonly Paper[]>;
}

/** The commands that ask the network. None does before the reader has allowed it. */
export function registerOnline(parts: OnlineParts): vscode.Disposable {
  const { network, library, reporter } = parts;
  // Not waited for, as with other imports.
  const tell = (outcome: Outcome, words: string): Outcome => {
    reporter.detached('fetch', tellOutcome(outcome, words, library));
    return outcome;
  };
  return vscode.Disposable.from(
    reporter.command(COMMANDS.fetchDailyPapers, async (named) => {
      if (!(await mayFetch())) return undefined;
      const period = typeof named === 'string' ? periodOf(named, network.today) : await askForPeriod(network.today);
      if (!period) return undefined;
      const outcome = await fetchDaily(parts, period);
      return tell(outcome, outcomeWords(outcome));
    }),
    reporter.command(COMMANDS.completePapers, async (...args) => {
      const heads = args[0] === undefined ? await allIncomplete(parts) : await chosenIncomplete(parts, args);
      if (heads.length === 0 || !(await mayFetch())) return undefined;
      if (args[0] === undefined && !(await confirmed(heads))) return undefined;
      const outcome = await completePapers(parts, heads);
      return tell(outcome, completionWords(outcome, heads.length));
    }),
  );
}

async function allIncomplete({ shelf, network }: OnlineParts): Promise<ShelfHead[]> {
  const { heads } = await shelf.store();
  const lacking = incomplete(heads);
  const asked = await network.asked.recent();
  const wanted = lacking.filter(({ id }) => !asked.has(id));
  if (wanted.length === 0) {
    void vscode.window.showInformationMessage(
      lacking.length === 0
        ? vscode.l10n.t('Nothing is missing that could be asked for.')
        : vscode.l10n.t('All that is missing was asked for in the last 30 days. To ask again of a paper, use its context menu.'),
    );
  }
  return wanted;
}

async function chosenIncomplete({ shelf, chosen }: OnlineParts, args: readonly unknown[]): Promise<ShelfHead[]> {
  const papers = await chosen(args);
  const store = await shelf.store();
  const wanted = incomplete(papers.flatMap(({ id }) => store.head(id) ?? []));
  if (wanted.length === 0 && papers[0]) {
    const { title } = papers[0];
    void vscode.window.showInformationMessage(
      papers.length > 1
        ? vscode.l10n.t('Nothing is missing of these papers that could be asked for.')
        : vscode.l10n.t('Nothing is missing of “{0}” that could be asked for: only a paper with an arXiv id or authors can be looked up.', title),
    );
  }
  return wanted;
}

async function confirmed(heads: readonly ShelfHead[]): Promise<boolean> {
  const complete = vscode.l10n.t('Complete');
  const question = heads.length === 1 ? vscode.l10n.t('Complete 1 paper?') : vscode.l10n.t('Complete {0} papers?', heads.length);
  const detail = vscode.l10n.t(
    'Authors, abstract, DOI and venue are asked for where they are missing. That takes about {0}, for arXiv asks for one request in three seconds. It can be stopped at any time: what was found by then stays, and the next run goes on from there.',
    durationWords(secondsFor(heads)),
  );
  return (await vscode.window.showInformationMessage(question, { modal: true, detail }, complete)) === complete;
}
