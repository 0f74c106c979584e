import { documentAt, type Postings } from './postings';
import type { Top } from './top';

/**
 * Scores of the papers of one segment while a query is worked on, word by word. A paper's score is the sum of what its
 * best term for each word gives. The arrays are reused from query to query: only what was touched is cleared.
 */
export class Accumulator {
  private readonly score: Float32Array;
  /** What the present word has given a paper so far. */
  private readonly given: Float32Array;
  /** The words that a paper has, a bit each. */
  private readonly mask: Int32Array;
  /** Those of them that it has in title or names. */
  private readonly heads: Int32Array;
  private readonly touched: Uint32Array;
  private bit = 0;
  private allowed: Uint8Array | undefined;
  touchedCount = 0;

  constructor(size: number) {
    this.score = new Float32Array(size);
    this.given = new Float32Array(size);
    this.mask = new Int32Array(size);
    this.heads = new Int32Array(size);
    this.touched = new Uint32Array(size);
  }

  /** Starts a query; papers with 0 in `allowed` are left out. */
  begin(allowed: Uint8Array | undefined): void {
    for (let i = 0; i < this.touchedCount; i++) {
      this.mask[this.touched[i] ?? 0] = 0;
      this.heads[this.touched[i] ?? 0] = 0;
    }
    this.touchedCount = 0;
    this.allowed = allowed;
  }

  /** Starts a word; what is added until the next one counts for it. */
  word(bit: number): void {
    this.bit = bit;
  }

  /** Adds postings `from` to `to` of titles and names. */
  addHeads(postings: Postings, from: number, to: number, weight: number, touchedOnly: boolean): void {
    if (touchedOnly) this.addToTouched(postings, from, to, weight);
    else this.add(postings, from, to, weight);
    const { heads, mask, bit } = this;
    for (let at = from; at < to; at++) {
      const document = documentAt(postings, at);
      if ((mask[document] as number) !== 0) heads[document] = (heads[document] as number) | bit;
    }
  }

  /** Adds postings `from` to `to`, each giving its impact times `weight`. */
  add(postings: Postings, from: number, to: number, weight: number): void {
    const { low, high } = postings;
    const { score, given, mask, touched, bit, allowed } = this;
    let count = this.touchedCount;
    for (let at = from; at < to; at++) {
      const upper = high[at] as number;
      const document = (low[at] as number) | ((upper >>> 6) << 16);
      if (allowed !== undefined && allowed[document] === 0) continue;
      const gives = (upper & 63) * weight;
      const words = mask[document] as number;
      if ((words & bit) === 0) {
        if (words === 0) {
          touched[count++] = document;
          score[document] = gives;
        } else score[document] = (score[document] as number) + gives;
        given[document] = gives;
        mask[document] = words | bit;
      } else if (gives > (given[document] as number)) {
        score[document] = (score[document] as number) + gives - (given[document] as number);
        given[document] = gives;
      }
    }
    this.touchedCount = count;
  }

  /** The same, but only for papers that have another word already. */
  addToTouched(postings: Postings, from: number, to: number, weight: number): void {
    const { low, high } = postings;
    const { score, given, mask, bit } = this;
    for (let at = from; at < to; at++) {
      const upper = high[at] as number;
      const document = (low[at] as number) | ((upper >>> 6) << 16);
      const words = mask[document] as number;
      if (words === 0) continue;
      const gives = (upper & 63) * weight;
      if ((words & bit) === 0) {
        score[document] = (score[document] as number) + gives;
        given[document] = gives;
        mask[document] = words | bit;
      } else if (gives > (given[document] as number)) {
        score[document] = (score[document] as number) + gives - (given[document] as number);
        given[document] = gives;
      }
    }
  }

  /** Offers every paper that was touched; gives how many have all the `required` words. */
  offer(top: Top, part: number, required: number, forAll: number, forHead: number): number {
    const { touched, score, mask, heads } = this;
    let withAll = 0;
    for (let i = 0; i < this.touchedCount; i++) {
      const document = touched[i] as number;
      let offered = score[document] as number;
      if (mask[document] === required) {
        withAll++;
        offered += heads[document] === required ? forAll + forHead : forAll;
      }
      if (offered > top.least) top.offer(part, document, offered);
    }
    return withAll;
  }

  /** The words that a paper has in title or names, a bit each. */
  headWords(document: number): number {
    return this.heads[document] ?? 0;
  }
}
