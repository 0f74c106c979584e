import { lineEndOf } from '../bibtex/style';
import type { CiteForm, CiteGroup, CiteKey, Declaration, DocumentLanguage, RenderOptions, Stretch, TextChange, TextRange } from '../types';
import { fillTemplate, insertCitation, isPlaceholderKey, missingKeys } from './insert';
import { frontMatter } from './markdownProse';
import { linesFrom, readAll, type Prose } from './reading';

/** AsciiDoc with asciidoctor-bibtex: `cite:[a, b(12)]`, `citenp:[a]`; `+[b]` of asciidoctor-bibliography is read too. */
export const asciidoc: DocumentLanguage = {
  id: 'asciidoc',
  reader: { begin: () => 0, read: stretches },
  groups,
  render,
  add,
  insert: (text, selection, keys, options) => insertCitation(asciidoc, { afterWord: ' ' }, text, selection, keys, options),
  declarations,
  declare,
};

const MACRO = /(?<![\w\\])((?:full)?cite(?:np|[tps]|author|year)?):\w{0,40}\[([^\][\n]{0,2000})\]((?:\+\[[^\][\n]{0,500}\]){0,50})/g;
const DELIMITED = /^(?:(-{4,})|(\.{4,})|(\/{4,})|(\+{4,})|(`{3,}))[^\n]{0,80}$/;
/** What stands above a block and is no text of it: its attributes and title, attributes of the document, comments. */
const BLOCK_DATA = /^(?:\[.*\]$|\.[^\s.]|:[\w!-]{1,80}:|\/\/)/;

function groups(text: string): CiteGroup[] {
  return [...readAll(asciidoc.reader, text).groups];
}

function* stretches(text: string, from: number): Generator<Stretch> {
  for (const { ranges, ...stretch } of prose(text, from)) {
    yield { ...stretch, groups: ranges.flatMap(({ start, end }) => [...text.slice(start, end).matchAll(MACRO)].map((found) => group(found, start + found.index))) };
  }
}

function group(found: RegExpMatchArray, start: number): CiteGroup {
  const [whole, command = '', inside = '', more = ''] = found;
  const open = start + whole.length - more.length - inside.length - 1;
  const keys = [...keysIn(inside, open), ...[...more.matchAll(/\+\[([^\]]*)\]/g)].flatMap((next) => keysIn(next[1] ?? '', open + inside.length + 1 + next.index + 2).slice(0, 1))];
  const form: CiteForm = /^cite(?:np|t)$/.test(command) ? 'in-text' : /^cite[ps]?$/.test(command) ? 'parenthetical' : 'other';
  const at = keys.length === 0 || more === '' ? open + inside.trimEnd().length : start + whole.length;
  return { start, end: start + whole.length, keys, form, command, slot: { start: keys.length === 0 ? open : at, end: keys.length === 0 ? open + inside.length : at } };
}

/** Keys apart by commas, each with pages in round brackets; `name=value` is an option. */
function keysIn(inside: string, offset: number): CiteKey[] {
  return [...inside.matchAll(/[^\s,()][^,()]*(?:\([^)]*\))?/g)].flatMap((found): CiteKey[] => {
    const key = (found[0].split('(', 1)[0] ?? '').trimEnd();
    return key === '' || key.includes('=') || /\s/.test(key) ? [] : [{ key, start: offset + found.index, end: offset + found.index + key.length }];
  });
}

/** From one empty line to the next, without comments, listings, literal and pass-through blocks, and `code` in a line. */
function* prose(text: string, from = 0): Generator<Prose> {
  let ranges: TextRange[] = [];
  let fence = '';
  // The line above where it is the first of a block, `''` where one may begin.
  let above: string | undefined = '';
  for (const { content: line, start, isFirst, isPause } of linesFrom(text, from)) {
    if (isPause) {
      yield { end: start, ranges, isBreak: fence === '' && isFirst };
      ranges = [];
    }
    const content = line.trimEnd();
    if (isFirst) above = '';
    const isUnderline = underlines(content, above ?? '');
    above = above === '' ? (BLOCK_DATA.test(content) ? '' : content) : undefined;
    const delimiter = DELIMITED.exec(content);
    const mark = delimiter ? (delimiter.slice(1).find((part) => part !== undefined) ?? '') : '';
    if (fence !== '') {
      if (mark === fence) fence = '';
    } else if (mark !== '' && !isUnderline) fence = mark;
    else if (!/^\/\/(?!\/)/.test(content)) ranges.push(...withoutCode(line, start));
  }
  yield { end: text.length, ranges, isBreak: true };
}

/** Whether a line makes the one above a title: a word at least, and as long as it, give or take one. */
function underlines(line: string, above: string): boolean {
  return /^(?:-+|\++)$/.test(line) && /[\p{L}\p{N}]/u.test(above) && Math.abs(Array.from(above).length - line.length) < 2;
}

function withoutCode(line: string, offset: number): TextRange[] {
  const ranges: TextRange[] = [];
  let start = 0;
  for (const code of line.matchAll(/`[^`]+`/g)) {
    ranges.push({ start: offset + start, end: offset + code.index });
    start = code.index + code[0].length;
  }
  return [...ranges, { start: offset + start, end: offset + line.length }];
}

function render(keys: readonly string[], { form, command, template }: RenderOptions = {}): string {
  const safe = keys.map(asciidocKey);
  if (template !== undefined) return fillTemplate(template, safe, ', ', ' ');
  return `${command ?? (form === 'in-text' ? 'citenp' : 'cite')}:[${safe.join(', ')}]`;
}

function asciidocKey(key: string): string {
  return key.replace(/[\][\s,()=]/g, '');
}

function add(text: string, group: CiteGroup, keys: readonly string[]): TextChange | undefined {
  const missing = missingKeys(group, keys).map(asciidocKey);
  if (missing.length === 0) return undefined;
  const placeholder = group.keys.find(({ key }) => isPlaceholderKey(key));
  if (placeholder) return { start: placeholder.start, end: placeholder.end, text: missing.join(', ') };
  if (group.slot.end === group.end) return { ...group.slot, text: missing.map((key) => `+[${key}]`).join('') };
  const written = group.keys.length === 0 ? '' : text.charAt(group.slot.start - 1) === ',' ? ' ' : ', ';
  return { ...group.slot, text: written + missing.join(', ') };
}

/** Attributes of asciidoctor-bibtex and asciidoctor-bibliography. */
const ATTRIBUTE = /^:(?:bibtex-file|bibliography-database):[ \t]+([^\r\n]+)/;

function declarations(text: string): Declaration[] {
  const ranges = [...prose(text)].flatMap((part) => part.ranges);
  return ranges.flatMap(({ start, end }): Declaration[] => {
    const found = ATTRIBUTE.exec(text.slice(start, end));
    const path = (found?.[1] ?? '').trimEnd();
    const at = start + (found?.[0].length ?? 0) - (found?.[1] ?? '').length;
    return path === '' ? [] : [{ path, start: at, end: at + path.length }];
  });
}

/** The title with the lines of author and revision below it, and attributes and comments around it. */
const HEAD = /^\uFEFF?(?:= [^\r\n]*(?:\r\n|\n|$)(?:(?![:/=\s])[^\r\n]+(?:\r\n|\n|$)){0,2}|(?:=(?! )|:[\w!-]{1,80}:|\/\/)[^\r\n]*(?:\r\n|\n|$))*/;

/** An attribute of the header: below what stands there and the front matter. One file only: `undefined` where one is set. */
function declare(text: string, path: string): readonly TextChange[] | undefined {
  if (declarations(text).length > 0) return undefined;
  const eol = lineEndOf(text);
  const yaml = frontMatter(text);
  const above = yaml ? text.slice(0, yaml.end) + (/^.*\s*/.exec(text.slice(yaml.end))?.[0] ?? '') : '';
  const head = above + (HEAD.exec(text.slice(above.length))?.[0] ?? '');
  const lead = head === '' || /[\n\uFEFF]$/.test(head) ? '' : eol;
  return [{ start: head.length, end: head.length, text: `${lead}:bibtex-file: ${path}${eol}` }];
}
