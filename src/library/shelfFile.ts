import { createHash, randomBytes } from 'node:crypto';
import path from 'node:path';
import * as v from 'valibot';
import type { SourceEntry } from '../merging/entry';
import type { ShelfHead } from '../merging/head';
import type { Disk } from './disk';

/*
 * The shelf on disk. Papers stand in shards of a few hundred, in the order in which they came; of each shard one file
 * has what a list shows and one the entries that the papers are made of, abstracts among them, which is read when one
 * is looked at. Shards are never changed: an import writes new ones for those that it touches, and then the next
 * generation of the manifest (`shelf-00000n.json`), which makes all of it true at once or, where it is killed, nothing.
 */

export const MANIFEST = 'shelf';
export const VERSION = 1;
/** Papers in a shard: a shard is read and parsed in a few milliseconds. */
export const SHARD_SIZE = 400;

const Part = v.object({ file: v.string(), sum: v.string() });
const Shard = v.object({ papers: v.number(), heads: Part, bodies: Part });

export const Manifest = v.object({
  version: v.literal(VERSION),
  /** Which rules described the papers; of other ones they are described anew. */
  describedBy: v.string(),
  /** When the last import was, in milliseconds since 1970. */
  lastImport: v.optional(v.number()),
  /** Ids of bundled papers that stand in shards, for they were merged with others. */
  adopted: v.array(v.string()),
  shards: v.array(Shard),
});
export type Manifest = v.InferOutput<typeof Manifest>;
export type Part = v.InferOutput<typeof Part>;

/** The entries of each paper of a shard. */
export type Bodies = readonly (readonly SourceEntry[])[];

/** A shard in memory; bodies are read when they are asked for. */
export interface LoadedShard {
  readonly heads: readonly ShelfHead[];
  /** Where in `heads` a paper stands, by its id and its former ones. */
  readonly rowById: ReadonlyMap<string, number>;
  readonly headsPart: Part;
  readonly bodiesPart: Part;
  /** One of its files was unreadable, and it was made of the other: the next commit writes it anew. */
  readonly repaired: boolean;
}

export function rowsById(heads: readonly ShelfHead[]): Map<string, number> {
  const rows = new Map<string, number>();
  for (const [row, { formerIds }] of heads.entries()) for (const former of formerIds) rows.set(former, row);
  for (const [row, { id }] of heads.entries()) rows.set(id, row);
  return rows;
}

/** The content of a file is not what was written. */
export class Damaged extends Error {
  override readonly name = 'Damaged';

  constructor(readonly file: string) {
    super(`${file} is missing or not as it was written.`);
  }
}

/** Writes a part of a shard under a name of its own, which begins with when it was written. */
export async function writePart(disk: Disk, folder: string, kind: 'heads' | 'bodies', data: readonly unknown[], now: number): Promise<Part> {
  const text = textOf(data);
  const file = `${kind}-${now.toString(36)}-${randomBytes(5).toString('hex')}.json`;
  await disk.create(path.join(folder, file), text);
  return { file, sum: sumOf(text) };
}

const LINE_FEED = 0x0a;

/** JSON with a line for each row, so that one is found without the others being parsed. */
function textOf(rows: readonly unknown[]): string {
  return `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`;
}

/** All rows of a part, as they were written. */
export function parsed<T>(bytes: Buffer): T {
  return JSON.parse(bytes.toString('utf8')) as T;
}

/** Some rows of a part. One that an earlier version wrote has no lines. */
export function parsedRows<T>(bytes: Buffer, rows: readonly number[]): T[] {
  if (bytes[1] !== LINE_FEED) {
    const all = parsed<T[]>(bytes);
    return rows.map((row) => all[row] as T);
  }
  const starts: number[] = [];
  for (let at = bytes.indexOf(LINE_FEED) + 1; at > 0; at = bytes.indexOf(LINE_FEED, at) + 1) starts.push(at);
  return rows.map((row) => JSON.parse(bytes.toString('utf8', starts[row], (starts[row + 1] ?? 0) - 1).replace(/,$/, '')) as T);
}

/**
 * Reads what `writePart` wrote. Its sum says that it is what was checked when it was written. `turn` waits where others
 * should have theirs: many parts may arrive at once.
 */
export async function readPart(disk: Disk, folder: string, part: Part, turn: () => Promise<void>): Promise<Buffer> {
  const file = path.join(folder, part.file);
  const bytes = await disk.read(file);
  await turn();
  if (bytes === undefined || sumOf(bytes) !== part.sum) throw new Damaged(file);
  return bytes;
}

function sumOf(content: string | Buffer): string {
  return createHash('sha1').update(content).digest('base64');
}

/** How long files are kept that no manifest names: a slow writer may be about to name them. */
const UNNAMED_AGE = 24 * 60 * 60 * 1000;

/** Of the names in a folder, the parts of shards that no manifest names and that are too old for one still to come. */
export function forgottenParts(names: readonly string[], named: ReadonlySet<string>, now: number): string[] {
  return names.filter((name) => {
    const written = /^(?:heads|bodies)-([\da-z]+)-[\da-f]+\.json$/.exec(name)?.[1];
    return written !== undefined && !named.has(name) && parseInt(written, 36) < now - UNNAMED_AGE;
  });
}
