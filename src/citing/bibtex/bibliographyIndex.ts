import type { EntryIndex } from '../entryIndex';
import { applyChanges, type TextChange, type TextRange } from '../types';
import { CLOSED, COMMENTED, DESCENDS, emptyColumns, hash, keyHash, pushEntry, shift, splice, titleHash, type Columns } from './columns';
import { isSamePaper, type Identity } from './same';
import { otherKeys, scanBibliography, type ScannedEntry } from './scan';
import { BibScanner } from './scanner';

const FEWEST_SORTED = 5;

/**
 * A BibTeX file's entries, found once and kept up to date by its changes: looking for a paper costs no scan, and a
 * change costs a scan of the entries around it. Of 100,000 entries it holds some 8 MB beside the text.
 */
export class BibliographyIndex implements EntryIndex {
  /** Of the text as it was when it was last asked for. */
  private others: { readonly text: string; readonly places: ReadonlyMap<string, number> } | undefined;

  private constructor(
    private source: string,
    private columns: Columns,
    private descents: number,
    private openEnded: boolean,
  ) {}

  /** Scans a whole file, once. */
  static of(text: string): BibliographyIndex {
    const index = new BibliographyIndex(text, emptyColumns(), 0, false);
    index.rescan();
    return index;
  }

  get text(): string {
    return this.source;
  }

  get size(): number {
    return this.columns.starts.length;
  }

  /** Whether keys rise from entry to entry, letter case aside; that of a few entries would be chance. */
  get isSortedByKey(): boolean {
    return this.size >= FEWEST_SORTED && this.descents === 0;
  }

  /** The first entry without an end, behind which BibTeX reads nothing: its place in the order of entries. */
  get firstUnclosed(): number | undefined {
    const found = this.columns.flags.findIndex((flags) => (flags & CLOSED) === 0);
    return found < 0 ? undefined : found;
  }

  rangeOf(place: number): TextRange {
    return { start: this.columns.starts[place] ?? this.source.length, end: this.columns.ends[place] ?? this.source.length };
  }

  keyOf(place: number): string {
    return this.source.slice(this.columns.keyStarts[place], this.columns.keyEnds[place]);
  }

  /** Whether an entry, also a commented one, has this key, letter case aside. */
  hasKey(key: string): boolean {
    const wanted = key.toLowerCase();
    return this.places('keys', keyHash(key)).some((place) => this.keyOf(place).toLowerCase() === wanted);
  }

  /** Places of the entries with exactly this key, else of the one with it among its `ids`; commented ones are not among them. */
  placesWithKey(key: string): number[] {
    const found = this.places('keys', keyHash(key)).filter((place) => this.keyOf(place) === key && !this.isCommented(place));
    const other = found.length > 0 ? undefined : this.placesOfOthers().get(key);
    return other === undefined ? found : [other];
  }

  /** All that a scan says of an entry. */
  entryAt(place: number): ScannedEntry | undefined {
    return this.entry(place);
  }

  /** Whether an entry stands behind a `%`. */
  isCommented(place: number): boolean {
    return ((this.columns.flags[place] ?? 0) & COMMENTED) !== 0;
  }

  /** The entry of this paper: by arXiv id, DOI, recorded key, then title with an author in common. */
  find(paper: Identity): ScannedEntry | undefined {
    const { arxivId, doi, key, title } = paper;
    const candidates = [
      ...(arxivId === undefined ? [] : this.places('arxivIds', hash(arxivId.toLowerCase()))),
      ...(doi === undefined ? [] : this.places('dois', hash(doi.toLowerCase()))),
      ...(key === undefined ? [] : this.places('keys', keyHash(key))),
      ...this.places('titles', titleHash(title)),
    ];
    for (const place of candidates) {
      const entry = this.entry(place);
      if (entry && !entry.commented && entry.key !== '' && isSamePaper(this.source, entry, paper)) return entry;
    }
    return undefined;
  }

  /** How many entries start before an offset. */
  placeAt(offset: number): number {
    const { starts } = this.columns;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Where a key belongs among sorted ones. */
  placeOfKey(key: string): number {
    const wanted = key.toLowerCase();
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.keyOf(middle).toLowerCase() <= wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * Follows changes of the text, all planned for the text as it was; `text` is the text with them made, if at hand.
   * Only what lies between the first and the last of them is read again, unless braces are out of balance.
   */
  update(changes: readonly TextChange[], text = applyChanges(this.source, changes)): void {
    if (changes.length === 0) return;
    const from = Math.min(...changes.map((change) => change.start));
    const to = Math.max(...changes.map((change) => change.end));
    const distance = text.length - this.source.length;
    // A brace without an end was told by reading to the end of the file: any behind it may be the one it lacks.
    const fragile = this.openEnded && !(isBalanced(this.source.slice(from, to)) && isBalanced(text.slice(from, to + distance)));
    this.source = text;
    if (fragile) this.rescan();
    else this.rescanPart(from, to, distance);
  }

  /** Few files have such keys, and most keys are those of entries: they are looked for once one is not. */
  private placesOfOthers(): ReadonlyMap<string, number> {
    if (this.others?.text === this.source) return this.others.places;
    const places = new Map<string, number>();
    let last = -1;
    for (const { index } of this.source.matchAll(/\bids\s*=/gi)) {
      const place = this.placeAt(index) - 1;
      if (place === last) continue;
      last = place;
      const entry = this.entry(place);
      if (entry && !entry.commented) for (const key of otherKeys(this.source, entry)) places.set(key, places.get(key) ?? place);
    }
    this.others = { text: this.source, places };
    return places;
  }

  private rescan(): void {
    this.columns = emptyColumns();
    const scanner = new BibScanner(this.source);
    while (scanner.next()) pushEntry(this.columns, scanner, this.source);
    this.openEnded = scanner.isOpenEnded;
    this.descents = 0;
    for (let place = 1; place < this.size; place++) this.markOrder(place);
  }

  private rescanPart(from: number, to: number, distance: number): void {
    const { starts, ends } = this.columns;
    // One entry more than is touched: what stands before a change may run on into it.
    let first = Math.max(0, this.placeAt(from) - 2);
    while (first > 0 && (this.columns.flags[first - 1] ?? 0) % 2 === 0) first--;
    const begin = first === 0 ? 0 : (ends[first - 1] ?? 0);
    let next = this.placeAt(to);
    const fresh = emptyColumns();
    const scanner = new BibScanner(this.source, begin);
    let met = false;
    while (!met && scanner.next()) {
      while (next < starts.length && (starts[next] ?? 0) + distance < scanner.start) next++;
      // A `%` right before an entry is part of what is known of it.
      met = (starts[next] ?? -1) + distance === scanner.start && /[^ \t]/.test(this.source.slice(to + distance, scanner.start));
      if (!met) pushEntry(fresh, scanner, this.source);
    }
    this.openEnded ||= scanner.isOpenEnded;
    if (!met) next = starts.length;
    for (let place = first; place <= next; place++) this.unmarkOrder(place);
    shift(this.columns, next, distance);
    this.columns = splice(this.columns, first, next, fresh);
    for (let place = first; place <= first + fresh.starts.length; place++) this.markOrder(place);
  }

  private markOrder(place: number): void {
    if (place === 0 || place >= this.size || this.keyOf(place - 1).toLowerCase() <= this.keyOf(place).toLowerCase()) return;
    this.columns.flags[place] = (this.columns.flags[place] ?? 0) | DESCENDS;
    this.descents++;
  }

  private unmarkOrder(place: number): void {
    const flags = this.columns.flags[place] ?? 0;
    if ((flags & DESCENDS) === 0) return;
    this.columns.flags[place] = flags & ~DESCENDS;
    this.descents--;
  }

  private entry(place: number): ScannedEntry | undefined {
    const { start, end } = this.rangeOf(place);
    const [entry] = scanBibliography(this.source.slice(start, end));
    if (!entry) return undefined;
    return { ...entry, start, end, keyStart: this.columns.keyStarts[place] ?? start, commented: this.isCommented(place) };
  }

  /** Entries whose number in a column is the wanted one. */
  private places(column: 'keys' | 'arxivIds' | 'dois' | 'titles', wanted: number): number[] {
    const found: number[] = [];
    if (wanted === 0) return found;
    const numbers = this.columns[column];
    for (let at = numbers.indexOf(wanted); at >= 0; at = numbers.indexOf(wanted, at + 1)) found.push(at);
    return found;
  }
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const [brace] of text.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
