import * as vscode from 'vscode';
import { FetchError } from '../../../fetching/hosts';
import { namedPeriods, periodText, readPeriod, type PeriodName } from '../../../fetching/period';
import type { Period } from '../../../fetching/sources';
import { runSliced } from '../../../pacing/thread';
import type { SourceEntry } from '../../../merging/entry';
import { HumanError } from '../../shared/report';
import { isCalledOff, withStop, type Importer } from '../importer';
import { fileProblem, type FileProblem, type Outcome } from '../words';
import type { Network } from './network';
import { faultWords, periodWords } from './words';

/** Asks which days of the listing are wanted; `undefined` when the question was left. */
export async function askForPeriod(today: string): Promise<Period | undefined> {
  const title = vscode.l10n.t('Fetch Daily Papers');
  const named = [...namedPeriods(today)].map(([name, period]) => ({ label: nameWords(name), description: periodWords(period), period }));
  const other = { label: vscode.l10n.t('A date…'), description: vscode.l10n.t('a day, week or month'), period: undefined };
  const chosen = await vscode.window.showQuickPick([...named, other], { title, placeHolder: vscode.l10n.t('From Hugging Face, of') });
  if (chosen?.period) return chosen.period;
  if (!chosen) return undefined;
  const text = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('A day as {0}, a week as {1} or a month as {2}', '2025-11-03', '2025-W45', '2025-11'),
    value: today,
    validateInput: (value) => periodFault(value, today),
  });
  return text === undefined ? undefined : periodOf(text, today);
}

/** The period that a text stands for; rejects where it is none. */
export function periodOf(text: string, today: string): Period {
  const period = readPeriod(text, today);
  if (typeof period === 'string') throw new HumanError(periodFault(text, today) ?? text);
  return period;
}

function periodFault(text: string, today: string): string | undefined {
  const period = readPeriod(text, today);
  if (period === 'future') return vscode.l10n.t('That has not come yet; today is {0}.', today);
  if (period === 'unreadable') return vscode.l10n.t('Write a day as {0}, a week as {1} or a month as {2}.', '2025-11-03', '2025-W45', '2025-11');
  return undefined;
}

function nameWords(name: PeriodName): string {
  switch (name) {
    case 'today':
      return vscode.l10n.t('Today');
    case 'yesterday':
      return vscode.l10n.t('Yesterday');
    case 'this-week':
      return vscode.l10n.t('This week');
    case 'last-week':
      return vscode.l10n.t('Last week');
    case 'this-month':
      return vscode.l10n.t('This month');
    case 'last-month':
      return vscode.l10n.t('Last month');
  }
}

/** Fetches a stretch of Daily Papers into the shelf, in one import. Pages that came before a fault are kept. */
export function fetchDaily({ network, importer }: { readonly network: Network; readonly importer: Importer }, period: Period): Promise<Outcome> {
  const { client, today } = network;
  const name = vscode.l10n.t('Daily Papers of {0}', periodText(period));
  return withStop(vscode.l10n.t('Fetching Daily Papers: {0}', periodWords(period)), async (signal, say) => {
    const { dailyPapers } = await import('../../bundles/importing');
    const entries: SourceEntry[] = [];
    const problems: FileProblem[] = [];
    let stopped: string | undefined;
    try {
      for await (const page of dailyPapers(client, period, today, { signal, run: (steps) => runSliced(steps, signal) })) {
        entries.push(...page.entries);
        // An empty list is how the hub says that there are none.
        problems.push(...page.problems.filter(({ code }) => code !== 'no-papers').map((problem) => fileProblem(name, problem)));
        say(vscode.l10n.t('{0} papers', entries.length));
      }
    } catch (error) {
      if (!(error instanceof FetchError) || isCalledOff(error)) throw error;
      stopped = faultWords(error);
      if (entries.length === 0) throw new HumanError(stopped);
    }
    const outcome = await importer.take({ entries, problems }, { signal });
    return stopped === undefined ? outcome : { ...outcome, stopped };
  });
}
