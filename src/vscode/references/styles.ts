import * as vscode from 'vscode';
import type { ReferenceOutput } from '../../csl/outputs';
import { setting } from '../shared/setting';

export interface StyleChoice {
  readonly label: string;
  readonly uri: vscode.Uri;
}

/** The styles that ship with the extension. Their names are the same in every language. */
const SHIPPED: readonly (readonly [file: string, label: string])[] = [
  ['acl.csl', 'ACL'],
  ['apa.csl', 'APA (7th edition)'],
  ['chicago.csl', 'Chicago (17th edition, author-date)'],
  ['ieee.csl', 'IEEE'],
  ['mla.csl', 'MLA (9th edition)'],
  ['nature.csl', 'Nature'],
  ['vancouver.csl', 'Vancouver'],
  ['harvard1.csl', 'Harvard'],
];
const LAST_STYLE = 'lastReferenceStyle';

/** The reader's own styles, then those that ship; asks for one of them. `undefined` when the question is left. */
export async function askForReferenceStyle(dist: vscode.Uri, memory: vscode.Memento, document?: vscode.TextDocument): Promise<StyleChoice | undefined> {
  const last = memory.get<string>(LAST_STYLE);
  const rows = [...ownStyles(document), ...SHIPPED.map(([file, label]) => ({ label, uri: vscode.Uri.joinPath(dist, 'csl', file) }))];
  rows.sort((a, b) => Number(b.label === last) - Number(a.label === last));
  const row = await vscode.window.showQuickPick(rows, {
    title: vscode.l10n.t('Reference Style'),
    // The licence of the processor asks for its attribution to be shown where it is used: not to be translated.
    placeHolder: 'citeproc-js implements the Citation Style Language. (c) Frank Bennett. https://citationstyles.org/',
  });
  if (row) await memory.update(LAST_STYLE, row.label);
  return row;
}

/** Files of the setting: whole paths, or seen from the workspace folder. */
function ownStyles(document: vscode.TextDocument | undefined): (StyleChoice & vscode.QuickPickItem)[] {
  const paths: unknown = setting('csl.styles', document);
  const folder = (document && vscode.workspace.getWorkspaceFolder(document.uri)?.uri) ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  return (Array.isArray(paths) ? (paths as unknown[]) : []).flatMap((path) => {
    if (typeof path !== 'string' || path === '') return [];
    const isWhole = path.startsWith('/') || /^[a-z]:[\\/]/i.test(path);
    const uri = isWhole ? vscode.Uri.file(path) : folder && vscode.Uri.joinPath(folder, path);
    return uri ? [{ label: uri.path.slice(uri.path.lastIndexOf('/') + 1), description: path, uri }] : [];
  });
}

export async function askForOutput(): Promise<ReferenceOutput | undefined> {
  const rows: (vscode.QuickPickItem & { readonly output: ReferenceOutput })[] = [
    { label: vscode.l10n.t('Plain text'), output: 'text' },
    { label: 'Markdown', output: 'markdown' },
    { label: 'HTML', output: 'html' },
  ];
  return (await vscode.window.showQuickPick(rows, { title: vscode.l10n.t('Copy As') }))?.output;
}
