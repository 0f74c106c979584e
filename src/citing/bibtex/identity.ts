import { arxivIdWithin } from '../../papers/identity';
import { plainText } from './plain';

const BARE_ARXIV = /^(?:arxiv:\s*)?(\d{4}\.\d{4,5}|[a-z][a-z-]*(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?$/i;
const DOI = /10\.\d{4,9}\/[^\s"{}|\\^]+/;

/** Lower-case names of the fields that may hold an identifier. */
export const IDENTIFIER_FIELDS: ReadonlySet<string> = new Set(['eprint', 'arxivid', 'arxiv', 'doi', 'url', 'ee', 'journal', 'journaltitle', 'note', 'howpublished', 'volume', 'number', 'addendum', 'eid', 'pages']);

/** The arXiv id, without version and in lower case, that a field's raw value names. */
export function arxivIdIn(field: string, value: string): string | undefined {
  if (field === 'eprint' || field === 'arxivid' || field === 'arxiv') {
    const bare = BARE_ARXIV.exec(undelimited(value))?.[1];
    if (bare !== undefined) return bare.toLowerCase();
  }
  return arxivIdWithin(value)?.toLowerCase();
}

/** The DOI, in lower case, that a raw value of `doi`, `url` or `note` names; arXiv's own DOIs are arXiv ids. */
export function doiIn(value: string): string | undefined {
  if (!value.includes('10.')) return undefined;
  const doi = DOI.exec(value.replaceAll('\\_', '_'))?.[0]?.replace(/[.,;]$/, '').toLowerCase();
  return doi === undefined || doi.startsWith('10.48550/arxiv.') ? undefined : doi;
}

/** A value without its braces or quotes, as it stands. */
export function undelimited(value: string): string {
  return value.replace(/[{}"]/g, '').trim();
}

/** Letters and digits only, lower case, without accents: what titles are compared by. */
export function foldLatex(latex: string): string {
  return fold(plainText(latex));
}

export function fold(text: string): string {
  const plain = NON_ASCII.test(text) ? text.normalize('NFKD').replace(/\p{M}+/gu, '') : text;
  return plain.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
const NON_ASCII = /[^\0-\x7F]/;
