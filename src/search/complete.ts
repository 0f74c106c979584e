import { chunksOf } from './chunks';
import { FILTERS, filterNamed, type Filter } from './filters';
import { fold } from './fold';
import type { Range } from './types';
import { matchesValue } from './values';

/** A value of a filter, as it is shown, and how many papers have it. */
export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

/** For each filter's name its values, most papers first. */
export type FilterValues = Readonly<Record<string, readonly ValueCount[]>>;

export interface FilterCompletion {
  readonly filter: string;
  /** Missing where the filter's name itself is completed. */
  readonly value?: string;
  readonly count?: number;
  /** What replaces `range` of the query: `model:` or `model:Qwen2.5 `. */
  readonly insert: string;
  readonly range: Range;
}

/** The filter that is half-typed at the cursor. */
export interface HalfTyped {
  /** Its name, where a colon ends it; else the name may still be any that begins so. */
  readonly filter?: Filter;
  /** What of the name, or of the value at the cursor, is there. */
  readonly text: string;
  /** What a completion replaces. */
  readonly range: Range;
}

const MOST = 20;

/** What stands at the cursor, or `undefined` where that is no filter. */
export function halfTypedFilter(query: string, cursor: number): HalfTyped | undefined {
  const before = query.slice(0, cursor);
  const chunk = chunksOf(before).pop();
  if (!chunk || chunk.start + chunk.text.length < cursor) return undefined;
  const found = /^-?([a-z]+)(:?)/i.exec(chunk.text);
  if (!found) return undefined;
  const [start, name = '', colon] = found;
  const rest = chunk.text.slice(start.length);
  if (colon === '') return rest === '' ? { text: name, range: [cursor - name.length, cursor] } : undefined;
  const filter = filterNamed(name);
  if (!filter) return undefined;
  const last = lastValue(rest);
  return { filter, text: last.replaceAll('"', '').trim(), range: [cursor - last.length, cursor] };
}

/** What follows the last comma outside quotes. */
function lastValue(values: string): string {
  let start = 0;
  let quoted = false;
  for (let at = 0; at < values.length; at++) {
    if (values[at] === '"') quoted = !quoted;
    else if (values[at] === ',' && !quoted) start = at + 1;
  }
  return values.slice(start);
}

/** Completions of the filter that is half-typed at the cursor, most papers first. */
export function completeFilter(query: string, cursor: number, values: FilterValues): FilterCompletion[] {
  const half = halfTypedFilter(query, cursor);
  if (!half) return [];
  const { filter, text, range } = half;
  if (!filter) return completeName(text, range);
  return (values[filter.name] ?? [])
    .filter(({ value }) => text === '' || matchesValue(value, { text, exact: false }))
    .slice(0, MOST)
    .map(({ value, count }) => ({ filter: filter.name, value, count, insert: `${quoted(value)} `, range }));
}

function completeName(text: string, range: Range): FilterCompletion[] {
  const wanted = fold(text);
  return FILTERS.filter(({ name }) => name.startsWith(wanted)).map(({ name }) => ({ filter: name, insert: `${name}:`, range }));
}

/** A value as it must be written. */
function quoted(value: string): string {
  return /[\s,"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value;
}
