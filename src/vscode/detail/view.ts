import * as vscode from 'vscode';
import type { Facets, LinkFacet, LinkKind, ResultFacet, Span } from '../../facets/facets';
import { lacksSomething } from '../../fetching/lacking';
import type { Mark as ReaderMark } from '../../marking/mark';
import type { Paper } from '../../papers/paper';
import { readable } from '../../papers/readable';
import type { DetailFact, DetailLink, DetailTag, DetailView } from '../../protocol/detail';
import { paperAddress } from '../shared/addresses';
import type { Topics } from '../shared/topics';
import { commentWords, dayWords, markWords, roleWords } from '../shared/words';
import { abstractParagraphs, type Mark } from './abstract';

/** All that the page shows of a paper; `facets` with their evidence are read anew for it, for that is kept nowhere. */
export function detailView(paper: Paper, facets: Facets, bibtex: string, mark: ReaderMark, topics: Pick<Topics, 'label'>): DetailView {
  const links = detailLinks(paper, facets.links);
  return {
    id: paper.id,
    title: paper.title,
    ...authorWords(paper),
    facts: facts(paper),
    topics: shelvedFirst(paper).map((id) => topicTag(id, topics.label(id), paper, facets)),
    models: [...modelTags(paper, facets), ...paper.introduces.map((label) => ({ label, note: vscode.l10n.t('introduced here') }))],
    results: facets.results.map(resultTag),
    abstract: abstractParagraphs(readable(paper.abstract), marks(facets, links, topics.label)),
    links,
    cited: [],
    bibtex,
    // Whoever reads on arXiv misses no further DOI: that alone is no reason for a button on nearly every page.
    canBeCompleted: lacksSomething({ ...paper, ...(paper.arxivId === undefined ? {} : { doi: paper.arxivId }), hasAbstract: paper.abstract !== '' }),
    marks: { star: mark.star, summary: markWords({ ...mark, star: false, note: '' }), note: mark.note },
    words: {
      cite: vscode.l10n.t('Cite'),
      copyBibtex: vscode.l10n.t('Copy BibTeX'),
      copyKey: vscode.l10n.t('Copy Citation Key'),
      complete: vscode.l10n.t('Complete from arXiv'),
      topics: vscode.l10n.t('Topics'),
      models: vscode.l10n.t('Models'),
      abstract: vscode.l10n.t('Abstract'),
      noAbstract: vscode.l10n.t('No abstract is known for this paper.'),
      results: vscode.l10n.t('Results'),
      links: vscode.l10n.t('Links'),
      entry: vscode.l10n.t('BibTeX entry'),
      cited: vscode.l10n.t('Cited here'),
      marks: vscode.l10n.t('Yours'),
      star: vscode.l10n.t('Star'),
      unstar: vscode.l10n.t('Remove Star'),
      status: vscode.l10n.t('Status'),
      tags: vscode.l10n.t('Tags'),
      note: vscode.l10n.t('Note'),
    },
  };
}

/** The topic that it is shelved under leads. */
function shelvedFirst({ topics, primaryTopic }: Paper): string[] {
  return [...topics].sort((a, b) => Number(b === primaryTopic) - Number(a === primaryTopic));
}

/** Of longer lists than the first, as many as the second are shown at once. */
const [MOST_AUTHORS, SHOWN_AUTHORS] = [30, 20];

function authorWords(paper: Paper): Pick<DetailView, 'byline' | 'moreAuthors'> {
  const { authors, moreAuthors, organization } = paper;
  if (authors.length === 0) return { byline: organization?.name ?? authorCountWords(paper) };
  const listed = (names: readonly string[]): string => (moreAuthors ? vscode.l10n.t('{0} et al.', names.join(', ')) : names.join(', '));
  if (authors.length <= MOST_AUTHORS) return { byline: listed(authors) };
  const others = authors.slice(SHOWN_AUTHORS);
  return { byline: `${authors.slice(0, SHOWN_AUTHORS).join(', ')}, …`, moreAuthors: { label: vscode.l10n.t('{0} more authors', others.length), names: listed(others) } };
}

function authorCountWords({ authorCount }: Paper): string {
  if (authorCount === undefined) return '';
  return authorCount === 1 ? vscode.l10n.t('1 author, not named') : vscode.l10n.t('{0} authors, not named', authorCount);
}

function facts(paper: Paper): DetailFact[] {
  const rows: [label: string, value: string | undefined][] = [
    [vscode.l10n.t('Venue'), paper.venue],
    [vscode.l10n.t('arXiv'), paper.arxivId],
    [vscode.l10n.t('Organization'), paper.authors.length > 0 ? paper.organization?.name : undefined],
    [vscode.l10n.t('Listed'), paper.listedOn === undefined ? undefined : dayWords(paper.listedOn)],
    [vscode.l10n.t('Discussion'), commentWords(paper)],
  ];
  return rows.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}

function topicTag(id: string, label: string, paper: Paper, facets: Facets): DetailTag {
  const spans = facets.topics.find((topic) => topic.id === id)?.spans ?? [];
  return {
    label,
    ...(id === paper.primaryTopic ? { note: vscode.l10n.t('shelved here') } : {}),
    ...whyOf(quotes(paper, spans)),
  };
}

function modelTags(paper: Paper, facets: Facets): DetailTag[] {
  return paper.models.map(({ family, role }) => {
    const facet = facets.models.find((model) => model.family === family);
    const sizes = facet?.sizes.join(', ') ?? '';
    const evidence = facet?.because ? [facet.because] : [];
    return {
      label: sizes === '' ? family : `${family} (${sizes})`,
      note: roleWords(role),
      ...whyOf(quotes(paper, evidence)),
    };
  });
}

/** `MedQA: 87.1%`, `AIME'25: +11.04 (Qwen3-32B)`. */
function resultTag({ benchmark, value, unit, subject, kind }: ResultFacet): DetailTag {
  const number = `${kind === 'gain' && value > 0 ? '+' : ''}${String(value)}${unit === 'points' ? ` ${vscode.l10n.t('points')}` : unit}`;
  return {
    label: subject === undefined ? `${benchmark}: ${number}` : `${benchmark}: ${number} (${subject})`,
    note: kind === 'gain' ? vscode.l10n.t('gain') : vscode.l10n.t('score'),
  };
}

const whyOf = (why: string): { why?: string } => (why === '' ? {} : { why });

/** The words of spans, each once: “we fine-tune”, “overthinking”. */
function quotes(paper: Paper, spans: readonly Span[]): string {
  const words = new Map(spans.map(({ field, start, end }) => paper[field].slice(start, end)).map((word) => [word.toLowerCase(), word]));
  return [...words.values()].slice(0, 6).map((quote) => vscode.l10n.t('“{0}”', quote)).join(', ');
}

function marks(facets: Facets, links: readonly DetailLink[], topicLabel: (id: string) => string): Mark[] {
  const evidence: [spans: readonly Span[], why: string][] = [
    ...facets.topics.map(({ id, spans }): [readonly Span[], string] => [spans, vscode.l10n.t('topic: {0}', topicLabel(id))]),
    ...facets.results.map(({ benchmark, spans }): [readonly Span[], string] => [spans, vscode.l10n.t('result: {0}', benchmark)]),
    ...facets.models.map(({ family, role, spans, because }): [readonly Span[], string] => [
      because ? [...spans, because] : spans,
      `${roleWords(role)}: ${family}`,
    ]),
  ];
  return [
    ...evidence.flatMap(([spans, why]) => inAbstract(spans).map(({ start, end }) => ({ start, end, why }))),
    ...facets.links.flatMap(({ href, span }) => {
      const link = links.findIndex(({ address }) => address === href);
      return link < 0 ? [] : inAbstract([span]).map(({ start, end }) => ({ start, end, link }));
    }),
  ];
}

const inAbstract = (spans: readonly Span[]): Span[] => spans.filter(({ field }) => field === 'abstract');

function detailLinks(paper: Paper, read: readonly LinkFacet[]): DetailLink[] {
  const own: DetailLink[] =
    paper.arxivId === undefined
      ? []
      : [
          { label: vscode.l10n.t('arXiv'), address: paperAddress(paper, 'arxiv').toString(true) },
          { label: vscode.l10n.t('Hugging Face'), address: paperAddress(paper, 'huggingface').toString(true) },
        ];
  const kinds = new Map(read.map(({ href, kind }) => [href, kindWords(kind)]));
  const labelOf = (address: string): string => {
    const [kind, shown] = [kinds.get(address), address.replace(/^https?:\/\//, '')];
    return kind === undefined ? shown : vscode.l10n.t('{0}: {1}', kind, shown);
  };
  return [...own, ...paper.links.map((address) => ({ label: labelOf(address), address }))];
}

function kindWords(kind: LinkKind): string | undefined {
  switch (kind) {
    case 'code': return vscode.l10n.t('Code');
    case 'data': return vscode.l10n.t('Data');
    case 'project': return vscode.l10n.t('Project page');
    case 'model': return vscode.l10n.t('Model');
    case 'other': return undefined;
  }
}
