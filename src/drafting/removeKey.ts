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
  const before = text.slice(0, start);
  const space = /(?:~|[ \t]+)$/.exec(before.slice(-20))?.[0] ?? '';
  // At the start of a line the blank behind goes in place of the one before.
  return { start: start - (space.length < before.length ? space.length : 0), end, text: '' };
}

function part(language: DocumentLanguage, text: string, group: CiteGroup, key: CiteKey): TextChange | undefined {
  const separator = SEPARATORS[language.id];
  if (separator === '') return undefined;
  const next = group.keys.find(({ start }) => start > key.start);
  const separators = [...text.slice(group.start, group.end).matchAll(new RegExp(separator, 'g'))].map(({ index }) => group.start + index);
  const before = separators.filter((at) => at < key.start).at(-1);
  const after = separators.find((at) => at >= key.end && (next === undefined || at < next.start));
  if (before !== undefined && group.keys.some(({ start }) => start < before)) {
    return { start: before, end: after ?? endOfLast(text, group, key), text: '' };
  }
  if (after === undefined || next === undefined) return undefined;
  const behind = after + 1 + (/^\s*/.exec(text.slice(after + 1, next.start))?.[0].length ?? 0);
  const sign = /[-@{<]*$/.exec(text.slice(group.start, key.start))?.[0] ?? '';
  const start = key.start - (text.charAt(key.start - 1) === '@' || sign.includes('@') ? sign.length : 0);
  return { start, end: behind, text: '' };
}

/** Behind the locator of the last key: before what closes the group. */
function endOfLast(text: string, group: CiteGroup, key: CiteKey): number {
  const closer = /\s*[\]}>)`]+$/.exec(text.slice(key.end, group.end));
  return closer ? key.end + closer.index : group.end;
}
