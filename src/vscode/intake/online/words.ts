import * as vscode from 'vscode';
import type { FetchError, Host } from '../../../fetching/hosts';
import { HOSTS } from '../../../fetching/hosts';
import type { Period } from '../../../fetching/sources';
import { dayWords, monthWords } from '../../shared/words';
import { placeWords, type Outcome } from '../words';

export function hostWords(host: Host): string {
  switch (host) {
    case 'arxiv':
      return vscode.l10n.t('arXiv');
    case 'huggingface':
      return vscode.l10n.t('Hugging Face');
    case 'crossref':
      return vscode.l10n.t('Crossref');
  }
}

/** The host that an address is of. */
function hostOf(url: string): string {
  const host = (Object.keys(HOSTS) as Host[]).find((one) => url.startsWith(HOSTS[one].origin));
  return host === undefined ? new URL(url).host : hostWords(host);
}

/** What went wrong, and what to do next. */
export function faultWords({ code, url, status = 0 }: FetchError): string {
  const host = hostOf(url);
  const origin = new URL(url).origin;
  switch (code) {
    case 'disabled':
      return vscode.l10n.t('Fetching was switched off by the setting “papershelf.network.enabled”. Run the command again to allow it.');
    case 'cancelled':
      return vscode.l10n.t('Fetching was stopped. The same command goes on from here.');
    case 'unreachable':
      return vscode.l10n.t('{0} cannot be reached. Check the connection, and the setting “http.proxy” if you are behind a proxy, then run the command again.', host);
    case 'refused':
      if (status === 429) return vscode.l10n.t('{0} is being asked too often (429). Wait some minutes, then run the command again.', host);
      if (status >= 500) return vscode.l10n.t('{0} has a fault of its own ({1}). Try again later.', host, status);
      return vscode.l10n.t('{0} refuses to answer ({1}). The log has the address that was asked.', host, status);
    case 'not-found':
      return vscode.l10n.t('{0} has nothing there ({1}). Choose another day, or try again later.', host, status);
    case 'redirected':
      return vscode.l10n.t('{0} sends elsewhere, which is not followed. If your network wants a sign-in, open {1} in a browser first.', host, origin);
    case 'wrong-type':
      return vscode.l10n.t('The answer of {0} is no list of papers. If your network wants a sign-in, open {1} in a browser first.', host, origin);
    case 'too-large':
      return vscode.l10n.t('The answer of {0} is too large and was not read. Ask for a shorter time, or try again later.', host);
    case 'too-slow':
      return vscode.l10n.t('{0} takes too long to answer. Try again later.', host);
    case 'cut-off':
      return vscode.l10n.t('The answer of {0} broke off. Run the command again.', host);
  }
}

/** `Nov 3, 2025`, `week 45 of 2025`, `November 2025`. */
export function periodWords(period: Period): string {
  if ('day' in period) return dayWords(period.day);
  if ('month' in period) return monthWords(period.month);
  const [year = '', week = ''] = period.week.split('-W');
  return vscode.l10n.t('week {0} of {1}', Number(week), year);
}

/** `45 seconds`, `3 minutes`, `34 hours`. */
export function durationWords(seconds: number): string {
  if (seconds < 90) return vscode.l10n.t('{0} seconds', seconds);
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? vscode.l10n.t('{0} minutes', minutes) : vscode.l10n.t('{0} hours', Math.ceil(minutes / 60));
}

/** One line for the reader: of how many papers more is known now, and what could not be read. */
export function completionWords({ merged, problems }: Outcome, asked: number): string {
  const lost = problems.filter(({ isLoss }) => isLoss);
  const parts = [
    merged.length === 0 ? vscode.l10n.t('Nothing more was found') : '',
    merged.length === 1 ? vscode.l10n.t('1 paper of {0} now says more', asked) : merged.length > 1 ? vscode.l10n.t('{0} papers of {1} now say more', merged.length, asked) : '',
    lost[0] === undefined ? '' : vscode.l10n.t('unreadable: {0}', placeWords(lost[0])),
    lost.length <= 1 ? '' : vscode.l10n.t('and {0} more', lost.length - 1),
  ];
  return parts.filter((part) => part !== '').join('; ');
}
