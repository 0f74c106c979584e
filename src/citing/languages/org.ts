import { lineEndOf } from '../bibtex/style';
import type { CiteGroup, Declaration, DocumentLanguage, RenderOptions, TextChange } from '../types';
import { fillTemplate, insertCitation, isPlaceholderKey, missingKeys } from './insert';
import { orgProse, orgStretches } from './orgGroups';
import { readAll } from './reading';

/** Org: `[cite:@a;@b]`; with `command` `cite/t` another style, with `org-ref:citep` a link of org-ref. */
export const org: DocumentLanguage = {
  id: 'org',
  reader: { begin: () => 0, read: orgStretches },
  groups,
  render,
  add,
  insert: (text, selection, keys, options) => insertCitation(org, { afterWord: ' ' }, text, selection, keys, options),
  declarations,
  declare,
};

function groups(text: string): CiteGroup[] {
  return [...readAll(org.reader, text).groups];
}

function render(keys: readonly string[], { form, command, template }: RenderOptions = {}): string {
  const safe = keys.map((key) => key.replace(/[\s;[\]]/g, ''));
  if (template !== undefined) return fillTemplate(template, safe, ';', ' ');
  if (command?.startsWith('org-ref:')) return `${command.slice(8)}:${safe.map((key) => `&${key}`).join(';')}`;
  return `[${command ?? (form === 'in-text' ? 'cite/t' : 'cite')}:${safe.map((key) => `@${key}`).join(';')}]`;
}

function add(text: string, group: CiteGroup, keys: readonly string[]): TextChange | undefined {
  const missing = missingKeys(group, keys);
  if (missing.length === 0) return undefined;
  const native = text.charAt(group.start) === '[';
  const ampersand = text.charAt((group.keys[0]?.start ?? 0) - 1) === '&';
  const [sign, separator] = native ? ['@', ';'] : ampersand ? ['&', ';'] : ['', ','];
  const list = missing.map((key) => sign + key).join(separator);
  const placeholder = group.keys.find(({ key }) => isPlaceholderKey(key));
  if (placeholder) return { start: placeholder.start - sign.length, end: placeholder.end, text: list };
  return { ...group.slot, text: group.keys.length === 0 ? list : separator + list };
}

/** `#+bibliography: file`, org-ref's `bibliography:a,b`, and what goes into a LaTeX header. */
const KEYWORD = /^[ \t]*#\+bibliography:[ \t]*(?:"([^"\n]+)"|(\S[^\r\n]*))/i;
const LINKED = /(?:^|[\s[(])(?:no)?bibliography:([^\s\]]+)/gi;
const HEADER = /\\addbibresource(?:\[[^\]]*\])?\{([^}]*)\}/g;

function declarations(text: string): Declaration[] {
  return [...orgProse(text)].flatMap(({ ranges }) => ranges).flatMap((range) => {
    const line = text.slice(range.start, range.end);
    const keyword = KEYWORD.exec(line);
    if (keyword) return at(range.start + keyword[0].length - (keyword[1] === undefined ? 0 : 1) - (keyword[1] ?? keyword[2] ?? '').length, (keyword[1] ?? keyword[2] ?? '').trimEnd());
    if (/^[ \t]*#\+latex_header/i.test(line)) return [...line.matchAll(HEADER)].flatMap((found) => at(range.start + found.index + found[0].length - 1 - (found[1] ?? '').length, found[1] ?? ''));
    return [...line.matchAll(LINKED)].flatMap((found) => links(range.start + found.index + found[0].length - (found[1] ?? '').length, found[1] ?? ''));
  });
}

function links(start: number, list: string): Declaration[] {
  let offset = start;
  return list.split(',').flatMap((path) => {
    const found = at(offset, path);
    offset += path.length + 1;
    return found;
  });
}

function at(start: number, path: string): Declaration[] {
  return path === '' ? [] : [{ path, start, end: start + path.length }];
}

/** Comments, the drawer of the file's properties, which only those may stand above, and keywords. */
const HEAD = /^\uFEFF?(?:(?:[ \t]*(?:#(?:[+ ][^\r\n]*)?)?(?:\r\n|\n))*[ \t]*:PROPERTIES:[ \t]*(?:\r\n|\n)(?:[ \t]*:[^\r\n]*(?:\r\n|\n))*?[ \t]*:END:[ \t]*(?:\r\n|\n|$))?(?:[ \t]*#[+ ][^\r\n]*(?:\r\n|\n|$))*/i;

/** Below the last `#+bibliography:`, else below the head of the file. */
function declare(text: string, path: string): readonly TextChange[] {
  const eol = lineEndOf(text);
  const last = [...text.matchAll(/^[ \t]*#\+bibliography:[^\r\n]*/gim)].at(-1);
  const head = HEAD.exec(text)?.[0].length ?? 0;
  const line = `#+bibliography: ${path}`;
  if (last) return [{ start: last.index + last[0].length, end: last.index + last[0].length, text: eol + line }];
  const lead = head === 0 || /[\n\uFEFF]$/.test(text.slice(0, head)) ? '' : eol;
  return [{ start: head, end: head, text: `${lead}${line}${eol}` }];
}
