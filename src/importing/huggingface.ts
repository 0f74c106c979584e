import * as v from 'valibot';
import type { SourceEntry } from '../merging/entry';
import { entryOf, type Found } from './clean';
import { itemLines, parseJson } from './json';
import { count, listOf, maybe, text } from './lenient';
import type { Problems } from './problem';
import type { ReadOptions } from './read';
import type { Steps } from './steps';

/*
 * The hub's JSON, as `GET /api/daily_papers` (a list of `{ paper, title, numComments, … }`) and `GET /api/papers/<id>`
 * (one paper) give it: https://huggingface.co/docs/hub/api. `publishedAt` is arXiv's day, `submittedOnDailyAt` the
 * listing's; `id` is the arXiv id.
 */
const Org = v.object({ name: text, fullname: maybe(text) });
const Paper = v.object({
  id: v.optional(v.unknown()),
  title: maybe(text),
  summary: maybe(text),
  authors: maybe(listOf(v.object({ name: text }))),
  publishedAt: maybe(text),
  submittedOnDailyAt: maybe(text),
  organization: maybe(Org),
  numComments: maybe(count),
  comments: maybe(v.array(v.unknown())),
});
const DailyItem = v.object({ paper: Paper, title: maybe(text), summary: maybe(text), numComments: maybe(count), organization: maybe(Org) });

type PaperJson = v.InferOutput<typeof Paper>;

export function* readDailyPapers(page: string, problems: Problems, options: ReadOptions): Steps<SourceEntry[]> {
  return yield* readItems(page, problems, (item, line) => {
    const parsed = v.safeParse(DailyItem, item);
    if (!parsed.success) return undefined;
    const { paper, title, summary, numComments, organization } = parsed.output;
    const outer = { title, summary, organization, numComments };
    return entryOf('huggingface-daily', foundIn(paper, outer, problems, line, options));
  });
}

/** One paper, or a list of them as the hub's paper search gives. */
export function* readHubPaper(page: string, problems: Problems, options: ReadOptions): Steps<SourceEntry[]> {
  return yield* readItems(page, problems, (item, line) => {
    const parsed = v.safeParse(Paper, item);
    return parsed.success ? entryOf('huggingface-paper', foundIn(parsed.output, {}, problems, line, options)) : undefined;
  });
}

function foundIn(paper: PaperJson, outer: Partial<PaperJson>, problems: Problems, line: number, options: ReadOptions): Found {
  // A number has lost its last zero: 2503.0213 may have been 2503.02130.
  if (typeof paper.id !== 'string' && paper.id !== undefined) problems.add('id-unreadable', line, String(paper.id));
  const organization = paper.organization ?? outer.organization;
  return {
    title: paper.title ?? outer.title,
    abstract: paper.summary ?? outer.summary,
    arxivIds: typeof paper.id === 'string' ? [paper.id] : [],
    authors: paper.authors?.map((author) => author.name),
    organization: organization && { handle: organization.name, name: organization.fullname ?? organization.name },
    listedOn: paper.submittedOnDailyAt,
    publishedOn: paper.publishedAt,
    commentCount: outer.numComments ?? paper.numComments ?? paper.comments?.length,
    countedOn: options.countedOn,
  };
}

/** Reads a JSON list, or one item by itself, item by item: a bad one costs only itself. */
export function* readItems(
  page: string,
  problems: Problems,
  read: (item: unknown, line: number) => SourceEntry | undefined,
  pick: (json: unknown) => { readonly items: readonly unknown[]; readonly behind: string } = listOrOne,
): Steps<SourceEntry[]> {
  const { json, cutOff } = parseJson(page, problems);
  if (json === undefined) return [];
  yield;
  const { items: all, behind } = pick(json);
  const items = cutOff ? all.slice(0, -1) : all;
  const lines = itemLines(page, behind);
  const entries: SourceEntry[] = [];
  for (const [at, item] of items.entries()) {
    const line = lines[at] ?? 1;
    const entry = read(item, line);
    if (entry) entries.push(entry);
    else problems.add('entry-unreadable', line, JSON.stringify(item)?.slice(0, 200) ?? '');
    if (at % 64 === 63) yield;
  }
  if (all.length === 0) problems.add('no-papers', 1);
  return entries;
}

function listOrOne(json: unknown): { items: readonly unknown[]; behind: string } {
  return { items: Array.isArray(json) ? (json as unknown[]) : [json], behind: '' };
}
