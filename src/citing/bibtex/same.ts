import { arxivIdIn, doiIn, fold, foldLatex } from './identity';
import { readName } from './names';
import { plainText } from './plain';
import { scanFields, type ScannedEntry } from './scan';

/** What a paper is recognised by. */
export interface Identity {
  readonly title: string;
  readonly authors: readonly string[];
  /** Without version. */
  readonly arxivId?: string;
  readonly doi?: string;
  /** A key that was given to it before. */
  readonly key?: string;
}

/** Titles of fewer letters (`Introduction`) say too little where only one side names an author. */
const TELLING_TITLE = 25;

/**
 * Whether an entry is that of a paper. Identifiers decide where both have them; else the title, which must come with an
 * author in common, or be a telling one where one side names no author.
 */
export function isSamePaper(text: string, entry: ScannedEntry, paper: Identity): boolean {
  if (entry.arxivId !== undefined && paper.arxivId !== undefined) return entry.arxivId === paper.arxivId.toLowerCase();
  if (entry.doi !== undefined && paper.doi !== undefined) return entry.doi === paper.doi.toLowerCase();
  const fields = new Map(scanFields(text, entry).map(({ name, value }) => [name, value]));
  const title = foldLatex(fields.get('title') ?? '');
  if (title === '' || title !== fold(paper.title)) return false;
  const authors = lastNames(plainText(fields.get('author') ?? '').split(/\sand\s/i));
  const wanted = lastNames(paper.authors);
  if (authors.length === 0 || wanted.length === 0) return authors.length === wanted.length || title.length >= TELLING_TITLE;
  return authors.some((author) => wanted.includes(author));
}

function lastNames(names: readonly string[]): string[] {
  return names.map((name) => fold(readName(name).last)).filter((name) => name !== '');
}

/** The identifiers of a set of fields in another bibliography format, by the same rules. */
export function identifiersIn(values: Iterable<readonly [string, string]>): { arxivId?: string; doi?: string } {
  let arxivId: string | undefined;
  let doi: string | undefined;
  for (const [field, value] of values) {
    arxivId ??= arxivIdIn(field, value);
    doi ??= doiIn(value);
  }
  return { ...(arxivId === undefined ? {} : { arxivId }), ...(doi === undefined ? {} : { doi }) };
}
