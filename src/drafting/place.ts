import { EVERY_KEY, groupAround } from '../citing/languages/insert';
import { readAll } from '../citing/languages/reading';
import type { CiteGroup, CiteKey, DocumentLanguage, LanguageKind, Reading, TextChange, TextRange } from '../citing/types';
import { keyChange } from './rename';

/** Where a key is being written. */
export interface KeyPlace extends TextRange {
  /** What was typed of it, up to the cursor: a key, or words of a title. */
  readonly query: string;
  /** Other keys of the same group. */
  readonly others: readonly string[];
  /** Writes a whole key there, as its language does: it may replace more than the place, from the sign before it on. */
  write(key: string): TextChange;
}

/** A key in a document, and the citation that it stands in. */
export interface KeyInGroup {
  readonly key: CiteKey;
  readonly group: CiteGroup;
}

/** What opens a key, for the editor to ask at. `@` in an address asks too, and is answered with nothing. */
export const TRIGGERS: Readonly<Record<LanguageKind, readonly string[]>> = {
  latex: ['{', ','],
  markdown: ['@', '{'],
  typst: ['@', '<'],
  org: ['@', ':', ';'],
  restructuredtext: ['`', ','],
  asciidoc: ['[', ','],
  bibtex: [],
};

/** What an unfinished citation lacks, from the least on. */
const CLOSERS: Readonly<Record<LanguageKind, readonly string[]>> = {
  latex: ['', '}'],
  markdown: ['', '}'],
  typst: ['', '>)', '>'],
  org: ['', ']', '@x]'],
  restructuredtext: ['', '`'],
  asciidoc: ['', ']'],
  bibtex: [],
};
/** A letter that would be part of a key; what it becomes part of is one. */
const PROBE = 'x';

/**
 * The key that is written at an offset, if one is. The language itself says so: it is asked what a letter typed there
 * would belong to, so that comments, code and addresses need no second reading of the text. With an earlier reading of
 * the text, or of one much like it, only the place itself is read.
 */
export function keyPlaceAt(language: DocumentLanguage, text: string, offset: number, before?: Reading): KeyPlace | undefined {
  for (const closer of CLOSERS[language.id]) {
    const probed = text.slice(0, offset) + PROBE + closer + text.slice(offset);
    const group = groupAround(readAll(language.reader, probed, before).groups, offset + 1);
    const index = group?.keys.findIndex(({ start, end }) => start <= offset && offset < end) ?? -1;
    const key = group?.keys[index];
    if (!group || !key) continue;
    const first = wordsBefore(text, group, index);
    const start = group.keys[first]?.start ?? key.start;
    // Behind a cursor that ends an unfinished citation stands the text that follows it, not the rest of a key.
    const end = closer === '' ? key.end - PROBE.length : offset;
    const others = group.keys.filter((_, at) => at < first || at > index).map((each) => each.key);
    // What was put in for the question is not in the text.
    const back = (at: number): number => (at <= offset ? at : Math.max(offset, at - PROBE.length - closer.length));
    const write = (to: string): TextChange => {
      const change = keyChange(language, probed, { start, end: key.end }, to);
      return change.start === start && change.end === key.end ? { start, end, text: change.text } : { ...change, end: back(change.end) };
    };
    return { start, end, query: text.slice(start, offset), others, write };
  }
  return undefined;
}

/** Words with blanks between, where commas stand between keys, are one query: the place of the first. */
function wordsBefore(text: string, group: CiteGroup, index: number): number {
  let first = index;
  for (;;) {
    const [before, here] = [group.keys[first - 1], group.keys[first]];
    if (!before || !here || !/^[ \t]+$/.test(text.slice(before.end, here.start))) return first;
    first--;
  }
}

/** The key that an offset stands in or behind, among the citations of a text; the sign for all of them is none. */
export function keyAt(groups: readonly CiteGroup[], offset: number): KeyInGroup | undefined {
  for (const group of groups) {
    if (group.start > offset) break;
    const key = group.keys.find((each) => each.start <= offset && offset <= each.end && each.key !== EVERY_KEY);
    if (key) return { key, group };
  }
  return undefined;
}
