import { lineEndOf } from '../bibtex/style';
import type { CiteForm, CiteGroup, CiteKey, Declaration, DocumentLanguage, RenderOptions, Stretch, TextChange, TextRange } from '../types';
import { fillTemplate, insertCitation, missingKeys } from './insert';
import { readAll } from './reading';
import { bracketEnd, walkTypst, type TypstVisitor } from './typstLexer';

/** Typst: `@key` and `#cite(<key>, form: "prose")`; neighbours are one group, as Typst sets them. */
export const typst: DocumentLanguage = {
  id: 'typst',
  reader: { begin: () => 0, read: stretches, settle },
  groups,
  render,
  add,
  replace,
  insert: (text, selection, keys, options) => insertCitation(typst, { afterWord: ' ', beforeNext: /[\p{L}\p{N}([{_-]/u }, text, selection, keys, options),
  declarations,
  declare,
};

const SAFE = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.:-]*[\p{L}\p{N}_-])?$/u;
/** The key of `#cite`: `<key>`, or `label("key")` where it holds what a label's own syntax does not. */
const KEY = /<([^\s<>]{1,300})>|label\(\s*"((?:[^"\\]|\\.){1,300})"\s*\)/;
const FORM = /\bform\s*:\s*"([a-z]{1,20})"/;

function groups(text: string): CiteGroup[] {
  return [...readAll(typst.reader, text).groups];
}

function* stretches(text: string, from: number): Generator<Stretch> {
  let found: CiteGroup[] = [];
  let labels: string[] = [];
  const visitor: TypstVisitor = {
    reference: (start, end) => {
      const group = one('parenthetical', '', start, end, { key: text.slice(start + 1, end), start: start + 1, end });
      // A supplement: `@key[p. 3]`.
      const behind = text.charAt(end) === '[' ? bracketEnd(text, end) : end;
      found.push(behind > end ? { ...group, end: behind, slot: { start: behind, end: behind } } : group);
    },
    call: (name, start, open) => {
      const end = name === 'cite' ? bracketEnd(text, open) : open;
      const group = end > open ? citeCall(text, start, open, end) : undefined;
      if (group) found.push(group);
    },
    label: (name) => { labels.push(name); },
  };
  for (const stretch of walkTypst(text, visitor, from)) {
    yield { ...stretch, groups: found, labels };
    found = [];
    labels = [];
  }
}

/** What a label of the text is referred to by is no citation; neighbours are one. */
function settle(text: string, single: readonly CiteGroup[], labels: ReadonlySet<string>): CiteGroup[] {
  return merge(text, single.filter(({ keys, command }) => command !== '' || !keys.some(({ key }) => labels.has(key))));
}

function citeCall(text: string, start: number, open: number, end: number): CiteGroup | undefined {
  const inside = text.slice(open + 1, end - 1);
  const form = FORM.exec(inside)?.[1] ?? 'normal';
  const found = KEY.exec(inside);
  const kind: CiteForm = form === 'normal' ? 'parenthetical' : form === 'prose' ? 'in-text' : 'other';
  // `#cite(variable)` is none of ours; an empty one waits for its key.
  if (!found) return inside.trim() === '' ? one(kind, 'cite', start, end) : undefined;
  const key = found[1] ?? (found[2] ?? '').replace(/\\(.)/g, '$1');
  const at = open + 1 + found.index + (found[1] === undefined ? found[0].indexOf('"') + 1 : 1);
  return one(kind, 'cite', start, end, { key, start: at, end: at + (found[1] ?? found[2] ?? '').length });
}

function one(form: CiteForm, command: string, start: number, end: number, key?: CiteKey): CiteGroup {
  return { start, end, keys: key ? [key] : [], form, command, slot: { start: end, end } };
}

/** Citations with only space between them are one. */
function merge(text: string, single: readonly CiteGroup[]): CiteGroup[] {
  const merged: CiteGroup[] = [];
  for (const group of single) {
    const last = merged.at(-1);
    const joins = last && last.form === group.form && last.keys.length > 0 && group.keys.length > 0 && isGap(text.slice(last.end, group.start));
    if (joins) merged[merged.length - 1] = { ...last, end: group.end, keys: [...last.keys, ...group.keys], slot: group.slot, command: last.command || group.command };
    else merged.push(group);
  }
  return merged;
}

/** White space without an empty line. */
function isGap(between: string): boolean {
  return between.trim() === '' && between.split('\n').length < 3;
}

function render(keys: readonly string[], { form, template, command }: RenderOptions = {}): string {
  if (template !== undefined) return fillTemplate(template, keys, ', ', ' ');
  const [call, named] = (command ?? '').split('/');
  return keys.map((key) => written(key, named ?? (form === 'in-text' ? 'prose' : undefined), call === 'cite')).join(' ');
}

function written(key: string, form?: string, call = false): string {
  if (form === undefined && !call && SAFE.test(key)) return `@${key}`;
  return `#cite(${labelOf(key)}${form === undefined ? '' : `, form: "${form}"`})`;
}

function labelOf(key: string): string {
  return SAFE.test(key) ? `<${key}>` : `label(${JSON.stringify(key)})`;
}

/** From the sign on, where the key is none that can stand behind it; a supplement goes into the call. */
function replace(text: string, { start, end }: TextRange, key: string): TextChange {
  const sign = text.charAt(start - 1);
  if (sign === '"') return { start, end, text: JSON.stringify(key).slice(1, -1) };
  if (SAFE.test(key)) return { start, end, text: key };
  if (sign === '<') return { start: start - 1, end: end + (text.charAt(end) === '>' ? 1 : 0), text: labelOf(key) };
  const behind = text.charAt(end) === '[' ? bracketEnd(text, end) : end;
  const call = written(key);
  return { start: start - 1, end: behind, text: behind > end ? `${call.slice(0, -1)}, supplement: ${text.slice(end, behind)})` : call };
}

function add(text: string, group: CiteGroup, keys: readonly string[]): TextChange | undefined {
  const missing = missingKeys(group, keys);
  if (missing.length === 0) return undefined;
  const form = FORM.exec(text.slice(group.start, group.end))?.[1];
  const list = missing.map((key) => written(key, form, group.command === 'cite')).join(' ');
  // An empty #cite() has a place for one key only: the whole of it gives way.
  if (group.keys.length === 0) return { start: group.start, end: group.end, text: list };
  return { ...group.slot, text: ` ${list}` };
}

/** Strings of `bibliography(…)`, wherever in the code it stands. */
function declarations(text: string): Declaration[] {
  return bibliographies(text).flatMap(({ open, end }) => stringsIn(text, open, end));
}

function bibliographies(text: string): { open: number; end: number }[] {
  const found: { open: number; end: number }[] = [];
  const note = (name: string, _start: number, open: number): void => {
    const end = name === 'bibliography' ? bracketEnd(text, open) : open;
    if (end > open) found.push({ open, end });
  };
  Array.from(walkTypst(text, { reference: () => undefined, label: () => undefined, call: note }));
  return found;
}

function stringsIn(text: string, open: number, end: number): Declaration[] {
  const found = [...text.slice(open, end).matchAll(/"([^"\n]{1,500})"/g)].map((string) => ({ path: string[1] ?? '', at: open + string.index + 1 }));
  return found.filter(({ path }) => /\.(?:bib|ya?ml)$/i.test(path)).map(({ path, at }) => ({ path, start: at, end: at + path.length }));
}

/** Into the `#bibliography` that is there, which takes a list; else a new one at the end. */
function declare(text: string, path: string): readonly TextChange[] {
  const string = JSON.stringify(path);
  const place = bibliographies(text).at(-1);
  const strings = place ? stringsIn(text, place.open, place.end) : [];
  const [first] = strings;
  const last = strings.at(-1);
  if (!place || !first || !last) {
    const eol = lineEndOf(text);
    const lead = text === '' ? '' : text.endsWith('\n') ? eol : eol + eol;
    return [{ start: text.length, end: text.length, text: `${lead}#bibliography(${string})${eol}` }];
  }
  const listed = text.slice(place.open + 1, first.start - 1).trim() === '(';
  if (listed) return [{ start: last.end + 1, end: last.end + 1, text: `, ${string}` }];
  return [{ start: first.start - 1, end: first.end + 1, text: `(${text.slice(first.start - 1, first.end + 1)}, ${string})` }];
}
