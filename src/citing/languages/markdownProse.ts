import type { TextRange } from '../types';
import { linesFrom } from './reading';

/** Where there are no empty lines, so many units are read at once. */
const AT_ONCE = 8192;

/** What follows backticks on their line has none itself, or they begin a code span. */
const FENCE = /^[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(`{3,}(?![^\r\n]*`)|~{3,})/;
/** A code span longer than this is an unpaired backtick; the bound keeps the reading of hostile text linear. */
const LONGEST_SPAN = 5000;

/** The YAML between the first two `---` lines of a Markdown text, without them; `undefined` where it has none. */
export function frontMatter(text: string): TextRange | undefined {
  const open = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/.exec(text)?.[0];
  if (open === undefined) return undefined;
  const lines = /^(?:---|\.\.\.)[ \t]*$/gm;
  lines.lastIndex = open.length;
  const close = lines.exec(text);
  return close ? { start: open.length, end: close.index } : undefined;
}

/** Fields of the front matter in whose text Pandoc's users cite; in others, such as `author`, an `@` is seldom a key. */
const PROSE_FIELDS = new Set(['nocite', 'abstract', 'summary', 'description', 'thanks']);

/** The values of the front matter that are prose; lists and mappings in one line are not. */
export function metadataProse(text: string): TextRange[] {
  const ranges: TextRange[] = [];
  const yaml = frontMatter(text);
  let isProse = false;
  for (const { content, start } of yaml ? linesFrom(text.slice(0, yaml.end), yaml.start) : []) {
    const [field = '', name] = /^([\w-]{1,80})[ \t]*:[ \t]*/.exec(content) ?? [];
    const end = start + content.length;
    const first = isProse && name === undefined ? ranges.pop()?.start : undefined;
    if (name !== undefined) isProse = PROSE_FIELDS.has(name) && !/[[{]/.test(content.charAt(field.length));
    if (isProse) ranges.push({ start: first ?? start + field.length, end });
  }
  return ranges;
}

/** The ids of works that the front matter itself has under `references`. */
export function metadataNames(text: string): string[] {
  const names: string[] = [];
  const yaml = frontMatter(text);
  let isList = false;
  for (const { content } of yaml ? linesFrom(text.slice(0, yaml.end), yaml.start) : []) {
    if (/^[\w-]/.test(content) && !content.startsWith('- ')) isList = /^references[ \t]*:/.test(content);
    const [, quoted, plain] = (isList && /^[ \t]*(?:-[ \t]+)?id[ \t]*:[ \t]*(?:["']([^"']+)["']|([^\s"'#]+))/.exec(content)) || [];
    const name = quoted ?? plain;
    if (name !== undefined) names.push(name);
  }
  return names;
}

/** Where Markdown begins: behind the front matter. */
export function proseStart(text: string): number {
  return frontMatter(text)?.end ?? 0;
}

export interface ProseRange extends TextRange {
  /** Whether prose goes on behind it, with a line of its own. */
  readonly isCut: boolean;
}

/**
 * The parts of a Markdown text from the beginning of a line on that are prose: without code, comments and link targets,
 * in order. Each is cut below an empty line at the latest.
 */
export function* prose(text: string, from: number): Generator<ProseRange> {
  let start = from;
  let at = from;
  let lineStart = true;
  let isEmpty = false;
  while (at < text.length) {
    if (lineStart && at > start && (isEmpty || at - start >= AT_ONCE)) {
      yield { start, end: at, isCut: true };
      start = at;
    }
    const fence: string | undefined = lineStart ? fenceAt(text, at) : undefined;
    isEmpty = lineStart;
    lineStart = false;
    const char = text.charAt(at);
    const end = fence === undefined ? skipped(text, at, char) : fenceEnd(text, at, fence);
    if (end > at) {
      if (at > start) yield { start, end: at, isCut: false };
      at = end;
      start = end;
      lineStart = fence !== undefined;
    } else if (char === '\\') at += 2;
    else {
      at++;
      lineStart = char === '\n' || char === '\r';
    }
  }
  if (at > start) yield { start, end: text.length, isCut: false };
}

/** Behind what begins at an offset and is not prose, else the same offset. */
function skipped(text: string, at: number, char: string): number {
  if (char === '`') return spanEnd(text, at);
  if (char === '<' && text.startsWith('<!--', at)) {
    const close = text.indexOf('-->', at);
    return close < 0 ? text.length : close + 3;
  }
  if (char === '<') return at + (/^<[a-z][\w+.-]{1,30}:[^\s<>]{1,500}>/i.exec(text.slice(at, at + 540))?.[0].length ?? 0);
  if (char === '(' && text.charAt(at - 1) === ']') return linkTargetEnd(text, at);
  return at;
}

/** Behind a link's target in round brackets, else the same offset. */
export function linkTargetEnd(text: string, at: number): number {
  const target = /^\([^\s()]{0,2000}(?:[ \t]+(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'))?\)/.exec(text.slice(at, at + 3000));
  return at + (target?.[0].length ?? 0);
}

function fenceAt(text: string, at: number): string | undefined {
  return FENCE.exec(text.slice(at, at + 1000))?.[1];
}

function fenceEnd(text: string, from: number, fence: string): number {
  let at = from;
  for (;;) {
    const end = /[\r\n]/.exec(text.slice(at, at + 100_000))?.index ?? -1;
    const next = end < 0 ? text.indexOf('\n', at) : at + end;
    if (next < 0 || next >= text.length) return text.length;
    at = next + 1;
    const closing = FENCE.exec(text.slice(at, at + 200));
    if (closing?.[1]?.startsWith(fence) && /^[`~]*[ \t]*(?:[\r\n]|$)/.test(text.slice(at + closing[0].length, at + closing[0].length + 200))) return at + closing[0].length;
  }
}

function spanEnd(text: string, at: number): number {
  let length = 1;
  while (text.charAt(at + length) === '`') length++;
  const paragraph = text.slice(at + length, at + length + LONGEST_SPAN).split(/\n[ \t\r]*\n/, 1)[0] ?? '';
  for (const run of paragraph.matchAll(/`+/g)) {
    if (run[0].length === length) return at + length + run.index + length;
  }
  // An unpaired run is text; it is stepped over whole, or a long one would be tried from each of its signs.
  return at + length;
}
