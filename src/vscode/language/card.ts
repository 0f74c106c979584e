import * as vscode from 'vscode';
import { fullReference } from '../../drafting/work';
import type { Paper } from '../../papers/paper';
import { readableText } from '../../papers/readable';
import { paperAddress } from '../shared/addresses';
import { COMMANDS, INTERNAL_COMMANDS } from '../shared/ids';
import { commandAddress, PlainMarkdown, type MarkdownLink } from '../shared/markdown';
import { commentWords, roleWords } from '../shared/words';
import { rangeInText } from './positions';
import type { EntryPlace, KnownWork } from './works';

const ABSTRACT_LENGTH = 420;
const LINKS_SHOWN = 3;
/** All that a card's links may run. */
const CARD_COMMANDS = [COMMANDS.openPaper, COMMANDS.moreLikeThis, INTERNAL_COMMANDS.openPlace];

/** What a key stands for, for a hover or beside a list of completions. Text of papers and entries is never markup. */
export function workCard({ work, paper, place }: KnownWork, topicLabel: (id: string) => string): vscode.MarkdownString {
  const markdown = new PlainMarkdown(CARD_COMMANDS);
  // The entry is what is printed; the shelf adds what the paper is about.
  markdown.paragraph(fullReference(work));
  if (paper) {
    const abstract = readableText(paper.abstract);
    markdown.paragraph(abstract.length > ABSTRACT_LENGTH ? `${abstract.slice(0, ABSTRACT_LENGTH).replace(/\s\S{0,30}$/, '')} …` : abstract);
    markdown.paragraph(aboutWords(paper, topicLabel), '_');
    markdown.paragraph(commentWords(paper) ?? '');
  }
  markdown.links([...(paper ? paperLinks(paper) : []), ...(place ? [entryLink(place)] : [])]);
  return markdown.value;
}

function aboutWords(paper: Paper, topicLabel: (id: string) => string): string {
  const models = paper.models.map(({ family, role }) => `${family} (${roleWords(role)})`);
  return [...paper.topics.map(topicLabel), ...models].join(' · ');
}

function paperLinks(paper: Paper): MarkdownLink[] {
  const arxiv = paper.arxivId === undefined ? [] : [{ label: vscode.l10n.t('arXiv'), address: paperAddress(paper, 'arxiv').toString() }];
  const others = paper.links.slice(0, LINKS_SHOWN).map((link) => ({ label: link.replace(/^https?:\/\//, ''), address: vscode.Uri.parse(link).toString() }));
  return [
    { label: vscode.l10n.t('Open details'), address: commandAddress(COMMANDS.openPaper, paper.id) },
    ...arxiv,
    ...others,
    { label: vscode.l10n.t('More like this'), address: commandAddress(COMMANDS.moreLikeThis, paper.id) },
  ];
}

function entryLink({ bibliography: { uri, index }, entry }: EntryPlace): MarkdownLink {
  const { start } = rangeInText(index.text, entry);
  return {
    label: vscode.l10n.t('Open entry'),
    address: commandAddress(INTERNAL_COMMANDS.openPlace, uri.toString(), start.line, start.character),
  };
}
