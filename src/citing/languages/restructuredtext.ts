import { lineEndOf } from '../bibtex/style';
import type { CiteForm, CiteGroup, CiteKey, Declaration, DocumentLanguage, RenderOptions, Stretch, TextChange } from '../types';
import { fillTemplate, insertCitation, isPlaceholderKey, missingKeys } from './insert';
import { readAll } from './reading';
import { restProse } from './restProse';

/** reStructuredText with sphinxcontrib-bibtex: roles such as `` :cite:p:`a,b` ``; `command` names another role. */
export const restructuredtext: DocumentLanguage = {
  id: 'restructuredtext',
  reader: { begin: () => 0, read: stretches },
  groups,
  render,
  add,
  insert: (text, selection, keys, options) => insertCitation(restructuredtext, { afterWord: ' ' }, text, selection, keys, options),
  declarations,
  declare,
};

const ROLE = /:((?:foot)?cite(?::[a-z]{1,20})?):`([^`]{0,4000})`/g;
const DIRECTIVE = /^([ \t]*)\.\.[ \t]+bibliography::([^\r\n]*)/gm;

function groups(text: string): CiteGroup[] {
  return [...readAll(restructuredtext.reader, text).groups];
}

function* stretches(text: string, from: number): Generator<Stretch> {
  for (const { ranges, ...stretch } of restProse(text, from)) {
    yield { ...stretch, groups: ranges.flatMap(({ start, end }) => [...text.slice(start, end).matchAll(ROLE)].map((found) => group(found, start + found.index))) };
  }
}

function group(found: RegExpMatchArray, start: number): CiteGroup {
  const [whole, command = '', inside = ''] = found;
  const open = start + whole.length - inside.length - 1;
  const keys = keysIn(inside, open);
  const close = open + inside.length;
  const at = keys.length === 0 ? open : open + inside.trimEnd().length;
  return { start, end: close + 1, keys, form: formOf(command), command, slot: { start: at, end: keys.length === 0 ? close : at } };
}

/** Keys apart by commas; text in braces before and behind each is its pre- and postnote. */
function keysIn(inside: string, offset: number): CiteKey[] {
  const keys: CiteKey[] = [];
  let depth = 0;
  let start = -1;
  const close = (at: number): void => {
    const key = start < 0 ? '' : inside.slice(start, at).trimEnd();
    if (key !== '') keys.push({ key, start: offset + start, end: offset + start + key.length });
    start = -1;
  };
  for (let at = 0; at <= inside.length; at++) {
    const char = inside.charAt(at);
    if (depth === 0 && (char === '' || char === ',' || char === '{')) close(at);
    if (char === '{') depth++;
    else if (char === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0 && start < 0 && /[^\s,]/.test(char)) start = at;
  }
  return keys;
}

/** `t` and its kin are in the text; author, title and year alone are parts. */
function formOf(command: string): CiteForm {
  const kind = command.split(':')[1] ?? 'p';
  if (/^(?:t|ts|ct|cts)$/.test(kind)) return 'in-text';
  return /^(?:p|ps)$/.test(kind) && !command.startsWith('foot') ? 'parenthetical' : 'other';
}

function render(keys: readonly string[], { form, command, template }: RenderOptions = {}): string {
  const safe = keys.map(restKey);
  if (template !== undefined) return fillTemplate(template, safe, ',', ' ');
  return `:${command ?? (form === 'in-text' ? 'cite:t' : 'cite:p')}:\`${safe.join(',')}\``;
}

function restKey(key: string): string {
  return key.replace(/[`,{}\s]/g, '');
}

function add(_text: string, group: CiteGroup, keys: readonly string[]): TextChange | undefined {
  const missing = missingKeys(group, keys).map(restKey);
  if (missing.length === 0) return undefined;
  const placeholder = group.keys.find(({ key }) => isPlaceholderKey(key));
  if (placeholder) return { start: placeholder.start, end: placeholder.end, text: missing.join(',') };
  return { ...group.slot, text: (group.keys.length === 0 ? '' : ',') + missing.join(',') };
}

/** Files that `.. bibliography::` names; since version 2 of the extension, `conf.py` must name them too. */
function declarations(text: string): Declaration[] {
  return [...restProse(text)].flatMap(({ ranges }) => ranges).flatMap((range) =>
    [...text.slice(range.start, range.end).matchAll(DIRECTIVE)].flatMap((found) => {
      const list = found[2] ?? '';
      const offset = range.start + found.index + found[0].length - list.length;
      return [...list.matchAll(/\S+/g)].map((path): Declaration => ({ path: path[0], start: offset + path.index, end: offset + path.index + path[0].length }));
    }),
  );
}

function declare(text: string, path: string): readonly TextChange[] {
  const eol = lineEndOf(text);
  const last = [...text.matchAll(DIRECTIVE)].at(-1);
  if (last) {
    const end = last.index + last[0].trimEnd().length;
    return [{ start: end, end, text: ` ${path}` }];
  }
  const lead = text === '' ? '' : text.endsWith('\n') ? eol : eol + eol;
  return [{ start: text.length, end: text.length, text: `${lead}.. bibliography:: ${path}${eol}` }];
}
