import { scanFields, type ScannedEntry } from '../citing/bibtex/scan';
import { applyChanges, type CiteKey, type DocumentLanguage, type TextChange, type TextRange } from '../citing/types';

/** What no reader of keys can do with: white space, what ends a field or an entry, and LaTeX's own characters. */
const UNUSABLE = /[\s{}",#%~\\=()]/;

/** The first character of a name that no key can have; `''` for an empty name; `undefined` for a good one. */
export function unusableIn(name: string): string | undefined {
  return name === '' ? '' : UNUSABLE.exec(name)?.[0];
}

type Writer = Pick<DocumentLanguage, 'groups' | 'replace'>;

/** Renames a key wherever a text cites it; `undefined` where its language could not read the new one there. */
export function renameIn(language: Writer, text: string, from: string, to: string): TextChange[] | undefined {
  return rewrite(language, text, ({ key }) => key === from, to);
}

/** Writes another key in place of the one at an offset; `undefined` where the language could not read it there. */
export function correctAt(language: Writer, text: string, offset: number, to: string): TextChange | undefined {
  return rewrite(language, text, ({ start }) => start === offset, to)?.[0];
}

function rewrite(language: Writer, text: string, isMeant: (key: CiteKey) => boolean, to: string): TextChange[] | undefined {
  const keys = language.groups(text).flatMap((group) => group.keys);
  const changes = keys.filter(isMeant).map((key) => keyChange(language, text, key, to));
  const after = language.groups(applyChanges(text, changes)).flatMap((group) => group.keys.map(({ key }) => key));
  return after.join('\n') === keys.map((key) => (isMeant(key) ? to : key.key)).join('\n') ? changes : undefined;
}

/** How a language writes a key in place of one that is there. */
export function keyChange({ replace }: Pick<DocumentLanguage, 'replace'>, text: string, { start, end }: TextRange, to: string): TextChange {
  return replace?.(text, { start, end }, to) ?? { start, end, text: to };
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
