/** A paper as the index takes it: its text, the names it is found by, and the values that filters compare with. */
export interface SearchDocument {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  /** Authors, organisation, topic labels, models: searched like words of the title, at less weight. */
  readonly names: readonly string[];
  /** arXiv id and citation key: found as a whole and by their beginning. */
  readonly codes: readonly string[];
  /** For each filter by value (`topic`, `model`, ...), what it finds this paper by. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** The day it was listed, else the month of its arXiv id, else when it was published, as a number such as 20250523; 0 where unknown. */
  readonly day: number;
  /** The year it is cited with; 0 where unknown. */
  readonly year: number;
}

/** What the reader says of papers, which changes often and is kept outside the cached index: filter, value, ids. */
export type Marks = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export interface SearchOptions {
  /** At most so many hits, 200 unless told. `total` counts them all. */
  readonly limit?: number;
}

export interface Hit {
  readonly id: string;
  /** Comparable within one result only; higher is better. */
  readonly score: number;
}

export type QueryNoteCode =
  /** `text` looks like a filter that does not exist and was searched as words. */
  | 'unknown-filter'
  /** `text` is a filter whose value cannot be read, such as `year:soon`; it was left out. */
  | 'unreadable-value'
  /** `text` is a filter with a value that no paper has. */
  | 'no-such-value'
  /** The query has more words than are looked at; `text` is the first that was left out. */
  | 'too-long'
  /** No paper has all the words; these have some of them. */
  | 'partial-matches';

/** Something the reader should be told about a query. The sentence is made at the edge. */
export interface QueryNote {
  readonly code: QueryNoteCode;
  readonly text: string;
  /** Where it stands in the query. */
  readonly range: Range;
}

export interface SearchResult {
  /** Best first. */
  readonly hits: readonly Hit[];
  /** How many papers have all that is asked; they come first. */
  readonly complete: number;
  /**
   * How many have at least some of the words; where very many do, those with common words alone are not counted. With a
   * phrase, how many were found to have it by the time that there were as many hits as were asked for.
   */
  readonly total: number;
  readonly notes: readonly QueryNote[];
}

/** UTF-16 offsets, end exclusive: what `vscode.QuickPickItem.highlights` takes. */
export type Range = readonly [start: number, end: number];
