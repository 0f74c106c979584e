/**
 * Which papers have a term and what it weighs in them: three bytes each, for there are a hundred or more to a paper.
 * `low` has the lower 16 bits of the document; `high` its upper two and the impact, six bits.
 */
export interface Postings {
  readonly low: Uint16Array;
  readonly high: Uint8Array;
}

/** Documents of a segment are numbered from 0; more do not fit a posting. */
export const MOST_DOCUMENTS = 1 << 18;
export const HIGHEST_IMPACT = 63;

/** A posting as one number, while it is not yet in its place. */
export function packPosting(document: number, impact: number): number {
  return document * 64 + impact;
}

export function emptyPostings(length: number): Postings {
  return { low: new Uint16Array(length), high: new Uint8Array(length) };
}

export function setPosting(postings: Postings, at: number, packed: number): void {
  postings.low[at] = (packed >>> 6) & 0xffff;
  postings.high[at] = ((packed >>> 22) << 6) | (packed & 63);
}

export function documentAt({ low, high }: Postings, at: number): number {
  return (low[at] as number) | (((high[at] as number) >>> 6) << 16);
}

export function impactAt({ high }: Postings, at: number): number {
  return (high[at] as number) & 63;
}
