import { escapeLatex } from '../bibtex/escape';
import { fold, foldLatex } from '../bibtex/identity';
import { isSamePaper, type Identity } from '../bibtex/same';
import type { ScannedEntry, ScannedField } from '../bibtex/scan';
import type { EntryIndex } from '../entryIndex';
import type { TextChange } from '../types';
import { yamlKey } from './hayagriva';
import { cslRecords, hayagrivaRecords, type BibliographyRecord } from './records';
import type { BibliographyFormat } from './upsertInto';

/** The entries of a Hayagriva or CSL-JSON file, in the terms of BibTeX's. Each is read when it is first asked for. */
export class RecordIndex implements EntryIndex {
  private readonly places = new Map<string, number[]>();
  private readonly lowerKeys = new Set<string>();
  private readonly entries: (ScannedEntry | undefined)[] = [];
  private identified: ReadonlyMap<string, readonly number[]> | undefined;

  private constructor(
    readonly text: string,
    private readonly format: Exclude<BibliographyFormat, 'bibtex'>,
    private readonly records: readonly BibliographyRecord[],
  ) {
    for (const [place, { key }] of records.entries()) {
      put(this.places, key, place);
      this.lowerKeys.add(key.toLowerCase());
    }
  }

  /** `undefined` where the text is of another shape. */
  static of(format: Exclude<BibliographyFormat, 'bibtex'>, text: string): RecordIndex | undefined {
    const records = format === 'hayagriva' ? hayagrivaRecords(text) : cslRecords(text);
    return records && new RecordIndex(text, format, records);
  }

  get size(): number {
    return this.records.length;
  }

  keyOf(place: number): string {
    return this.records[place]?.key ?? '';
  }

  hasKey(key: string): boolean {
    return this.lowerKeys.has(key.toLowerCase());
  }

  placesWithKey(key: string): number[] {
    return [...(this.places.get(key) ?? [])];
  }

  isCommented(): boolean {
    return false;
  }

  entryAt(place: number): ScannedEntry | undefined {
    const record = this.records[place];
    if (record) this.entries[place] ??= scannedEntry(record);
    return this.entries[place];
  }

  placeAt(offset: number): number {
    const place = this.records.findIndex(({ start }) => start >= offset);
    return place < 0 ? this.records.length : place;
  }

  find(paper: Identity): ScannedEntry | undefined {
    this.identified ??= this.identities();
    const wanted = [...names(fold(paper.title), paper.arxivId?.toLowerCase(), paper.doi?.toLowerCase())];
    const places = [...wanted.flatMap((name) => this.identified?.get(name) ?? []), ...(paper.key === undefined ? [] : this.placesWithKey(paper.key))];
    return places.map((place) => this.entryAt(place)).find((entry) => entry !== undefined && entry.key !== '' && isSamePaper(this.text, entry, paper));
  }

  /** Writes another key in place of one; `to` has no double quote and no backslash. */
  renamed(from: string, to: string): TextChange[] {
    // What YAML would read otherwise, and what was a number in JSON, needs quotes.
    const isPlain = this.format === 'hayagriva' && yamlKey(to) === to;
    return this.placesWithKey(from).flatMap((place) => {
      const { start, end } = this.records[place]?.at ?? { start: 0, end: 0 };
      const quote = this.text.charAt(start - 1);
      const text = quote === "'" ? to.replaceAll("'", "''") : quote === '"' || isPlain ? to : JSON.stringify(to);
      return [{ start, end, text }];
    });
  }

  private identities(): ReadonlyMap<string, readonly number[]> {
    const found = new Map<string, number[]>();
    for (let place = 0; place < this.size; place++) {
      const entry = this.entryAt(place);
      const title = foldLatex(entry?.fields?.find(({ name }) => name === 'title')?.value ?? '');
      for (const name of names(title, entry?.arxivId, entry?.doi)) put(found, name, place);
    }
    return found;
  }
}

function names(title: string, arxivId: string | undefined, doi: string | undefined): string[] {
  return [...(arxivId === undefined ? [] : [`arxiv ${arxivId}`]), ...(doi === undefined ? [] : [`doi ${doi}`]), ...(title === '' ? [] : [title])];
}

function put(map: Map<string, number[]>, name: string, place: number): void {
  const there = map.get(name);
  if (there) there.push(place);
  else map.set(name, [place]);
}

function scannedEntry({ key, at, start, end, facts }: BibliographyRecord): ScannedEntry {
  const { title, authors, year, venue, arxivId, doi } = facts();
  const values: [string, string | undefined][] = [
    ['title', escapeLatex(title, 'biblatex')],
    // A name that holds the word between names stands in braces.
    ['author', authors.map((name) => escapeLatex(name, 'biblatex')).map((name) => (/\sand\s/i.test(name) ? `{${name}}` : name)).join(' and ')],
    ['year', year],
    ['journal', venue === undefined ? undefined : escapeLatex(venue, 'biblatex')],
    ['doi', doi],
  ];
  const fields = values.flatMap(([name, value]): ScannedField[] => (value === undefined || value === '' ? [] : [{ name, value: `{${value}}`, start, end: start }]));
  return {
    type: 'misc', key, keyStart: at.start, start, end, closed: true, commented: false, fields,
    ...(arxivId === undefined ? {} : { arxivId }),
    ...(doi === undefined ? {} : { doi }),
  };
}
