import { entryFor } from '../citing/bibtex/entry';
import { fold, foldLatex } from '../citing/bibtex/identity';
import { scanBibliography, scanFields, type ScannedEntry, type ScannedField } from '../citing/bibtex/scan';
import { lineEndOf, styleOf } from '../citing/bibtex/style';
import type { TextChange } from '../citing/types';
import type { PaperHead } from '../papers/paper';
import { yearsOf } from '../papers/years';

export type DifferingField = 'title' | 'author' | 'year';

/** How an entry differs from what the shelf knows of its paper. */
export interface Difference {
  readonly field: DifferingField;
  /** The entry's value, as it stands; `undefined` where it has none. */
  readonly entry?: string;
}

/** Entries of these say where a paper was published, and with it a year of their own. */
const PUBLISHED_IN = ['journal', 'journaltitle', 'booktitle', 'publisher', 'school', 'institution'];

/** What an entry lacks or says otherwise than the shelf. A published version may have another year than the preprint. */
export function differences(text: string, entry: ScannedEntry, paper: PaperHead): Difference[] {
  const fields = new Map(scanFields(text, entry).map(({ name, value }) => [name, value]));
  const value = (...names: string[]): string | undefined => names.map((name) => fields.get(name)).find((each) => each !== undefined && foldLatex(each) !== '');
  const found: Difference[] = [];
  const title = value('title');
  if (title === undefined) found.push({ field: 'title' });
  else if (foldLatex(title) !== fold(paper.title) && !isPart(foldLatex(title), fold(paper.title))) found.push({ field: 'title', entry: title });
  if (value('author', 'editor') === undefined && paper.authors.length > 0) found.push({ field: 'author' });
  const year = /\d{4}/.exec(value('year', 'date') ?? '')?.[0];
  const years = yearsOf(paper);
  if (years.length > 0 && value('crossref') === undefined) {
    if (value('year', 'date') === undefined) found.push({ field: 'year' });
    else if (year !== undefined && !years.includes(Number(year)) && value(...PUBLISHED_IN.filter((name) => !/arxiv|corr/i.test(fields.get(name) ?? ''))) === undefined) found.push({ field: 'year', entry: year });
  }
  return found;
}

/** A title without its subtitle is no other title. */
function isPart(one: string, other: string): boolean {
  return one.length > 12 && other.startsWith(one);
}

/** Writes what the shelf knows in place of what differs; every other byte of the entry stays. */
export function completeEntry(text: string, entry: ScannedEntry, paper: PaperHead, which: readonly Difference[]): TextChange[] {
  const known = new Map(shelfFields(paper).map(({ name, value }) => [name, value]));
  const fields = scanFields(text, entry);
  const missing: [string, string][] = [];
  const changes: TextChange[] = [];
  for (const { field } of which) {
    const value = known.get(field);
    const there = fields.find(({ name }) => name === field || (field === 'year' && name === 'date'));
    if (value === undefined) continue;
    if (there) changes.push({ start: there.start, end: there.end, text: value });
    else missing.push([field, value]);
  }
  if (missing.length > 0) changes.push(insertion(text, entry, fields, missing));
  return changes;
}

function shelfFields(paper: PaperHead): readonly ScannedField[] {
  const written = entryFor(paper, 'k');
  const [entry] = scanBibliography(written);
  return entry ? scanFields(written, entry) : [];
}

function insertion(text: string, entry: ScannedEntry, fields: readonly ScannedField[], missing: readonly [string, string][]): TextChange {
  const eol = lineEndOf(text);
  const { indent, equals, width } = styleOf(text, entry, eol);
  const lines = missing.map(([name, value]) => `${indent}${name.padEnd(width)}${equals}${value}`);
  const last = fields.at(-1);
  if (last) return { start: last.end, end: last.end, text: lines.map((line) => `,${eol}${line}`).join('') };
  const at = entry.keyStart + entry.key.length;
  return { start: at, end: at, text: lines.map((line) => `,${eol}${line}`).join('') + eol };
}
