import { applyChanges, type CiteGroup, type CiteKey, type DocumentLanguage, type LanguageKind, type TextChange } from '../citing/types';

/** What stands between the keys of a group, and what opens it. */
const SEPARATORS: Readonly<Record<LanguageKind, string>> = {
  latex: ',',
  markdown: ';',
  typst: '',
  org: ';',
  restructuredtext: ',',
  asciidoc: ',',
  bibtex: '',
};

/**
 * Takes a key out of a text, with its locator and separator; the last key goes with its citation. `undefined` where
 * what is left would not read as the same citation without it: the language is asked.
 */
export function removeKey(language: DocumentLanguage, text: string, group: CiteGroup, key: CiteKey): TextChange | undefined {
  const rest = group.keys.filter((each) => each !== key).map((each) => each.key);
  if (rest.length === 0) return wholeGroup(text, group);
  const change = part(language, text, group, key);
  if (!change) return undefined;
  const after = applyChanges(text, [change]);
  const left = language.groups(after).find(({ start }) => start === group.start)?.keys.map((each) => each.key);
  return left?.join('\n') === rest.join('\n') ? change : undefined;
}

function wholeGroup(text: string, { start, end }: CiteGroup): TextChange {
  let from = start;
  while (from > 0 && /[ \t~]/.test(text.charAt(from - 1))) from--;
  // What indents a line stays.
  return { start: from === 0 || /[\r\n]/.test(text.charAt(from - 1)) ? start : from, end, text: '' };
}

function part(language: DocumentLanguage, text: string, group: CiteGroup, key: CiteKey): TextChange | undefined {
  const separator = SEPARATORS[language.id];
  if (separator === '') return undefined;
  const next = group.keys.find(({ start }) => start > key.start);
  const before = group.keys.some(({ start }) => start < key.start) ? text.lastIndexOf(separator, key.start) : -1;
  const found = text.indexOf(separator, key.end);
  const after = found < 0 || found >= group.end || (next && found > next.start) ? undefined : found;
  if (before > group.start) return { start: before, end: after ?? endOfLast(text, group, key), text: '' };
  if (after === undefined || next === undefined) return undefined;
  let end = after + 1;
  while (/\s/.test(text.charAt(end))) end++;
  return { start: signStart(text, group, key), end, text: '' };
}

/** Where the signs of a key begin: `@`, `-@`, `@{`. */
function signStart(text: string, group: CiteGroup, key: CiteKey): number {
  let start = key.start;
  while (start - 1 > group.start && /[-@{]/.test(text.charAt(start - 1))) start--;
  return text.slice(start, key.start).includes('@') ? start : key.start;
}

/** Behind the locator of the last key: before what closes the group. */
function endOfLast(text: string, group: CiteGroup, key: CiteKey): number {
  let end = group.end;
  while (end > key.end && /[\]}>)`]/.test(text.charAt(end - 1))) end--;
  return text.charAt(key.end) === '}' && text.charAt(key.start - 1) === '{' && text.charAt(key.start - 2) === '@' ? Math.max(end, key.end + 1) : end;
}
