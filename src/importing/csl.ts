import * as v from 'valibot';
import { entryOf, type Found } from './clean';
import { dateOfParts, writtenDateOf } from './dates';
import { arxivIdIn, doiIn } from './identifiers';
import type { SourceEntry, SourceName } from '../merging/entry';
import type { NameParts } from '../papers/authorName';
import { readItems } from './huggingface';
import { listOf, maybe, text, textOrFirst } from './lenient';
import type { Problems } from './problem';
import type { Steps } from './steps';

/*
 * CSL-JSON (https://github.com/citation-style-language/schema) and Crossref's `GET /works`
 * (https://api.crossref.org/swagger-ui/index.html), which share most of their names.
 */
const number = v.pipe(v.union([v.number(), v.string()]), v.transform(Number));
const DateParts = v.union([
  v.object({ 'date-parts': maybe(v.array(listOf(number))), raw: maybe(text), literal: maybe(text) }),
  // A date in words alone, as some exports and Pandoc's metadata have it.
  v.pipe(text, v.transform((raw) => ({ 'date-parts': undefined, raw, literal: undefined }))),
]);
const Name = v.object({ given: maybe(text), family: maybe(text), literal: maybe(text), name: maybe(text), suffix: maybe(text), 'dropping-particle': maybe(text), 'non-dropping-particle': maybe(text) });
const Item = v.object({
  title: maybe(textOrFirst),
  abstract: maybe(text),
  author: maybe(listOf(Name)),
  DOI: maybe(text),
  URL: maybe(text),
  number: maybe(text),
  note: maybe(text),
  archive: maybe(text),
  archive_location: maybe(text),
  issued: maybe(DateParts),
  published: maybe(DateParts),
  'container-title': maybe(textOrFirst),
  'event-title': maybe(text),
  event: maybe(v.union([text, v.pipe(v.object({ name: text }), v.transform(({ name }) => name))]) as v.GenericSchema<unknown, string>),
  subtitle: maybe(textOrFirst),
});

export function* readCsl(page: string, problems: Problems): Steps<SourceEntry[]> {
  return yield* readItems(page, problems, (item) => readItem('csl', item));
}

/** `GET /works/<doi>` has one paper in `message`, `GET /works?…` a list in `message.items`. */
export function* readCrossref(page: string, problems: Problems): Steps<SourceEntry[]> {
  return yield* readItems(page, problems, (item) => readItem('crossref', item), (json) => {
    const message: unknown = (json as { message?: unknown } | null)?.message;
    const items: unknown = (message as { items?: unknown } | null)?.items;
    return Array.isArray(items) ? { items: items as unknown[], behind: '"items"' } : { items: [message], behind: '"message"' };
  });
}

function readItem(source: SourceName, item: unknown): SourceEntry | undefined {
  const parsed = v.safeParse(Item, item);
  return parsed.success ? entryOf(source, foundIn(parsed.output)) : undefined;
}

function foundIn(item: v.InferOutput<typeof Item>): Found {
  const subtitle = item.subtitle;
  const title = withoutTags(item.title);
  return {
    title: title !== undefined && subtitle !== undefined && !title.includes(':') ? `${title}: ${withoutTags(subtitle) ?? ''}` : title,
    abstract: withoutTags(item.abstract)?.replace(/^\s*abstract\b[.:\s]{0,5}/i, ''),
    arxivIds: [item.DOI, item.URL, item.number, item.archive_location, ...[item.number, item.archive_location, item['container-title'], item.URL, item.note].map(arxivIdIn)],
    dois: [item.DOI, item.URL, doiIn(item.DOI), doiIn(item.note)],
    authors: item.author?.map(nameOf),
    publishedOn: dateOf(item.published) ?? dateOf(item.issued),
    venue: withoutTags(item['container-title']) ?? item['event-title'] ?? item.event,
  };
}

function nameOf(name: v.InferOutput<typeof Name>): string | NameParts {
  const family = [name['dropping-particle'], name['non-dropping-particle'], name.family].filter((part) => part !== undefined && part !== '').join(' ');
  const { given = '', suffix = '' } = name;
  return family === '' ? given || { given: '', family: name.literal ?? name.name ?? '', suffix } : { given, family, suffix };
}

function dateOf(date: v.InferOutput<typeof DateParts> | undefined): string | undefined {
  const [year, month, day] = date?.['date-parts']?.[0] ?? [];
  return dateOfParts(year, month, day) ?? writtenDateOf(date?.raw ?? date?.literal);
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };

/** Crossref's titles and abstracts carry JATS and HTML tags. Bounded, so that a wall of `<` costs no more than a text. */
export function withoutTags(marked: string | undefined): string | undefined {
  return marked
    ?.slice(0, 100_000)
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, ' ')
    .replace(/\s+/g, ' ')
    .replace(/&(?:amp|lt|gt|quot|apos);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s(?=[.,;:])/g, '');
}
