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
  private readonly touched: Uint32Array;
  private bit = 0;
  private allowed: Uint8Array | undefined;
  touchedCount = 0;

  constructor(size: number) {
    this.score = new Float32Array(size);
    this.given = new Float32Array(size);
    this.mask = new Int32Array(size);
    this.touched = new Uint32Array(size);
  }

  /** Starts a query; papers with 0 in `allowed` are left out. */
  begin(allowed: Uint8Array | undefined): void {
    for (let i = 0; i < this.touchedCount; i++) this.mask[this.touched[i] ?? 0] = 0;
    this.touchedCount = 0;
    this.allowed = allowed;
  }

  /** Starts a word; what is added until the next one counts for it. */
  word(bit: number): void {
    this.bit = bit;
  }

  /** Adds postings `from` to `to`, each giving its impact times `weight`. */
  add(postings: Uint32Array, from: number, to: number, weight: number): void {
    const { score, given, mask, touched, bit, allowed } = this;
    let count = this.touchedCount;
    for (let at = from; at < to; at++) {
      const posting = postings[at] as number;
      const document = posting >>> 8;
      if (allowed !== undefined && allowed[document] === 0) continue;
      const gives = (posting & 255) * weight;
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
  addToTouched(postings: Uint32Array, from: number, to: number, weight: number): void {
    const { score, given, mask, bit } = this;
    for (let at = from; at < to; at++) {
      const posting = postings[at] as number;
      const document = posting >>> 8;
      const words = mask[document] as number;
      if (words === 0) continue;
      const gives = (posting & 255) * weight;
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

  forEach(take: (document: number, score: number, words: number) => void): void {
    for (let i = 0; i < this.touchedCount; i++) {
      const document = this.touched[i] as number;
      take(document, this.score[document] as number, this.mask[document] as number);
    }
  }
}
