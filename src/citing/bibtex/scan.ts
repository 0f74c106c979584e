import { arxivIdIn, doiIn, IDENTIFIER_FIELDS } from './identity';
import { BibScanner } from './scanner';

/** An entry as it stands in a file. Offsets are UTF-16 units of the text; `end` is behind the closing brace. */
export interface ScannedEntry {
  /** In lower case: `article`. */
  readonly type: string;
  /** As written; `''` where it is missing. */
  readonly key: string;
  readonly keyStart: number;
  readonly start: number;
  readonly end: number;
  /** arXiv id without its version, from any field that names one. */
  readonly arxivId?: string;
  /** In lower case. */
  readonly doi?: string;
  /** `false` where the entry has no end of its own: BibTeX would stop reading the file here. */
  readonly closed: boolean;
  /** Behind `%` on its line. */
  readonly commented: boolean;
  /** Of an entry in another format: what BibTeX would have of it, which has no places of its own. */
  readonly fields?: readonly ScannedField[];
}

/** A field of an entry: its lower-case name, and its value as written, with delimiters and `#`. */
export interface ScannedField {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** All entries of a BibTeX file, in order; linear, never throws. Malformed ones are there as far as they can be read. */
export function scanBibliography(text: string): ScannedEntry[] {
  const entries: ScannedEntry[] = [];
  const scanner = new BibScanner(text);
  while (scanner.next()) entries.push(entryAt(scanner, text));
  return entries;
}

/** The fields of one entry that a scan found. */
export function scanFields(text: string, entry: Pick<ScannedEntry, 'start' | 'end' | 'fields'>): readonly ScannedField[] {
  if (entry.fields) return entry.fields;
  const scanner = new BibScanner(text.slice(0, entry.end), entry.start);
  return scanner.next() ? fieldsOf(scanner, text) : [];
}

/** Other keys that BibLaTeX takes for an entry's: its `ids`. */
export function otherKeys(text: string, entry: Pick<ScannedEntry, 'start' | 'end' | 'fields'>): string[] {
  return scanFields(text, entry).filter(({ name }) => name === 'ids').flatMap(({ value }) => value.match(/[^\s,{}"]+/g) ?? []);
}

function entryAt(scanner: BibScanner, text: string): ScannedEntry {
  const { arxivId, doi } = identifiersOf(scanner, text);
  return {
    type: text.slice(scanner.typeStart, scanner.typeEnd).toLowerCase(),
    key: text.slice(scanner.keyStart, scanner.keyEnd),
    keyStart: scanner.keyStart,
    start: scanner.start,
    end: scanner.end,
    closed: scanner.closed,
    commented: scanner.commented,
    ...(arxivId === undefined ? {} : { arxivId }),
    ...(doi === undefined ? {} : { doi }),
  };
}

/** What the entry that a scanner stands on is identified by; `title` is its raw value. */
export function identifiersOf(scanner: BibScanner, text: string): { arxivId: string | undefined; doi: string | undefined; title: string | undefined } {
  let arxivId: string | undefined;
  let doi: string | undefined;
  let title: string | undefined;
  const { fields } = scanner;
  for (let at = 0; at < fields.length; at += 4) {
    const name = text.slice(fields[at], fields[at + 1]).toLowerCase();
    if (name === 'title') title ??= text.slice(fields[at + 2], fields[at + 3]);
    else if (IDENTIFIER_FIELDS.has(name)) {
      const value = text.slice(fields[at + 2], fields[at + 3]);
      arxivId ??= arxivIdIn(name, value);
      if (name === 'doi' || name === 'url') doi ??= doiIn(value);
    }
  }
  return { arxivId, doi, title };
}

function fieldsOf(scanner: BibScanner, text: string): ScannedField[] {
  const result: ScannedField[] = [];
  const { fields } = scanner;
  for (let at = 0; at < fields.length; at += 4) {
    const [nameStart = 0, nameEnd = 0, start = 0, end = 0] = fields.slice(at, at + 4);
    result.push({ name: text.slice(nameStart, nameEnd).toLowerCase(), value: text.slice(start, end), start, end });
  }
  return result;
}
