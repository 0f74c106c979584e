import * as vscode from 'vscode';
import type { Paper } from '../../papers/paper';
import { HumanError } from './report';

export type Site = 'arxiv' | 'huggingface';

/** Where a paper stands on a site. Only an arXiv id leads to either; without one there is an error that says so. */
export function paperAddress(paper: Paper, site: Site): vscode.Uri {
  if (paper.arxivId === undefined) {
    throw new HumanError(vscode.l10n.t('“{0}” has no known arXiv id, so its page is not known.', paper.title));
  }
  const base = site === 'arxiv' ? 'https://arxiv.org/abs/' : 'https://huggingface.co/papers/';
  return vscode.Uri.parse(base + paper.arxivId, true);
}
