import { arxivIdAt, doiOf, type SourceEntry, type SourceName } from '../merging/entry';
import { isSuffix, joinName, type NameParts } from '../papers/authorName';
import type { Organization } from '../papers/paper';
import { isoDateOf, isoDayOf } from './dates';

/** What a reader found of a paper, as it stood in the file. Any of it may be missing, empty, or far too long. */
export interface Found {
  readonly title?: string | undefined;
  readonly abstract?: string | undefined;
  /** An arXiv id or any text that is the address of one; the first that can be read counts. */
  readonly arxivIds?: readonly (string | undefined)[];
  readonly dois?: readonly (string | undefined)[];
  /** By their parts where the source has these. */
  readonly authors?: readonly (string | NameParts)[] | undefined;
  readonly moreAuthors?: boolean | undefined;
  readonly authorCount?: number | undefined;
  readonly organization?: Organization | undefined;
  readonly listedOn?: string | undefined;
  readonly publishedOn?: string | undefined;
  readonly venue?: string | undefined;
  readonly commentCount?: number | undefined;
  /** ISO day on which comments were counted. */
  readonly countedOn?: string | undefined;
}

const LIMITS = { title: 1_000, abstract: 20_000, name: 200, authors: 6_000, venue: 500, handle: 100 };
/** What ends a list of names that goes on. */
const OTHERS = /^(?:and )?(?:others|et\.? al\.?)$/i;
const MOST_COUNTED = 1_000_000;

/** The entry of what was found, or `undefined` where there is no title. */
export function entryOf(source: SourceName, found: Found): SourceEntry | undefined {
  const title = cleanText(found.title, LIMITS.title);
  if (title === '') return undefined;
  const abstract = cleanText(found.abstract, LIMITS.abstract);
  const arxivId = first(found.arxivIds, arxivIdAt);
  const doi = first(found.dois, doiOf);
  const named = (found.authors ?? []).slice(0, LIMITS.authors).map(nameText).filter((name) => name !== '');
  const authors = named.filter((name, at) => at < named.length - 1 || !OTHERS.test(name));
  const isCutOff = found.moreAuthors === true || authors.length < named.length;
  const listedOn = isoDayOf(found.listedOn);
  const publishedOn = isoDateOf(found.publishedOn);
  const venue = venueOf(found.venue);
  const { authorCount, commentCount, organization } = found;
  return {
    source,
    title,
    ...(abstract === '' ? {} : { abstract }),
    ...(arxivId === undefined ? {} : { arxivId }),
    ...(doi === undefined ? {} : { doi }),
    ...(authors.length === 0 ? {} : { authors }),
    ...(isCutOff && authors.length > 0 ? { moreAuthors: true } : {}),
    ...(isCount(authorCount) ? { authorCount } : {}),
    ...(organization === undefined ? {} : cleanOrganization(organization)),
    ...(listedOn === undefined ? {} : { listedOn }),
    ...(publishedOn === undefined ? {} : { publishedOn }),
    ...(venue === '' ? {} : { venue }),
    ...(isCount(commentCount) ? { comments: { [isoDayOf(found.countedOn) ?? '']: commentCount } } : {}),
  };
}

/** Text on one line, without control characters, cut at a length. */
export function cleanText(text: string | undefined, longest: number): string {
  if (text === undefined) return '';
  // Cut before the work, or a text of a hundred megabytes would be worked on.
  const bounded = text.length > 4 * longest ? text.slice(0, 4 * longest) : text;
  // eslint-disable-next-line no-control-regex -- these are what is taken out
  const line = bounded.replace(/[\u0000-\u0020\u007f-\u00a0\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]+/g, ' ').trim();
  return line.length <= longest ? line : line.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
}

function first(texts: readonly (string | undefined)[] = [], read: (text: string) => string | undefined): string | undefined {
  for (const text of texts) {
    const value = text === undefined || text.length > 500 ? undefined : read(text);
    if (value !== undefined) return value;
  }
  return undefined;
}

function isCount(value: number | undefined): value is number {
  return value !== undefined && Number.isInteger(value) && value >= 0 && value <= MOST_COUNTED;
}

function cleanOrganization({ handle, name }: Organization): Pick<SourceEntry, 'organization'> {
  const cleaned = { handle: cleanText(handle, LIMITS.handle), name: cleanText(name, LIMITS.name) };
  return cleaned.handle === '' ? {} : { organization: { ...cleaned, name: cleaned.name === '' ? cleaned.handle : cleaned.name } };
}

/** Being on arXiv is not a venue, though many bibliographies have it where the journal stands. */
function venueOf(text: string | undefined): string {
  const venue = cleanText(text, LIMITS.venue);
  return /^(?:preprint (?:at|on) (?:https?:\/\/)?)?(?:arxiv\b|corr\b|abs\/|computing research repository|ssrn\b)/i.test(venue) ? '' : venue;
}

/** `Patel, Hitesh`, `Knuth, Jr., Donald` and `King, Martin, Jr.` by their parts; anything else as it is. */
export function nameAt(text: string): string | NameParts {
  const [family = '', ...after] = text.slice(0, 2 * LIMITS.name).split(',').map((part) => part.trim());
  const suffix = after.find(isSuffix) ?? '';
  const given = after.filter((part) => part !== suffix).join(' ').trim();
  return given === '' || family === '' || after.length > 2 ? text : { given, family, suffix };
}

function nameText(name: string | NameParts): string {
  if (typeof name === 'string') return cleanText(name, LIMITS.name);
  const [given, family, suffix] = [name.given, name.family, name.suffix].map((part) => cleanText(part, LIMITS.name)) as [string, string, string];
  return joinName({ given, family, suffix: isSuffix(suffix) ? suffix : '' }).slice(0, LIMITS.name);
}
