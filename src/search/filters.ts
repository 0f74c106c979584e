import type { Paper } from '../papers/paper';

/**
 * How a filter finds papers. By `value`: one of the document's values of that name, or of the reader's marks. By
 * `word`: words of such values, for names of which there are too many to list. By `year` or `day`: a number or a range.
 * By `code`: arXiv id, DOI or citation key, or its beginning.
 */
export type FilterKind = 'value' | 'word' | 'year' | 'after' | 'before' | 'code';

export interface Filter {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly kind: FilterKind;
  /** The values of a paper, for filters by value; where missing, only marks are looked at. */
  readonly valuesOf?: (paper: Paper) => readonly string[];
  /** Values that hold for papers listed within so many days before the newest on the shelf. */
  readonly recent?: Readonly<Record<string, number>>;
  /** Values that hold for papers without another one. */
  readonly opposites?: Readonly<Record<string, string>>;
  /** Values that others begin with: written out, they mean themselves alone. */
  readonly whole?: readonly string[];
}

/** Every filter there is. A new one is a line here; its sentence for the picker is in the edge. */
export const FILTERS: readonly Filter[] = [
  { name: 'model', aliases: ['models'], kind: 'value', valuesOf: (paper) => [...paper.models.map((model) => model.family), ...paper.introduces] },
  {
    name: 'base',
    kind: 'value',
    valuesOf: (paper) => paper.models.filter(({ role }) => role === 'base' || role === 'evaluated').map((model) => model.family),
  },
  { name: 'topic', aliases: ['topics'], kind: 'value', valuesOf: (paper) => paper.topics },
  { name: 'author', aliases: ['authors', 'by'], kind: 'word' },
  {
    name: 'org',
    aliases: ['organization', 'organisation'],
    kind: 'value',
    valuesOf: ({ organization }) => (organization ? [...new Set([organization.name, organization.handle])] : []),
  },
  { name: 'year', kind: 'year' },
  { name: 'after', aliases: ['since'], kind: 'after' },
  { name: 'before', aliases: ['until'], kind: 'before' },
  { name: 'venue', kind: 'value', valuesOf: (paper) => (paper.venue === undefined ? [] : [paper.venue]) },
  { name: 'has', kind: 'value', valuesOf: whatItHas },
  { name: 'is', kind: 'value', recent: { recent: 30 }, opposites: { unread: 'read' }, whole: ['read'] },
  { name: 'in', kind: 'value' },
  { name: 'tag', aliases: ['tags'], kind: 'value' },
  { name: 'arxiv', kind: 'code' },
  { name: 'doi', kind: 'code' },
  { name: 'key', kind: 'code' },
];

/** The filter of a name or alias, in any case. */
export function filterNamed(name: string): Filter | undefined {
  const wanted = name.toLowerCase();
  return FILTERS.find((filter) => filter.name === wanted || filter.aliases?.includes(wanted));
}

const CODE_HOST = /^https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)\//;
const DATA = /^https?:\/\/(?:www\.)?(?:huggingface\.co\/datasets\/|zenodo\.org\/|kaggle\.com\/datasets\/)/;

function whatItHas(paper: Paper): string[] {
  const has: [name: string, really: boolean][] = [
    ['code', paper.links.some((link) => CODE_HOST.test(link))],
    ['data', paper.links.some((link) => DATA.test(link))],
    ['links', paper.links.length > 0],
    ['abstract', paper.abstract !== ''],
    ['authors', paper.authors.length > 0],
    ['arxiv', paper.arxivId !== undefined],
    ['venue', paper.venue !== undefined],
    ['comments', (paper.commentCount ?? 0) > 0],
    ['models', paper.models.length > 0],
  ];
  return has.filter(([, really]) => really).map(([name]) => name);
}
