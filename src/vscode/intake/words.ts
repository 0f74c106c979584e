import * as vscode from 'vscode';
import type { ImportProblem } from '../../importing/problem';
import type { ImportSummary } from '../../library/shelfEdit';

/** What an import came to. */
export interface Outcome extends ImportSummary {
  /** Problems by the name of the file that has them. */
  readonly problems: readonly FileProblem[];
  /** How many papers were read, here before or not. */
  readonly read: number;
  /** A sentence that says why there may be more. */
  readonly stopped?: string;
}

export interface FileProblem {
  readonly name: string;
  /** Missing where the file could not be opened. */
  readonly line?: number;
  readonly words: string;
  /** Whether something could not be read; other problems are only told in the log. */
  readonly isLoss: boolean;
}

/** Nothing is lost by these. */
const HARMLESS: readonly ImportProblem['code'][] = ['duplicate', 'entry-repaired', 'abstract-missing', 'year-unknown'];

export function fileProblem(name: string, problem: ImportProblem): FileProblem {
  return { name, line: problem.line, words: problemWords(problem), isLoss: !HARMLESS.includes(problem.code) };
}

/** `broken.bib, line 3: …`. */
export function placeWords({ name, line, words }: FileProblem): string {
  return line === undefined ? vscode.l10n.t('{0}: {1}', name, words) : vscode.l10n.t('{0}, line {1}: {2}', name, line, words);
}

/** One line for the reader: what is new, what was merged, and what could not be read. */
export function outcomeWords({ added, merged, doubts, refused, problems, read }: Outcome): string {
  const lost = problems.filter(({ isLoss }) => isLoss);
  const files = new Set(lost.map(({ name }) => name)).size;
  const parts = [
    read === 0 ? vscode.l10n.t('No papers were found') : added.length + merged.length === 0 ? vscode.l10n.t('Nothing new: {0} papers were here already', read) : '',
    added.length === 0 ? '' : added.length === 1 ? vscode.l10n.t('1 new paper') : vscode.l10n.t('{0} new papers', added.length),
    merged.length === 0 ? '' : merged.length === 1 ? vscode.l10n.t('1 known paper now says more') : vscode.l10n.t('{0} known papers now say more', merged.length),
    doubts.length === 0 ? '' : vscode.l10n.t('{0} kept apart that may be one', doubts.length),
    refused.length === 0 ? '' : vscode.l10n.t('{0} titles left out that too many papers have', refused.length),
    lost[0] === undefined ? '' : vscode.l10n.t('unreadable: {0}', placeWords(lost[0])),
    lost.length <= 1 ? '' : files === 1 ? vscode.l10n.t('and {0} more', lost.length - 1) : vscode.l10n.t('and {0} more, in {1} files', lost.length - 1, files),
  ];
  return parts.filter((part) => part !== '').join('; ');
}

function problemWords({ code, text }: ImportProblem): string {
  switch (code) {
    case 'empty':
      return vscode.l10n.t('there is nothing in it');
    case 'no-papers':
      return vscode.l10n.t('no paper was found in it');
    case 'year-unknown':
      return vscode.l10n.t('it does not say of which year it is, so its days were left out');
    case 'abstract-missing':
      return vscode.l10n.t('“{0}” has no abstract', text);
    case 'title-missing':
      return vscode.l10n.t('a title is missing at “{0}”', text);
    case 'byline-unreadable':
      return vscode.l10n.t('the line of authors belongs to no paper: “{0}”', text);
    case 'day-unreadable':
      return vscode.l10n.t('the day cannot be read: “{0}”', text);
    case 'duplicate':
      return vscode.l10n.t('“{0}” is there twice', text);
    case 'format-unknown':
      return vscode.l10n.t('its format is not known');
    case 'too-large':
      return vscode.l10n.t('it is too large');
    case 'encoding-guessed':
      return vscode.l10n.t('it does not say how its letters are encoded; read as {0}, some of them may be wrong', text);
    case 'not-json':
      return vscode.l10n.t('this is not JSON: “{0}”', text);
    case 'not-xml':
      return vscode.l10n.t('this is not XML: “{0}”', text);
    case 'wrong-shape':
      return vscode.l10n.t('this is not of the shape that is expected: “{0}”', text);
    case 'cut-off':
      return vscode.l10n.t('it is cut off at “{0}”', text);
    case 'entry-unreadable':
      return vscode.l10n.t('the entry cannot be read: “{0}”', text);
    case 'entry-repaired':
      return vscode.l10n.t('the entry has a fault that was mended: “{0}”', text);
    case 'id-unreadable':
      return vscode.l10n.t('this is no id of a paper: “{0}”', text);
    case 'source-error':
      return vscode.l10n.t('the source says that it failed: “{0}”', text);
    case 'more-problems':
      return vscode.l10n.t('{0} more problems are not listed', text);
  }
}
