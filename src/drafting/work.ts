import { readName } from '../citing/bibtex/names';
import { plainText } from '../citing/bibtex/plain';
import { scanFields, type ScannedEntry } from '../citing/bibtex/scan';
import type { Paper } from '../papers/paper';
import { yearsOf } from '../papers/years';

/** What is shown of a cited work, wherever it is known from. Plain text. */
export interface Work {
  readonly title: string;
  readonly authors: readonly string[];
  /** There where these are not all. */
  readonly moreAuthors?: true;
  readonly year?: string;
  readonly venue?: string;
  readonly arxivId?: string;
}

/** A work as the shelf knows it. */
export function workOfPaper(paper: Paper): Work {
  const { title, authors, moreAuthors, arxivId, venue, organization } = paper;
  const [year] = yearsOf(paper);
  return {
    title,
    authors: authors.length > 0 ? authors : organization ? [organization.name] : [],
    ...(moreAuthors ? { moreAuthors } : {}),
    ...(year === undefined ? {} : { year: String(year) }),
    ...(venue === undefined ? {} : { venue }),
    ...(arxivId === undefined ? {} : { arxivId }),
  };
}

/** A work as its entry has it, LaTeX read as text. */
export function workOfEntry(text: string, entry: ScannedEntry): Work {
  const fields = new Map(scanFields(text, entry).map(({ name, value }) => [name, plainText(undelimited(value))]));
  const year = /\d{4}/.exec(fields.get('year') ?? fields.get('date') ?? '')?.[0];
  const authors = authorsOf(fields.get('author') ?? fields.get('editor') ?? '');
  const isCutOff = authors.at(-1)?.toLowerCase() === 'others';
  const venue = ['journal', 'journaltitle', 'booktitle', 'publisher'].map((name) => fields.get(name)).find((value) => value !== undefined && value !== '');
  return {
    title: fields.get('title') ?? '',
    authors: isCutOff ? authors.slice(0, -1) : authors,
    ...(isCutOff ? { moreAuthors: true } : {}),
    ...(year === undefined ? {} : { year }),
    ...(venue === undefined ? {} : { venue }),
    ...(entry.arxivId === undefined ? {} : { arxivId: entry.arxivId }),
  };
}

/** `Yang, An and Li, Bo` → `An Yang`, `Bo Li`. */
function authorsOf(field: string): string[] {
  if (field === '') return [];
  return field.split(/\sand\s/i).map((name) => {
    const { first, von, last, suffix } = readName(name);
    return [first, von, last, suffix].filter((part) => part !== '').join(' ');
  });
}

function undelimited(value: string): string {
  return value.replace(/^["{]|["}]$/g, '');
}

export function lastName(author: string): string {
  const { von, last } = readName(author);
  return von === '' ? last : `${von} ${last}`;
}

/** `Yang et al. 2025`, `Yang and Li 2025`; what is not known is left out. */
export function shortReference({ authors, moreAuthors, year }: Work): string {
  const [first, second] = authors;
  const names = first === undefined ? '' : authors.length > 2 || moreAuthors ? `${lastName(first)} et al.` : second === undefined ? lastName(first) : `${lastName(first)} and ${lastName(second)}`;
  return [names, year ?? ''].filter((part) => part !== '').join(' ');
}

const AUTHORS_SHOWN = 10;

/** Authors, year, title, venue and arXiv id as one line; long lists of authors are cut. */
export function fullReference({ authors, moreAuthors, year, title, venue, arxivId }: Work): string {
  const shown = authors.slice(0, AUTHORS_SHOWN);
  const names = shown.length > 0 && (shown.length < authors.length || moreAuthors) ? `${shown.join(', ')}, et al.` : shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}` : (shown[0] ?? '');
  const when = year === undefined ? '' : `(${year})`;
  const parts = [[names, when].filter((part) => part !== '').join(' '), title, venue ?? '', arxivId === undefined ? '' : `arXiv:${arxivId}`];
  return parts.filter((part) => part !== '').map((part) => (/[.?!]$/.test(part) ? part : `${part}.`)).join(' ');
}
