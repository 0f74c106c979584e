import type { Paper } from '../../papers/paper';
import { yearsOf } from '../../papers/years';
import { authorField } from './authors';
import { cleanText, escapeLatex, type Dialect } from './escape';
import { DEFAULT_STYLE, writeEntry, type EntryStyle } from './style';
import { titleField } from './title';

/** What an entry is made from: a `Paper` of the shelf, or any record with its names. */
export type Citable = Pick<Paper, 'id' | 'title' | 'authors'> &
  Partial<Pick<Paper, 'abstract' | 'arxivId' | 'organization' | 'publishedOn' | 'venue' | 'models' | 'introduces' | 'authorCount' | 'moreAuthors'>> & { readonly doi?: string };

export interface EntryOptions {
  /** Default `bibtex`. */
  readonly dialect?: Dialect;
  /** Names and order of the fields to write, in lower case, by their BibTeX names; others are left out. */
  readonly fields?: readonly string[];
  /** Fields to leave out; default `abstract`. */
  readonly omit?: readonly string[];
  /** How the file writes its entries; default as Better BibTeX does. Line ends are `\n` unless it says otherwise. */
  readonly style?: EntryStyle;
}

export const DEFAULT_FIELDS = ['title', 'author', 'key', 'year', 'eprint', 'archiveprefix', 'doi', 'url', 'note', 'abstract', 'papershelf'] as const;
const DEFAULT_OMIT = ['abstract'];

/** How BibLaTeX names what BibTeX calls otherwise; `key` is for sorting there, which `title` does. */
const BIBLATEX_NAMES: Readonly<Record<string, string>> = { year: 'date', archiveprefix: 'eprinttype', key: '' };
const SPELLING: Readonly<Record<string, string>> = { archiveprefix: 'archivePrefix' };

/**
 * One entry, without a line end after it: `@misc` with the arXiv id, or `@online` for BibLaTeX. Nothing is made up:
 * what is missing is named in the field `papershelf` (`{incomplete: author, year}`), which
 * no style prints and checks can see. The paper's text is data: none of it can run or break the file.
 * `key` must be a key that `proposeKey` gave or that a file has.
 */
export function entryFor(paper: Citable, key: string, options: EntryOptions = {}): string {
  const { dialect = 'bibtex', fields = DEFAULT_FIELDS, omit = DEFAULT_OMIT, style = DEFAULT_STYLE } = options;
  const values = fieldValues(paper, dialect);
  const lines = fields.flatMap((field): [string, string][] => {
    const value = values.get(field);
    const name = dialect === 'biblatex' ? (BIBLATEX_NAMES[field] ?? field) : (SPELLING[field] ?? field);
    return value === undefined || value === '' || name === '' || omit.includes(field) ? [] : [[name, value]];
  });
  return writeEntry(style, dialect === 'biblatex' ? 'online' : 'misc', key, lines);
}

/** Field name, as in BibTeX, → LaTeX value without its braces. */
function fieldValues(paper: Citable, dialect: Dialect): Map<string, string> {
  const author = authorOf(paper, dialect);
  const year = yearOf(paper);
  const missing = [...(author === '' ? ['author'] : []), ...(year === undefined ? ['year'] : [])];
  const { arxivId, doi, venue, abstract } = paper;
  const title = titleField(paper.title, modelNames(paper), dialect);
  return new Map([
    ['title', title],
    ['author', author],
    // What styles sort and label by where there is no author; without it BibTeX warns.
    ['key', author === '' ? sortKey(paper.title, dialect) : ''],
    ['year', year ?? ''],
    ['eprint', arxivId === undefined ? '' : verbatim(arxivId)],
    ['archiveprefix', arxivId === undefined ? '' : 'arXiv'],
    ['doi', doi === undefined ? '' : verbatim(doi)],
    ['url', arxivId === undefined ? '' : `https://arxiv.org/abs/${verbatim(arxivId)}`],
    ['note', venue === undefined ? '' : escapeLatex(venue, dialect)],
    ['abstract', abstract === undefined ? '' : escapeLatex(abstract, dialect)],
    ['papershelf', missing.length === 0 ? '' : `incomplete: ${missing.join(', ')}`],
  ]);
}

/** The title's first words, without signs: natbib prints this as a label, and takes a bracket in it for the year's. */
function sortKey(title: string, dialect: Dialect): string {
  const words = cleanText(title).match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu) ?? [];
  return escapeLatex(words.slice(0, 5).join(' '), dialect);
}

/** The authors, else, where the page names an organisation in their place, that one in braces. */
function authorOf(paper: Citable, dialect: Dialect): string {
  const listed = authorField(paper.authors, dialect);
  const names = listed !== '' && paper.moreAuthors ? `${listed} and others` : listed;
  const organization = escapeLatex(paper.organization?.name ?? '', dialect);
  return names === '' && organization !== '' ? `{${organization}}` : names;
}

export function yearOf(paper: Citable): string | undefined {
  const [year] = yearsOf(paper);
  return year === undefined ? undefined : String(year);
}

/** Ids are read as they stand by eprint, doi and url: no escapes, and nothing that could end the value. */
function verbatim(id: string): string {
  const hex = (char: string): string => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`;
  return cleanText(id).replace(/[^\w.:/()<>;+-]/gu, (char) => (char < '\u0080' ? hex(char) : encodeURIComponent(char)));
}

/** Single words with a capital by which the paper calls its models: `Llama` of `Llama 3.1`, `Mellow`. */
export function modelNames(paper: Citable): ReadonlySet<string> {
  const families = (paper.models ?? []).flatMap((model) => model.family.split(' '));
  const introduced = (paper.introduces ?? []).filter((name) => !name.includes(' '));
  return new Set([...families, ...introduced].filter((name) => name.length > 2 && /^\p{Lu}/u.test(name)));
}
