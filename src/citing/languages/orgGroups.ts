import type { CiteForm, CiteGroup, CiteKey, Stretch, TextRange } from '../types';
import { linesFrom, type Prose } from './reading';

const HEAD = /\[cite(?:\/([\w/-]{1,60}))?:/y;
/** Org's own rule for keys; they end at white space, `;` and brackets. */
const KEY = /@([\p{L}\p{N}.:?!`'/*@+|(){}<>&_^$#%~-]+)/gu;
/** org-ref: `cite:a,b`, and since version 3 `cite:&a;&b`, also in double brackets. */
const LINK = /((?:no|foot|auto|paren|text|smart|super|full)?[Cc]ite(?:t|p|alt|alp|author|year|title|num)?\*?):(?=[&\p{L}\p{N}_])([^\s;,[\]&][^\s;,[\]]{0,200}(?:,[^\s;,[\]]{1,200})*|&[^\s;,[\]]{1,200}(?:;&[^\s;,[\]]{1,200})*)/uy;
/** What either kind begins with. */
const CANDIDATE = /\[cite|(?:no|foot|auto|paren|text|smart|super|full)?cite/gi;
const LONGEST = 4000;

/** The citations of an Org text: `[cite/t:see @a p. 3; @b]` and the links of org-ref. */
export function* orgStretches(text: string, from: number): Generator<Stretch> {
  for (const { ranges, ...stretch } of orgProse(text, from)) yield { ...stretch, groups: ranges.flatMap((range) => groupsIn(text, range)) };
}

function groupsIn(text: string, { start, end }: TextRange): CiteGroup[] {
  const groups: CiteGroup[] = [];
  // Most of a range is neither: it is stepped over by one native search, which does not look beyond it.
  const inside = text.slice(start, end);
  CANDIDATE.lastIndex = 0;
  for (let found = CANDIDATE.exec(inside); found; found = CANDIDATE.exec(inside)) {
    const at = start + found.index;
    const group = text.charAt(at) === '[' ? native(text, at) : /[\w\\/]/.test(text.charAt(at - 1)) ? undefined : link(text, at);
    if (group) groups.push(group);
    CANDIDATE.lastIndex = group ? group.end - start : found.index + 1;
  }
  return groups;
}

function native(text: string, start: number): CiteGroup | undefined {
  HEAD.lastIndex = start;
  const head = HEAD.exec(text);
  if (!head) return undefined;
  const open = start + head[0].length;
  const end = bracketEnd(text, start);
  if (end === undefined) return undefined;
  const style = head[1] ?? '';
  const inside = text.slice(open, end - 1);
  const keys = [...inside.matchAll(KEY)].map((found): CiteKey => ({ key: found[1] ?? '', start: open + found.index + 1, end: open + found.index + found[0].length }));
  const form: CiteForm = /^(?:t|text)(?:\/|$)/.test(style) ? 'in-text' : /^(?:a|author|n|nocite|na|noauthor|ft)(?:\/|$)/.test(style) ? 'other' : 'parenthetical';
  const last = keys.at(-1);
  if (!last) return inside.trim() === '' || inside.trim() === '@' ? { start, end, keys, form, command: commandOf(style), slot: { start: open, end: end - 1 } } : undefined;
  // What follows the last key's own suffix, behind a `;`, is the suffix of them all.
  const suffix = text.slice(last.end, end - 1).split(';', 1)[0] ?? '';
  const at = last.end + suffix.trimEnd().length;
  return { start, end, keys, form, command: commandOf(style), slot: { start: at, end: at } };
}

function commandOf(style: string): string {
  return style === '' ? 'cite' : `cite/${style}`;
}

function link(text: string, start: number): CiteGroup | undefined {
  LINK.lastIndex = start;
  const found = LINK.exec(text);
  if (!found) return undefined;
  const [whole, command = '', list = ''] = found;
  const trimmed = list.replace(/[.:!?]{1,20}$/, '');
  const open = start + whole.length - list.length;
  const keys: CiteKey[] = [];
  let at = 0;
  for (const part of trimmed.split(/[,;]/)) {
    const sign = part.startsWith('&') ? 1 : 0;
    keys.push({ key: part.slice(sign), start: open + at + sign, end: open + at + part.length });
    at += part.length + 1;
  }
  const end = open + trimmed.length;
  const form: CiteForm = /^(?:text)?cite(?:t|alt)?$/i.test(command) && command !== 'cite' ? 'in-text' : /^no|author|year|title|full|foot/.test(command) ? 'other' : 'parenthetical';
  return { start, end, keys, form, command, slot: { start: end, end } };
}

function bracketEnd(text: string, start: number): number | undefined {
  let depth = 0;
  const last = Math.min(text.length, start + LONGEST);
  for (let at = start; at < last; at++) {
    const char = text.charAt(at);
    if (char === '[') depth++;
    else if (char === ']' && --depth === 0) return at + 1;
    else if (char === '\n' && /^[ \t\r]*(?:\n|$)/.test(text.slice(at + 1, at + 100))) return undefined;
  }
  return undefined;
}

/** An Org text from one empty line to the next, without comments, blocks of code and examples, fixed-width lines and verbatim text. */
export function* orgProse(text: string, from = 0): Generator<Prose> {
  let ranges: TextRange[] = [];
  let block = '';
  for (const { content, start, isPause } of linesFrom(text, from)) {
    if (isPause) {
      yield { end: start, ranges, isBreak: block === '' };
      ranges = [];
    }
    const marker = /^[ \t]*#\+(begin|end)_(src|example|comment|export|verbatim)\b/i.exec(content);
    if (block !== '') {
      if (marker?.[1]?.toLowerCase() === 'end' && marker[2]?.toLowerCase() === block) block = '';
      continue;
    }
    if (marker?.[1]?.toLowerCase() === 'begin') block = marker[2]?.toLowerCase() ?? '';
    else if (!/^[ \t]*(?:#(?: |$)|: |:$)/.test(content)) ranges.push(...withoutVerbatim(content, start));
  }
  yield { end: text.length, ranges, isBreak: true };
}

/** Pieces of a line around `=code=` and `~code~`. */
function withoutVerbatim(line: string, offset: number): TextRange[] {
  const ranges: TextRange[] = [];
  if (!line.includes('=') && !line.includes('~')) return [{ start: offset, end: offset + line.length }];
  let start = 0;
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at);
    if ((char !== '=' && char !== '~') || !/^[\s({'"-]?$/.test(line.charAt(at - 1)) || /^\s?$/.test(line.charAt(at + 1))) continue;
    const inside = line.slice(at + 1, at + 500);
    const close = inside.indexOf(char);
    if (close < 1 || /\s/.test(inside.charAt(close - 1)) || /\w/.test(inside.charAt(close + 1))) continue;
    ranges.push({ start: offset + start, end: offset + at });
    at += close + 1;
    start = at + 1;
  }
  return [...ranges, { start: offset + start, end: offset + line.length }];
}
