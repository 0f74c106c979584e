import * as v from 'valibot';
import { doiOf, entryKey, SOURCES, type SourceEntry } from '../merging/entry';
import { ownId } from '../merging/record';
import { arxivIdOf } from '../papers/identity';
import type { Library } from './library';
import type { Marks } from './marks';
import type { Write } from './registerStore';
import type { ImportOptions, ShelfRow, ShelfStore } from './shelfStore';
import type { ImportSummary } from './shelfEdit';

/*
 * The whole shelf as one file of JSON lines: a header, a line for each paper with all that its sources say, and lines
 * of marks and of what else the reader set. Lines, so that a large shelf is written and read piece by piece, and a
 * broken line costs only itself.
 */
const VERSION = 1;
const LONGEST_HEADER = 100_000;
const Header = v.object({
  papershelf: v.literal('shelf'),
  version: v.number(),
  lastImport: v.optional(v.number()),
  /** Ids of bundled papers that stand among the others. */
  adopted: v.optional(v.array(v.string()), []),
});

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));
/** Ids become addresses, and the paper is read without one that is none. */
const identifier = (read: (text: string) => string | undefined) => v.optional(v.pipe(v.string(), v.transform((id) => (read(id) === id ? id : undefined))));
const Entry = v.object({
  source: v.picklist(SOURCES),
  title: v.pipe(text(1_000), v.nonEmpty()),
  abstract: v.optional(text(20_000)),
  arxivId: identifier(arxivIdOf),
  doi: identifier(doiOf),
  authors: v.optional(v.pipe(v.array(text(200)), v.maxLength(6_000))),
  moreAuthors: v.optional(v.literal(true)),
  authorCount: v.optional(v.pipe(v.number(), v.integer())),
  organization: v.optional(v.object({ handle: text(200), name: text(200) })),
  listedOn: v.optional(text(10)),
  publishedOn: v.optional(text(10)),
  venue: v.optional(text(500)),
  comments: v.optional(v.record(text(10), v.pipe(v.number(), v.integer()))),
});
const PaperLine = v.object({ added: v.number(), entries: v.array(Entry) });
const MarksLine = v.object({ marks: v.array(v.tuple([v.string(), v.string(), v.union([v.string(), v.boolean()])])) });
const KeysLine = v.object({ keys: v.record(v.string(), v.string()), saved: v.optional(v.array(v.string()), []) });
const Line = v.union([PaperLine, MarksLine, KeysLine]);

/** What a reader has: the three stores of one folder. */
export interface Stores {
  readonly shelf: ShelfStore;
  readonly marks: Marks;
  readonly library: Library;
}

export interface Archive {
  readonly lastImport: number | undefined;
  readonly adopted: readonly string[];
  readonly rows: readonly ShelfRow[];
  readonly marks: readonly Write[];
  readonly keys: Readonly<Record<string, string>>;
  readonly saved: readonly string[];
  /** One-based lines that could not be read. */
  readonly unreadable: readonly number[];
}

/** The file's text, piece by piece, each ending in a line break. */
export async function* exportShelf({ shelf, marks, library }: Stores): AsyncGenerator<string> {
  const line = (data: unknown): string => `${JSON.stringify(data)}\n`;
  yield line({ papershelf: 'shelf', version: VERSION, lastImport: shelf.lastImport, adopted: shelf.adopted });
  for await (const row of shelf.rows()) yield line(row);
  const writes = marks.export();
  for (let at = 0; at < writes.length; at += 200) yield line({ marks: writes.slice(at, at + 200) });
  yield line({ keys: library.state.keys, saved: library.state.saved });
}

/** Whether a text is such a file, by its first line. */
export function isArchive(file: string): boolean {
  return readHeader(file) !== undefined;
}

function readHeader(file: string): v.InferOutput<typeof Header> | undefined {
  const end = file.slice(0, LONGEST_HEADER).indexOf('\n');
  const header = v.safeParse(Header, parsed(file.replace(/^\uFEFF/, '').slice(0, end < 0 ? LONGEST_HEADER : end)));
  return header.success && header.output.version <= VERSION ? header.output : undefined;
}

/** Reads the file, a few milliseconds a step. Never throws; `undefined` where it is none, or of a later version. */
export function* readArchive(file: string): Generator<undefined, Archive | undefined, undefined> {
  const header = readHeader(file);
  if (!header) return undefined;
  const rows: ShelfRow[] = [];
  const marks: Write[] = [];
  const unreadable: number[] = [];
  let keys: Record<string, string> = {};
  let saved: string[] = [];
  let number = 1;
  for (let start = file.indexOf('\n') + 1; start > 0 && start < file.length; start = file.indexOf('\n', start) + 1) {
    const end = file.indexOf('\n', start);
    const raw = file.slice(start, end < 0 ? undefined : end).trim();
    number++;
    const read = raw === '' ? undefined : v.safeParse(Line, parsed(raw));
    if (read?.success === false) unreadable.push(number);
    else if (read && 'entries' in read.output && 'added' in read.output) rows.push({ added: read.output.added, entries: read.output.entries as SourceEntry[] });
    else if (read && 'marks' in read.output) marks.push(...read.output.marks);
    else if (read && 'keys' in read.output) ({ keys, saved } = read.output);
    if (number % 20 === 0) yield;
  }
  return { lastImport: header.lastImport, adopted: header.adopted, rows, marks, keys, saved, unreadable };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

/** Adds what an archive has to what is there: into an empty shelf it gives the one that was exported. */
export async function restoreShelf({ shelf, marks, library }: Stores, archive: Archive, options: ImportOptions = {}): Promise<ImportSummary> {
  const added = new Map(archive.rows.flatMap((row) => row.entries.map((entry) => [entryKey(entry), row.added] as const)));
  const lastImport = archive.lastImport === undefined ? {} : { lastImport: Math.max(archive.lastImport, shelf.lastImport ?? 0) };
  const entries = archive.rows.flatMap((row) => row.entries);
  // One whose line was lost stays where it is, or it would be nowhere.
  const there = new Set(entries.filter((entry) => entry.source === 'bundled').map(ownId));
  const adopt = archive.adopted.filter((id) => there.has(id));
  const summary = await shelf.import(entries, { ...options, ...lastImport, adopt, addedOf: (entry) => added.get(entryKey(entry)) });
  await marks.restore(archive.marks);
  await library.change((state) => ({
    ...state,
    keys: { ...archive.keys, ...state.keys },
    saved: [...state.saved, ...archive.saved.filter((query) => !state.saved.includes(query))],
  }));
  return summary;
}
