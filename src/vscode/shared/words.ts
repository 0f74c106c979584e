import * as vscode from 'vscode';
import type { Mark, Status } from '../../marking/mark';
import type { ModelRole, PaperHead } from '../../papers/paper';

/** The day in the reader's language: `Oct 5, 2025`. */
export function dayWords(isoDay: string): string {
  return formatter({ dateStyle: 'medium' }).format(new Date(`${isoDay}T00:00:00Z`));
}

/** The month in the reader's language: `October 2025`. */
export function monthWords(isoMonth: string): string {
  return formatter({ month: 'long', year: 'numeric' }).format(new Date(`${isoMonth}-01T00:00:00Z`));
}

/** Made once: making one takes longer than drawing a row. */
function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = JSON.stringify(options);
  const known = formatters.get(name) ?? new Intl.DateTimeFormat(vscode.env.language, { ...options, timeZone: 'UTC' });
  formatters.set(name, known);
  return known;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** First author or organisation, whichever is known: `Guijin Son et al.`, `NVIDIA`, or `''`. */
export function creatorWords(paper: PaperHead): string {
  const [first] = paper.authors;
  if (first === undefined) return paper.organization?.name ?? '';
  return paper.authors.length > 1 || paper.moreAuthors ? vscode.l10n.t('{0} et al.', first) : first;
}

/** Creator and day listed, as far as known. */
export function bylineWords(paper: PaperHead): string {
  const day = paper.listedOn === undefined ? '' : dayWords(paper.listedOn);
  return [creatorWords(paper), day].filter((part) => part !== '').join(' · ');
}

export function roleWords(role: ModelRole): string {
  switch (role) {
    case 'base':
      return vscode.l10n.t('base');
    case 'evaluated':
      return vscode.l10n.t('evaluated');
    case 'teacher':
      return vscode.l10n.t('teacher');
    case 'baseline':
      return vscode.l10n.t('baseline');
    case 'mentioned':
      return vscode.l10n.t('mentioned');
  }
}

/** `3 comments, counted on Nov 3, 2025`. */
export function commentWords(paper: PaperHead): string | undefined {
  const { commentCount, commentsCountedOn } = paper;
  if (commentCount === undefined) return undefined;
  const count = commentCount === 1 ? vscode.l10n.t('1 comment') : vscode.l10n.t('{0} comments', commentCount);
  return commentsCountedOn === undefined ? count : vscode.l10n.t('{0}, counted on {1}', count, dayWords(commentsCountedOn));
}

export function statusWords(status: Status): string {
  switch (status) {
    case 'toRead':
      return vscode.l10n.t('To Read');
    case 'reading':
      return vscode.l10n.t('Reading');
    case 'read':
      return vscode.l10n.t('Read');
  }
}

/** What the reader has put on a paper, but for the text of the note: `starred · Reading · #thesis`. */
export function markWords({ star, status, tags, note, hidden }: Mark): string {
  const parts = [
    star ? vscode.l10n.t('starred') : '',
    status ? statusWords(status) : '',
    ...tags.map((tag) => `#${tag}`),
    note === '' ? '' : vscode.l10n.t('has a note'),
    hidden ? vscode.l10n.t('hidden') : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
