import * as vscode from 'vscode';
import { HOSTS, type Host } from '../../../fetching/hosts';
import { setting } from '../../shared/setting';

/** Whether the reader has allowed requests; anything else than a plain yes is none. */
export function isNetworkEnabled(): boolean {
  return setting('network.enabled') === true;
}

const hostName = (host: Host): string => new URL(HOSTS[host].origin).host;

/** Whether requests may go out; asks the reader where that has not been allowed yet. */
export async function mayFetch(): Promise<boolean> {
  if (isNetworkEnabled()) return true;
  const allow = vscode.l10n.t('Allow');
  const notNow: vscode.MessageItem = { title: vscode.l10n.t('Not Now'), isCloseAffordance: true };
  const detail = [
    vscode.l10n.t('Commands that fetch ask {0}, {1} and {2}, and nobody else.', hostName('huggingface'), hostName('arxiv'), hostName('crossref')),
    vscode.l10n.t('Sent are the day, week or month of a listing, arXiv ids, DOIs and titles of papers, and the version of Papershelf; never your documents, marks or notes.'),
    vscode.l10n.t('Nothing is asked unless you run such a command. The setting “papershelf.network.enabled” takes this back.'),
  ].join('\n\n');
  const chosen = await vscode.window.showInformationMessage(vscode.l10n.t('May Papershelf fetch from the network?'), { modal: true, detail }, { title: allow }, notNow);
  if (chosen?.title !== allow) return false;
  await vscode.workspace.getConfiguration('papershelf').update('network.enabled', true, vscode.ConfigurationTarget.Global);
  return true;
}
