import type { TextRange } from '../types';

const FENCE = /^[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(`{3,}|~{3,})/;
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

/** The parts of a Markdown text that are prose: without front matter, code, comments and link targets, in order. */
export function prose(text: string): TextRange[] {
  const ranges: TextRange[] = [];
  let start = frontMatter(text)?.end ?? 0;
  let at = start;
  const skip = (to: number): void => {
    if (at > start) ranges.push({ start, end: at });
    at = to;
    start = to;
  };
  let lineStart = true;
  while (at < text.length) {
    const fence = lineStart ? fenceAt(text, at) : undefined;
    lineStart = false;
    if (fence !== undefined) {
      skip(fenceEnd(text, at, fence));
      lineStart = true;
      continue;
    }
    const char = text.charAt(at);
    const end = skipped(text, at, char);
    if (end > at) skip(end);
    else if (char === '\\') at += 2;
    else {
      at++;
      lineStart = char === '\n' || char === '\r';
    }
  }
  skip(text.length);
  return ranges;
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
  return FENCE.exec(text.slice(at, at + 200))?.[1];
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
  const paragraph = text.slice(at + length, at + length + LONGEST_SPAN).split(/\n[ \t]*\n/, 1)[0] ?? '';
  for (const run of paragraph.matchAll(/`+/g)) {
    if (run[0].length === length) return at + length + run.index + length;
  }
  // An unpaired run is text; it is stepped over whole, or a long one would be tried from each of its signs.
  return at + length;
}
