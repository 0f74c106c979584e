import type { Postings } from './postings';
import { TermTable } from './termTable';

/**
 * A part of the index that never changes: arrays alone, so that it loads as it lies on disk. The postings of
 * a term rise by document.
 */
export interface SegmentData {
  /** Sorted terms, as UTF-8, and where each begins; one entry more than terms. */
  readonly termBytes: Uint8Array;
  readonly termStart: Uint32Array;
  /** Postings of papers that have the term in title or names; where each term's begin, one entry more than terms. */
  readonly headLow: Uint16Array;
  readonly headHigh: Uint8Array;
  readonly headStart: Uint32Array;
  /** Postings of papers that have it in the abstract alone. */
  readonly bodyLow: Uint16Array;
  readonly bodyHigh: Uint8Array;
  readonly bodyStart: Uint32Array;
  readonly idBytes: Uint8Array;
  readonly idStart: Uint32Array;
  readonly titleBytes: Uint8Array;
  readonly titleStart: Uint32Array;
  /** 20250523, or 0. */
  readonly day: Int32Array;
  readonly year: Int32Array;
}

/** Terms that stand for the values of filters begin with this, before all words. */
export const VALUE_MARK = '\u0001';

const decoder = new TextDecoder();

export class Segment {
  readonly terms: TermTable;
  readonly head: Postings;
  readonly body: Postings;
  readonly size: number;
  /** The first term that is a word, after those of filters. */
  readonly firstWord: number;

  constructor(readonly data: SegmentData) {
    this.terms = new TermTable(data.termBytes, data.termStart);
    this.head = { low: data.headLow, high: data.headHigh };
    this.body = { low: data.bodyLow, high: data.bodyHigh };
    this.size = data.day.length;
    this.firstWord = this.terms.withPrefix(VALUE_MARK)[1];
  }

  id(document: number): string {
    return slice(this.data.idBytes, this.data.idStart, document);
  }

  title(document: number): string {
    return slice(this.data.titleBytes, this.data.titleStart, document);
  }

  /** How many papers have a term. */
  having(term: string): number {
    const at = this.terms.find(term);
    return at < 0 ? 0 : this.frequency(at, at + 1);
  }

  /** In how many papers a run of terms occurs, counting a paper once for each of its terms. */
  frequency(from: number, to: number, headOnly = false): number {
    const { headStart, bodyStart } = this.data;
    const heads = (headStart[to] ?? 0) - (headStart[from] ?? 0);
    return headOnly ? heads : heads + (bodyStart[to] ?? 0) - (bodyStart[from] ?? 0);
  }
}

function slice(bytes: Uint8Array, start: Uint32Array, at: number): string {
  return decoder.decode(bytes.subarray(start[at], start[at + 1]));
}
