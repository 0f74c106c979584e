import type { TextChange } from '../types';
import type { BibliographyIndex } from './bibliographyIndex';

/** Where new entries go, as a place among the file's entries: they stand before entry `place`, or behind the last. */
export function placeFor(index: BibliographyIndex, key: string, offset?: number): number {
  const last = index.firstUnclosed ?? index.size;
  const wanted = offset !== undefined ? placeAround(index, offset) : index.isSortedByKey ? index.placeOfKey(key) : index.size;
  // Behind an entry without an end BibTeX reads nothing: what is new must come before it.
  return Math.min(wanted, last);
}

/** The gap between entries that an offset stands in, or the one behind the entry that it stands in. */
function placeAround(index: BibliographyIndex, offset: number): number {
  return index.placeAt(offset);
}

/**
 * One insertion of new entries at a place: on lines of their own, a blank line around them where the file has such.
 * No other byte of the file changes; what stood between two entries stays with the lower one.
 */
export function insertionAt(index: BibliographyIndex, place: number, entries: readonly string[], eol: string): TextChange {
  const { text } = index;
  const joined = entries.join(eol + gapOf(index, place, eol));
  const at = place === index.size ? endOffset(index) : place === 0 ? before(index) : behind(index, place - 1);
  if (place === 0 && index.size > 0) return { start: at, end: at, text: `${startsLine(text, at) ? '' : eol}${joined}${eol}${gapOf(index, 0, eol)}` };
  const above = text.slice(0, at);
  if (above.replace(/^\uFEFF/, '').trim() === '') return { start: at, end: at, text: joined + eol };
  const lead = startsLine(text, at) ? '' : eol;
  const blank = lead === '' && endsBlank(above) ? '' : gapOf(index, place, eol);
  const tail = at === text.length || !/^[ \t]*(?:\r|\n|$)/.test(text.slice(at, at + 200)) ? eol : '';
  return { start: at, end: at, text: lead + blank + joined + tail };
}

/** `''` in a file that writes one entry below the other, else one line end: the blank line between entries. */
function gapOf(index: BibliographyIndex, place: number, eol: string): string {
  const lower = Math.min(Math.max(place, 1), index.size - 1);
  if (index.size < 2) return eol;
  const between = index.text.slice(index.rangeOf(lower - 1).end, index.rangeOf(lower).start);
  return /^[ \t,]*(?:\r\n|\n|\r)[ \t]*$/.test(between) ? '' : eol;
}

/** The end of the file, unless what follows the last entry must stay there: settings of JabRef or Emacs. */
function endOffset(index: BibliographyIndex): number {
  const end = index.size === 0 ? 0 : index.rangeOf(index.size - 1).end;
  return /@comment|Local Variables:/i.test(index.text.slice(end)) && index.size > 0 ? behind(index, index.size - 1) : index.text.length;
}

/** Before the first entry, and before the `%` that comments it out. */
function before(index: BibliographyIndex): number {
  let { start } = index.rangeOf(0);
  const line = index.text.slice(0, start);
  const comment = /%[% \t]{0,80}$/.exec(line.slice(-100))?.[0];
  if (comment !== undefined) start -= comment.length;
  return start;
}

/** Behind an entry and what else stands on its last line, unless that begins another. */
function behind(index: BibliographyIndex, place: number): number {
  const { end } = index.rangeOf(place);
  const rest = /^[^\r\n@{}]*/.exec(index.text.slice(end, end + 500))?.[0] ?? '';
  const next = index.text.charAt(end + rest.length);
  return next === '' || next === '\n' || next === '\r' ? end + rest.length : end;
}

function startsLine(text: string, at: number): boolean {
  return at === 0 || /[\r\n\uFEFF]/.test(text.charAt(at - 1));
}

function endsBlank(before: string): boolean {
  return /\n[ \t]*\n$/.test(before.slice(-200).replace(/\r\n?/g, '\n'));
}
