import type { ImportProblemCode } from '../importing/problem';
import { readImportSteps, type Imported, type ReadOptions } from '../importing/read';
import type { Steps } from '../importing/steps';
import type { SourceEntry } from '../merging/entry';
import { canBeOneWork, shareAuthor, signsOf } from '../merging/evidence';
import { arxivIdOf, foldTitle } from '../papers/identity';
import type { Client, GetOptions } from './client';
import { FetchError, HOSTS, IDS_AT_ONCE, type Host } from './hosts';

/** A stretch of Daily Papers: `2025-11-03`, `2025-W45` or `2025-11`. */
export type Period = { readonly day: string } | { readonly week: string } | { readonly month: string };

export interface FetchOptions extends GetOptions {
  /** Runs work that pauses itself; the caller knows how its host is kept awake. */
  readonly run: <T>(steps: Steps<T>) => Promise<T>;
}

/** With one of these an answer is not what the host has to say, but something that went wrong. */
const BROKEN: readonly ImportProblemCode[] = ['empty', 'not-json', 'not-xml', 'wrong-shape', 'cut-off', 'source-error'];

const PAGE = 100;
const MOST_PAGES = 30;
const BAD_REQUEST = 400;

/**
 * Pages of Daily Papers, as they come; who stops after any of them has what came so far, and asking again takes the
 * pages before it from the cache. https://huggingface.co/docs/hub/api
 */
export async function* dailyPapers(client: Client, period: Period, today: string, options: FetchOptions): AsyncGenerator<Imported> {
  const [name, value] = 'day' in period ? ['date', period.day] : 'week' in period ? ['week', period.week] : ['month', period.month];
  if (!/^\d{4}-(?:\d{2}(?:-\d{2})?|W\d{2})$/.test(value)) throw new RangeError(`No such period: ${value}`);
  for (let page = 0; page < MOST_PAGES; page++) {
    const imported = await ask(client, 'huggingface', `/api/daily_papers?${name}=${value}&limit=${String(PAGE)}&p=${String(page)}`, { format: 'huggingface-daily', countedOn: today }, options);
    const isLast = countItems(imported) < PAGE && !isCutOff(imported);
    // The page behind the last is an empty list, which is no fault.
    if (page === 0 || !isLast || imported.entries.length > 0) yield imported;
    if (isLast) return;
  }
}

/** What cannot be read stands on the page all the same. */
function countItems({ entries, problems }: Imported): number {
  return entries.length + problems.filter(({ code }) => code === 'entry-unreadable').length;
}

const isCutOff = ({ problems }: Imported): boolean => problems.some(({ code }) => BROKEN.includes(code));

/** What an answer of arXiv says, or, of an id that arXiv takes for none, its fault; `asked` counts the ids so far. */
export interface ArxivAnswer {
  readonly asked: number;
  readonly entries: readonly SourceEntry[];
  /** Ids of which a broken answer does not say whether arXiv has them. */
  readonly untold?: readonly string[];
  readonly fault?: FetchError;
}

/** What arXiv has of papers, in lists of a hundred. Ids that are none are left out. */
export async function* arxivPapers(client: Client, ids: readonly string[], options: FetchOptions): AsyncGenerator<ArxivAnswer> {
  const known = [...new Set(ids.flatMap((id) => arxivIdOf(id) ?? []))].sort();
  for (let at = 0; at < known.length; at += IDS_AT_ONCE) {
    const some = known.slice(at, at + IDS_AT_ONCE);
    for await (const answer of arxivList(client, some, options)) yield { ...answer, asked: at + some.length };
  }
}

/** arXiv refuses a whole list for one id that it does not know the shape of: halved, the list gives what the others have. */
async function* arxivList(client: Client, ids: readonly string[], options: FetchOptions): AsyncGenerator<Omit<ArxivAnswer, 'asked'>> {
  try {
    const answer = await ask(client, 'arxiv', `/api/query?id_list=${ids.map(encodeURIComponent).join(',')}&max_results=${String(ids.length)}`, { format: 'arxiv' }, options);
    const told = new Set(answer.entries.map(({ arxivId }) => arxivId));
    yield { entries: answer.entries, ...(isCutOff(answer) ? { untold: ids.filter((id) => !told.has(id)) } : {}) };
  } catch (fault) {
    if (!(fault instanceof FetchError) || fault.code !== 'refused' || fault.status !== BAD_REQUEST) throw fault;
    const half = Math.ceil(ids.length / 2);
    if (ids.length === 1) yield { entries: [], fault };
    else for (const some of [ids.slice(0, half), ids.slice(half)]) yield* arxivList(client, some, options);
  }
}

/** What the hub's page of a paper has; nothing where it has none. */
export async function hubPaper(client: Client, arxivId: string, today: string, options: FetchOptions): Promise<Imported | undefined> {
  const id = arxivIdOf(arxivId);
  if (id === undefined) return undefined;
  return ifFound(ask(client, 'huggingface', `/api/papers/${encodeURIComponent(id)}`, { format: 'huggingface-paper', countedOn: today }, options));
}

/** What is asked of Crossref about. */
export interface Wanted {
  readonly title: string;
  readonly authors: readonly string[];
  readonly doi?: string | undefined;
  readonly arxivId?: string;
  readonly publishedOn?: string;
}

/**
 * Where a paper was published, by its DOI, else by its title. Only an answer of the same title with an author in common
 * counts, and without a DOI only one whose authors and year do not contradict it: many papers have one title, and a wrong
 * venue is worse than none.
 */
export async function crossrefPaper(client: Client, wanted: Wanted, options: FetchOptions): Promise<SourceEntry | undefined> {
  const { title, authors, doi } = wanted;
  const query = new URLSearchParams({ 'query.bibliographic': title.slice(0, 300), rows: '5' });
  const path = doi === undefined ? `/works?${query.toString()}` : `/works/${encodeURIComponent(doi)}`;
  const { entries } = (await ifFound(ask(client, 'crossref', path, { format: 'crossref' }, options))) ?? { entries: [] };
  const isIt = (entry: SourceEntry): boolean => foldTitle(entry.title) === foldTitle(title) && shareAuthor(entry.authors ?? [], authors);
  return entries.find((entry) => isIt(entry) && (doi === undefined ? canBeOneWork(signsOf([entry]), signsOf([wanted])) : entry.doi === doi));
}

/** What an answer says. One that is broken is not kept; rejects where nothing of it can be read. */
async function ask(client: Client, host: Host, path: string, reading: ReadOptions, options: FetchOptions): Promise<Imported> {
  const imported = await options.run(readImportSteps(await client.get(host, path, options), reading));
  if (!imported.problems.some(({ code }) => BROKEN.includes(code))) return imported;
  await client.forget(host, path);
  if (imported.entries.length > 0) return imported;
  const { href } = new URL(path, HOSTS[host].origin);
  // arXiv says that a request is bad in an answer that may have the status of a good one.
  throw imported.problems.some(({ code }) => code === 'source-error') ? new FetchError('refused', href, BAD_REQUEST) : new FetchError('wrong-type', href);
}

async function ifFound<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof FetchError && error.code === 'not-found') return undefined;
    throw error;
  }
}
