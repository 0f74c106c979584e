import { entryFor, type Citable, type EntryOptions } from '../bibtex/entry';
import { factsOf } from './facts';
import { cslItem } from './cslJson';
import { hayagrivaEntry } from './hayagriva';

export type ExportFormat = 'bibtex' | 'biblatex' | 'csl-json' | 'ris' | 'hayagriva' | 'csv';

export interface Keyed {
  readonly paper: Citable;
  readonly key: string;
}

/** File name endings by format, without the dot. */
export const EXTENSIONS: Readonly<Record<ExportFormat, string>> = { bibtex: 'bib', biblatex: 'bib', 'csl-json': 'json', ris: 'ris', hayagriva: 'yml', csv: 'csv' };

/** A whole file of papers under the given keys, in their order, ending with a line end; `''` for none in text formats. */
export function exportPapers(format: ExportFormat, papers: readonly Keyed[], options: EntryOptions = {}): string {
  switch (format) {
    case 'bibtex':
    case 'biblatex':
      return papers.map(({ paper, key }) => `${entryFor(paper, key, { ...options, dialect: format })}\n`).join('\n');
    case 'csl-json':
      return `${JSON.stringify(papers.map(({ paper, key }) => cslItem(paper, key, true)), null, 2)}\n`;
    case 'ris':
      return papers.map(risRecord).join('\r\n');
    case 'hayagriva':
      return papers.map(({ paper, key }) => hayagrivaEntry(paper, key)).join('\n');
    case 'csv':
      return csv(papers);
  }
}

/** RIS, one tag a line: `AU` as `Last, First, Suffix`; the arXiv id is the accession number, as Zotero reads it. */
function risRecord({ paper, key }: Keyed): string {
  const { title, names, hasMoreNames, year, arxivId, doi, url, venue, abstract } = factsOf(paper);
  const tags: [string, string | undefined][] = [
    ['TY', 'GEN'],
    ['ID', key],
    ['TI', title],
    ...names.map(({ first, von, last, suffix }): [string, string] => ['AU', [[von, last].filter(Boolean).join(' '), first, suffix].filter((part) => part !== '').join(', ')]),
    ...(hasMoreNames ? [['AU', 'et al.'] as [string, string]] : []),
    ['PY', year],
    ['AN', arxivId === undefined ? undefined : `arXiv:${arxivId}`],
    ['PB', arxivId === undefined ? undefined : 'arXiv'],
    ['DO', doi],
    ['UR', url],
    ['N1', venue],
    ['AB', abstract],
    ['ER', ''],
  ];
  return tags.flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${value}\r\n`])).join('');
}

const COLUMNS = ['key', 'title', 'authors', 'year', 'arxivId', 'doi', 'venue', 'url', 'abstract'];

/** RFC 4180, with a byte order mark, without which Excel reads UTF-8 as something else. */
function csv(papers: readonly Keyed[]): string {
  const rows = papers.map(({ paper, key }) => {
    const { title, names, hasMoreNames, year, arxivId, doi, venue, url, abstract } = factsOf(paper);
    const authors = [...names.map(({ first, von, last, suffix }) => [first, von, last, suffix].filter(Boolean).join(' ')), ...(hasMoreNames ? ['et al.'] : [])].join('; ');
    return [key, title, authors, year, arxivId, doi, venue, url, abstract].map((value) => cell(value ?? ''));
  });
  return `\uFEFF${[COLUMNS, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`;
}

/** A spreadsheet would compute a cell that begins like a formula; a quote before it makes it text. */
function cell(value: string): string {
  const safe = /^[=+@\t-]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
