import { blocksOf, type Block } from './blocks';
import { isByline, readByline, type Byline } from './byline';
import { isoDay, readDay, type ListedDay } from './day';
import { foldTitle, titleSlug } from './identity';
import type { PaperRecord } from './paper';
import type { ListingProblem, ListingProblemCode } from './problem';

/** A paper as a listing page has it; `line` is the one-based line of its title. */
export interface ListedPaper extends PaperRecord {
  readonly line: number;
}

export interface Listing {
  /** ISO day of the page, where its header has one and the year is known. */
  readonly day?: string;
  readonly papers: readonly ListedPaper[];
  readonly problems: readonly ListingProblem[];
}

export interface ListingOptions {
  /** The year of days without one, where the page writes no year out: that of the file's date. */
  readonly fallbackYear?: number;
}

/** A title is one line; the longest seen has 160 characters, the shortest abstract 600. */
const LONGEST_TITLE = 300;
const HEADER = /^(?:new|get trending papers in your email inbox!?|subscribe|daily papers|by ?ak and the research community)$/i;

interface Draft {
  readonly line: number;
  readonly title: string;
  readonly abstract: string;
  readonly byline?: Byline;
}

/**
 * Reads a Hugging Face Daily Papers listing saved as plain text: title, abstract and byline, with blank lines
 * between. Never throws: what can be read is read, the rest is a problem that names its line.
 */
export function readListing(page: string, options: ListingOptions = {}): Listing {
  const blocks = blocksOf(page);
  const problems: ListingProblem[] = [];
  const report = (code: ListingProblemCode, line: number, text = ''): void => {
    problems.push({ code, line, text: text.slice(0, 120) });
  };
  if (blocks.length === 0) {
    report('empty', 1);
    return { papers: [], problems };
  }
  const start = headerLength(blocks);
  const headerDay = blocks.slice(0, start).map((block) => readDay(block.lines[0] ?? '')).find(Boolean);
  const drafts = readDrafts(blocks.slice(start), report);
  if (drafts.length === 0) report('no-papers', blocks[0]?.line ?? 1, blocks[0]?.lines[0]);
  const year = listingYear(drafts, headerDay, options);
  if (year === undefined && drafts.some((draft) => draft.byline?.day)) {
    report('year-unknown', blocks[Math.max(start - 1, 0)]?.line ?? 1, '');
  }
  const day = headerDay && year !== undefined ? isoDay(headerDay.year ?? year, headerDay) : undefined;
  const papers = dropDuplicates(drafts.map((draft) => toPaper(draft, year, day)), report);
  problems.sort((a, b) => a.line - b.line);
  return { ...(day ? { day } : {}), papers, problems };
}

/** The header ends with the listing's day, or, where that was cut off, with its last known line. */
function headerLength(blocks: readonly Block[]): number {
  const known = (block: Block): boolean =>
    block.lines.every((line) => HEADER.test(line) || readDay(line) !== undefined);
  let length = 0;
  for (const block of blocks) {
    if (!known(block)) break;
    length++;
  }
  return length;
}

type Report = (code: ListingProblemCode, line: number, text?: string) => void;

function readDrafts(blocks: readonly Block[], report: Report): Draft[] {
  const drafts: Draft[] = [];
  let at = 0;
  while (at < blocks.length) {
    const block = blocks[at] as Block;
    const [first = ''] = block.lines;
    if (isByline(block.lines)) {
      report('byline-unreadable', block.line, first);
      at++;
      continue;
    }
    if (!isTitle(block)) {
      report('title-missing', block.line, first);
      at++;
      continue;
    }
    const { text, next } = abstractAt(blocks, at + 1);
    if (text === '') report('abstract-missing', block.line, first);
    const byline = bylineAt(blocks[next], report);
    drafts.push({ line: block.line, title: first, abstract: text, ...(byline ? { byline } : {}) });
    at = byline ? next + 1 : next;
  }
  return drafts;
}

function isTitle(block: Block): boolean {
  return block.lines.length === 1 && (block.lines[0] ?? '').length <= LONGEST_TITLE;
}

/** The abstract is the next block, unless that is a byline or a title with an abstract of its own. */
function abstractAt(blocks: readonly Block[], at: number): { text: string; next: number } {
  const block = blocks[at];
  if (!block || isByline(block.lines)) return { text: '', next: at };
  const following = blocks[at + 1];
  const nextIsAbstract = following !== undefined && !isByline(following.lines) && !isTitle(following);
  // Two short blocks before a long one: the first is a title whose abstract is missing, unless it reads as prose.
  if (isTitle(block) && nextIsAbstract && !/[.!?…]["')\]]?$/.test(block.lines[0] ?? '')) return { text: '', next: at };
  return { text: block.lines.join(' '), next: at + 1 };
}

function bylineAt(block: Block | undefined, report: Report): Byline | undefined {
  if (!block || !isByline(block.lines)) return undefined;
  const byline = readByline(block.lines);
  for (const index of byline.unreadable) report('day-unreadable', block.line + index, block.lines[index]);
  return byline;
}

/**
 * The page does not name its own year: days of that year stand without one. It is the year after the newest that is
 * written out, else the header's, else the fallback; never today's.
 */
function listingYear(drafts: readonly Draft[], header: ListedDay | undefined, options: ListingOptions): number | undefined {
  if (header?.year !== undefined) return header.year;
  const written = drafts.map((draft) => draft.byline?.day?.year ?? 0);
  const newest = written.reduce((a, b) => Math.max(a, b), 0);
  return newest > 0 ? newest + 1 : options.fallbackYear;
}

function toPaper(draft: Draft, year: number | undefined, countedOn: string | undefined): ListedPaper {
  const { byline } = draft;
  const day = byline?.day;
  const listedYear = day?.year ?? year;
  const comments = day?.commentCount;
  return {
    id: titleSlug(draft.title),
    line: draft.line,
    title: draft.title,
    abstract: draft.abstract,
    authors: [],
    ...(byline?.authorCount === undefined ? {} : { authorCount: byline.authorCount }),
    ...(byline?.organization ? { organization: byline.organization } : {}),
    ...(day && listedYear !== undefined ? { listedOn: isoDay(listedYear, day) } : {}),
    ...(comments === undefined ? {} : { commentCount: comments }),
    ...(comments === undefined || countedOn === undefined ? {} : { commentsCountedOn: countedOn }),
  };
}

function dropDuplicates(papers: readonly ListedPaper[], report: Report): ListedPaper[] {
  const seen = new Set<string>();
  return papers.filter((paper) => {
    const key = foldTitle(paper.title) || paper.id;
    if (seen.has(key)) report('duplicate', paper.line, paper.title);
    return !seen.has(key) && seen.add(key);
  });
}
