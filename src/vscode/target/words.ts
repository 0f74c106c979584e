import * as vscode from 'vscode';
import { mayBeMade, type Target, type Targets } from '../shared/target';

const nameOf = (uri: vscode.Uri): string => vscode.workspace.asRelativePath(uri);

/** Why a bibliography is a document's. */
export function reasonWords({ reason, namedBy }: Target): string {
  switch (reason) {
    case 'self':
      return vscode.l10n.t('this file itself');
    case 'chosen':
      return vscode.l10n.t('you chose it for this document');
    case 'declared':
      return vscode.l10n.t('this document names it');
    case 'root':
    case 'project':
      return namedBy ? vscode.l10n.t('{0} names it', nameOf(namedBy)) : vscode.l10n.t('the project names it');
    case 'configured':
      return vscode.l10n.t('the setting papershelf.bibliography.files lists it');
    case 'nearest':
      return vscode.l10n.t('nothing names one, and this one lies nearest');
  }
}

/** All of what the status bar has to tell: where entries go and why, or why there is no such place. */
export function targetWords(targets: Targets): string {
  const { target, candidates, why, dialect } = targets;
  if (!target) {
    return why === 'only-unwritable'
      ? vscode.l10n.t('{0} is of a kind that entries cannot be added to.', candidates.map(({ uri }) => nameOf(uri)).join(', '))
      : vscode.l10n.t('No bibliography: this document names none, nor does a file that includes it, its project or a setting; and there is no .bib file near it.');
  }
  const where = vscode.l10n.t('Entries go to {0}: {1}.', nameOf(target.uri), reasonWords(target));
  const made = mayBeMade(target, targets) ? vscode.l10n.t('The file is not there yet; the first entry makes it.') : vscode.l10n.t('It was not found; the first entry asks where to go.');
  const created = target.exists ? '' : ` ${made}`;
  return `${where}${created} (${formatWords(target, dialect)})`;
}

function formatWords({ format }: Target, dialect: Targets['dialect']): string {
  switch (format) {
    case 'hayagriva':
      return 'Hayagriva';
    case 'csl-json':
      return 'CSL-JSON';
    case 'bibtex':
    case undefined:
      return dialect === 'biblatex' ? 'BibLaTeX' : 'BibTeX';
  }
}
