import { arxivIdOf, foldTitle } from '../papers/identity';
import type { Organization } from '../papers/paper';

/** Where papers come from, the best witness of a title first. */
export const SOURCES = [
  'arxiv',
  'crossref',
  'bundled',
  'huggingface-paper',
  'huggingface-daily',
  'listing',
  'csl',
  'ris',
  'bibtex',
] as const;
export type SourceName = (typeof SOURCES)[number];

/** One paper as one source has it. What a source does not say is absent. */
export interface SourceEntry {
  readonly source: SourceName;
  readonly title: string;
  readonly abstract?: string;
  /** Without version, a string always: `2503.02130` keeps its zero. */
  readonly arxivId?: string;
  /** In lower case, without the address in front of it. */
  readonly doi?: string;
  /** In order, as `Given Family`; see `joinName`. */
  readonly authors?: readonly string[];
  /** There where `authors` is cut off: `and others`, `et al.`. */
  readonly moreAuthors?: true;
  readonly authorCount?: number;
  readonly organization?: Organization;
  /** ISO day on which a listing has it. */
  readonly listedOn?: string;
  /** As exact as the source is: `2025`, `2025-06` or `2025-06-17`. */
  readonly publishedOn?: string;
  readonly venue?: string;
  /** Number of comments by the ISO day of the count; `''` where the day is not known. */
  readonly comments?: Readonly<Record<string, number>>;
}

/** DOIs that arXiv gives out are arXiv ids in another dress. */
const ARXIV_DOI = /^10\.48550\/arxiv\./;
/** Old ones of Wiley's have angles: `10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2`. */
const DOI = /^10\.\d{4,9}\/[^\s"{}]+$/;

/** The DOI in lower case without address or prefix, or `undefined` where the text is none or stands for an arXiv id. */
export function doiOf(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\//i, '')
    .replace(/^doi:\s?/i, '')
    .replace(/[.,;]$/, '')
    .toLowerCase();
  return DOI.test(bare) && bare.length <= 300 && !ARXIV_DOI.test(bare) ? bare : undefined;
}

/** The arXiv id of any of its addresses: plain, `arXiv:`, abs, pdf, the hub's paper page, arXiv's DOI. */
export function arxivIdAt(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^(?:https?:\/\/)?(?:[a-z]+\.)?arxiv\.org\/(?:abs|pdf|html)\//i, '')
    .replace(/^(?:https?:\/\/)?huggingface\.co\/papers\//i, '')
    .replace(/^(?:https?:\/\/)?(?:dx\.)?doi\.org\//i, '')
    .replace(/^10\.48550\/arxiv\./i, '')
    .replace(/\.pdf$/i, '');
  return arxivIdOf(bare);
}

/**
 * What makes two entries of one source the same entry, so that a second import of it adds to the first. Without an
 * arXiv id that takes more than a title: two papers of one name stay two.
 */
export function entryKey(entry: SourceEntry): string {
  if (entry.arxivId !== undefined) return JSON.stringify([entry.source, entry.arxivId]);
  const title = foldTitle(entry.title) || entry.title;
  if (entry.doi !== undefined) return JSON.stringify([entry.source, title, entry.doi]);
  return JSON.stringify([entry.source, title, entry.authors?.[0] ?? '', entry.listedOn ?? '', entry.publishedOn ?? '']);
}
