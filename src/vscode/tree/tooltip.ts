import * as vscode from 'vscode';
import type { Paper } from '../../papers/paper';
import { readableText } from '../../papers/readable';
import { PlainMarkdown } from '../shared/markdown';
import { commentWords, dayWords, roleWords } from '../shared/words';

const ABSTRACT_LENGTH = 420;
const AUTHORS_SHOWN = 8;

/** Title, authors, where and when, models, and the first lines of the abstract. Paper text is never markup. */
export function paperTooltip(paper: Paper): vscode.MarkdownString {
  const markdown = new PlainMarkdown();
  markdown.paragraph(paper.title, '**');
  markdown.paragraph(authorWords(paper));
  markdown.paragraph(whereWords(paper));
  markdown.paragraph(paper.models.map(({ family, role }) => `${family} (${roleWords(role)})`).join(', '));
  const abstract = readableText(paper.abstract);
  markdown.paragraph(abstract.length > ABSTRACT_LENGTH ? `${abstract.slice(0, ABSTRACT_LENGTH).replace(/\s\S{0,30}$/, '')} …` : abstract);
  return markdown.value;
}

function authorWords({ authors, organization }: Paper): string {
  if (authors.length === 0) return organization?.name ?? '';
  const shown = authors.slice(0, AUTHORS_SHOWN).join(', ');
  const rest = authors.length - AUTHORS_SHOWN;
  return rest > 0 ? vscode.l10n.t('{0} and {1} more', shown, rest) : shown;
}

function whereWords(paper: Paper): string {
  const parts = [
    paper.venue,
    paper.arxivId === undefined ? undefined : `arXiv:${paper.arxivId}`,
    paper.listedOn === undefined ? undefined : vscode.l10n.t('listed on {0}', dayWords(paper.listedOn)),
    commentWords(paper),
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}
