import { parse, type ParseError } from 'jsonc-parser';
import { Lines } from './lines';
import type { Problems } from './problem';

/** Where an array or object nests deeper than this, nothing that we read is in it, and the tolerant parser recurses. */
const DEEPEST = 200;

/** What was read, and whether its end was missing: then the last of its items may have lost some of its own. */
export interface ReadJson {
  readonly json: unknown;
  readonly cutOff: boolean;
}

/** Reads JSON. Where it has a fault or is cut off, says on which line and gives what a tolerant parser makes of it. */
export function parseJson(text: string, problems: Problems): ReadJson {
  const bare = text.replace(/^\uFEFF/, '');
  try {
    return { json: JSON.parse(bare) as unknown, cutOff: false };
  } catch {
    // The engine's message does not always say where.
  }
  const errors: ParseError[] = [];
  const json: unknown = isDeep(bare) ? undefined : parse(bare, errors, { disallowComments: true });
  const { offset = 0, length = 0 } = errors[0] ?? {};
  const end = bare.trimEnd().length;
  const cutOff = errors.some((error) => error.offset + error.length >= end);
  const lines = new Lines(bare);
  if (offset + length < end) problems.add('not-json', lines.at(offset), bare.slice(offset, offset + 100));
  if (cutOff) problems.add('cut-off', lines.at(end), bare.slice(Math.max(0, end - 100), end));
  return { json, cutOff };
}

function isDeep(text: string): boolean {
  let level = 0;
  for (const char of text) {
    if (char === '{' || char === '[') level++;
    else if (char === '}' || char === ']') level--;
    // Brackets in texts count as well: they come in pairs, or nearly.
    if (level > DEEPEST) return true;
  }
  return false;
}

/** The one-based line of each item of the first array behind a word; of the first value, where that is none. */
export function itemLines(text: string, behind: string): number[] {
  const start = text.indexOf(behind) + behind.length;
  const value = start + (/[^\s:]/.exec(text.slice(start, start + 1_000))?.index ?? 0);
  const lines = new Lines(text);
  if (text[value] !== '[') return [lines.at(value)];
  const items: number[] = [];
  let level = 0;
  let awaited = true;
  for (let at = value + 1; at < text.length && level >= 0; at++) {
    const char = text.charAt(at);
    if (level === 0 && awaited && !/[\s,\]]/.test(char)) {
      items.push(lines.at(at));
      awaited = false;
    }
    if (char === '"') at = stringEnd(text, at);
    else if (char === '{' || char === '[') level++;
    else if (char === '}' || char === ']') level--;
    else if (char === ',' && level === 0) awaited = true;
  }
  return items;
}

function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
