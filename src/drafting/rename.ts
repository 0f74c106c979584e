import { scanFields, type ScannedEntry } from '../citing/bibtex/scan';
import { applyChanges, type DocumentLanguage, type TextChange } from '../citing/types';

/** What no reader of keys can do with: white space, what ends a field or an entry, and LaTeX's own characters. */
const UNUSABLE = /[\s{}",#%~\\=()]/;

/** The first character of a name that no key can have; `''` for an empty name; `undefined` for a good one. */
export function unusableIn(name: string): string | undefined {
  return name === '' ? '' : UNUSABLE.exec(name)?.[0];
}

/** Renames a key wherever a text cites it; `undefined` where its language could not read the new one there. */
export function renameIn(language: DocumentLanguage, text: string, from: string, to: string): TextChange[] | undefined {
  const keys = language.groups(text).flatMap((group) => group.keys);
  const changes = keys.filter(({ key }) => key === from).map(({ start, end }) => ({ start, end, text: to }));
  const after = language.groups(applyChanges(text, changes)).flatMap((group) => group.keys.map(({ key }) => key));
  return after.join('\n') === keys.map(({ key }) => (key === from ? to : key)).join('\n') ? changes : undefined;
}

/** Fields in which an entry names others. */
const REFERRING = new Set(['crossref', 'xref', 'xdata', 'related', 'entryset', 'ids']);

/** Renames an entry's key, and what refers to it in other entries of the file. */
export function renameEntry(text: string, entries: readonly ScannedEntry[], from: string, to: string): TextChange[] {
  return entries.flatMap((entry) => {
    const own = entry.key === from ? [{ start: entry.keyStart, end: entry.keyStart + from.length, text: to }] : [];
    // Reading the fields of every entry of a large file is dear: most do not have the key in them at all.
    if (!text.slice(entry.start, entry.end).includes(from)) return own;
    const named = scanFields(text, entry).filter(({ name }) => REFERRING.has(name)).flatMap(({ value, start }) => placesIn(value, from).map((at) => ({ start: start + at, end: start + at + from.length, text: to })));
    return [...own, ...named];
  });
}

/** Where a list such as `{a, b}` has a key as a whole. */
function placesIn(list: string, key: string): number[] {
  const places: number[] = [];
  for (const { 0: word, index } of list.matchAll(/[^\s,{}"]+/g)) if (word === key) places.push(index);
  return places;
}
