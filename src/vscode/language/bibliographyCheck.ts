import * as vscode from 'vscode';
import { EVERY_KEY } from '../../citing/languages/insert';
import { bibliographyProblems, type BibliographyProblem, type BibliographyProblemCode } from '../../drafting/bibliographyProblems';
import type { Difference } from '../../drafting/completeEntry';
import { hostPace } from '../shared/pace';
import { setting } from '../shared/setting';
import type { CitedHere } from './citedHere';
import { diagnostic, severityOf } from './problem';
import { rangeIn } from './positions';
import type { Works } from './works';

export interface CheckParts {
  readonly works: Works;
  readonly cited: CitedHere;
}

/** The problems of a bibliography itself. */
export class BibliographyCheck {
  constructor(private readonly parts: CheckParts) {}

  async find(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<vscode.Diagnostic[]> {
    const { works, cited } = this.parts;
    const severities = severitiesFor(document);
    const bibliography = severities.size === 0 ? undefined : await works.bibliography(document.uri);
    if (!bibliography) return [];
    if (severities.has('unused-entry')) {
      // Only of a bibliography of the workspace, all of which is known, can it be said that nobody cites from it.
      await cited.ready();
      if (!cited.isComplete || vscode.workspace.getWorkspaceFolder(document.uri) === undefined || [...cited.keys()].length === 0) severities.delete('unused-entry');
    }
    const checks = { wanted: new Set(severities.keys()), identities: await works.identities(), isCited: (key: string): boolean => cited.isCited(key) || cited.isCited(EVERY_KEY) };
    const problems = await bibliographyProblems(bibliography.index, checks, hostPace(token));
    return problems.map((problem) => draw(document, problem, severities.get(problem.code) ?? vscode.DiagnosticSeverity.Hint));
  }
}

function severitiesFor(document: vscode.TextDocument): Map<BibliographyProblemCode, vscode.DiagnosticSeverity> {
  const duplicate = severityOf(setting('diagnostics.duplicateEntry', document));
  const all: [BibliographyProblemCode, vscode.DiagnosticSeverity | undefined][] = [
    ['duplicate-key', duplicate],
    ['duplicate-work', duplicate],
    ['differing-entry', severityOf(setting('diagnostics.differingEntry', document))],
    ['unused-entry', severityOf(setting('diagnostics.unusedEntry', document))],
  ];
  return new Map(all.flatMap(([code, severity]): [BibliographyProblemCode, vscode.DiagnosticSeverity][] => (severity === undefined ? [] : [[code, severity]])));
}

function draw(document: vscode.TextDocument, problem: BibliographyProblem, severity: vscode.DiagnosticSeverity): vscode.Diagnostic {
  const made = diagnostic(rangeIn(document, problem), words(problem), severity, problem.code);
  if (problem.code === 'unused-entry') made.tags = [vscode.DiagnosticTag.Unnecessary];
  if ('other' in problem) {
    const place = new vscode.Location(document.uri, rangeIn(document, problem.other));
    made.relatedInformation = [new vscode.DiagnosticRelatedInformation(place, vscode.l10n.t('the first entry'))];
  }
  return made;
}

function words(problem: BibliographyProblem): string {
  switch (problem.code) {
    case 'duplicate-key':
      return vscode.l10n.t('An entry above has the key “{0}” too.', problem.key);
    case 'duplicate-work':
      return vscode.l10n.t('The entry “{0}” is of the same work.', problem.otherKey);
    case 'differing-entry':
      return problem.differences.map(differenceWords).join(' ');
    case 'unused-entry':
      return vscode.l10n.t('No document of the workspace cites “{0}”.', problem.key);
  }
}

function differenceWords({ field, entry }: Difference): string {
  switch (field) {
    case 'title':
      return entry === undefined ? vscode.l10n.t('The title is missing.') : vscode.l10n.t('The shelf has another title.');
    case 'author':
      return vscode.l10n.t('The authors are missing, and the shelf knows them.');
    case 'year':
      return entry === undefined ? vscode.l10n.t('The year is missing.') : vscode.l10n.t('The shelf has another year than {0}.', entry);
  }
}
