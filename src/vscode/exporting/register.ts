import * as vscode from 'vscode';
import { exportPapers, EXTENSIONS, type ExportFormat, type Keyed } from '../../citing/formats/exports';
import { languageFor } from '../../citing/languages/language';
import type { Paper } from '../../papers/paper';
import type { Group } from '../../shelf/groups';
import { wantedPapers, type AskingParts } from '../shared/choice';
import { citedWorks, type CitedPapersParts } from '../shared/citedPapers';
import { entryOptions } from '../shared/entryOptions';
import { COMMANDS } from '../shared/ids';
import { HumanError, type Reporter } from '../shared/report';

export interface ExportParts extends CitedPapersParts, AskingParts {
  readonly reporter: Reporter;
}

const FORMATS: readonly ExportFormat[] = ['bibtex', 'biblatex', 'csl-json', 'ris', 'hayagriva', 'csv'];
const MESSAGE_MS = 6000;

/** Papers as files of other programs: a selection of the tree or one of its groups, or what a document cites. */
export function registerExport(parts: ExportParts): vscode.Disposable {
  const { entries, reporter } = parts;
  const keyed = (papers: readonly Paper[]): Keyed[] => {
    const keys = entries.keys(papers);
    return papers.map((paper) => ({ paper, key: keys.get(paper.id) ?? paper.id }));
  };
  return vscode.Disposable.from(
    reporter.command(COMMANDS.exportPapers, async (...args) => {
      const papers = await wantedPapers(parts, args[0] === undefined ? [] : [idsOf(args)]);
      if (papers.length > 0) await save(keyed(papers), 'papers', destination(args.at(-1)), reporter);
    }),
    reporter.command(COMMANDS.exportCited, async (place) => {
      const document = vscode.window.activeTextEditor?.document;
      const language = document && languageFor(document.languageId, document.fileName);
      if (!language) throw new HumanError(vscode.l10n.t('Open a document that cites first.'));
      const { papers, items } = await citedWorks(document, language, parts);
      if (papers.length === 0) throw new HumanError(vscode.l10n.t('This document cites no paper of the shelf.'));
      await save(papers, 'cited', destination(place), reporter);
      const others = items.length - papers.length;
      if (others > 0) void vscode.window.showInformationMessage(vscode.l10n.t('{0} cited works are not on the shelf and were left out.', others));
    }),
  );
}

/** The rows that are chosen, a group as the papers in it. */
function idsOf([first, selected]: readonly unknown[]): unknown[] {
  const rows: readonly unknown[] = Array.isArray(selected) && selected.length > 0 ? (selected as unknown[]) : Array.isArray(first) ? (first as unknown[]) : [first];
  return rows.flatMap((row) => (isGroup(row) ? row.group.papers.map(({ id }) => id) : [row]));
}

function isGroup(row: unknown): row is { readonly group: Pick<Group, 'papers'> } {
  if (typeof row !== 'object' || row === null || !('group' in row)) return false;
  const { group } = row;
  return typeof group === 'object' && group !== null && 'papers' in group && Array.isArray(group.papers);
}

/** A file that another extension names in place of asking; its name says the format. */
function destination(value: unknown): vscode.Uri | undefined {
  return value instanceof vscode.Uri ? value : undefined;
}

async function save(papers: readonly Keyed[], name: string, given: vscode.Uri | undefined, reporter: Reporter): Promise<void> {
  const format = given ? formatOfName(given) : await askForFormat(papers.length);
  if (!format) return;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const file = `${name}.${EXTENSIONS[format]}`;
  const uri = given ?? (await vscode.window.showSaveDialog({ filters: { [formatWords(format)]: [EXTENSIONS[format]] }, ...(folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, file) } : {}) }));
  if (!uri) return;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(exportPapers(format, papers, entryOptions())));
  const message = vscode.l10n.t('Exported {0} papers to {1}', papers.length, vscode.workspace.asRelativePath(uri));
  reporter.log.info(message);
  vscode.window.setStatusBarMessage(message, MESSAGE_MS);
}

function formatOfName({ path }: vscode.Uri): ExportFormat | undefined {
  return FORMATS.find((format) => path.toLowerCase().endsWith(`.${EXTENSIONS[format]}`));
}

async function askForFormat(count: number): Promise<ExportFormat | undefined> {
  const rows = FORMATS.map((format) => ({ label: formatWords(format), description: `.${EXTENSIONS[format]}`, format }));
  return (await vscode.window.showQuickPick(rows, { title: vscode.l10n.t('Export {0} Papers', count) }))?.format;
}

/** Names that are the same in every language, but for the table. */
function formatWords(format: ExportFormat): string {
  switch (format) {
    case 'bibtex':
      return 'BibTeX';
    case 'biblatex':
      return 'BibLaTeX';
    case 'csl-json':
      return 'CSL-JSON';
    case 'ris':
      return 'RIS';
    case 'hayagriva':
      return 'Hayagriva';
    case 'csv':
      return vscode.l10n.t('Table (CSV)');
  }
}
