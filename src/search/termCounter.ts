/** Fields of a paper by their place in a packed count. */
export const FIELD_TITLE = 0;
export const FIELD_NAMES = 1;
export const FIELD_ABSTRACT = 2;
export type Field = typeof FIELD_TITLE | typeof FIELD_NAMES | typeof FIELD_ABSTRACT;

const BITS = 10;
const MOST = (1 << BITS) - 1;

/** How often each term stands in each field of one paper; the arrays are reused from paper to paper. */
export class TermCounter {
  /** For each term id: the paper that it was last seen in, and its slot there. */
  private seenIn = new Int32Array(4096).fill(-1);
  private slotOf = new Int32Array(4096);
  private terms = new Int32Array(1024);
  private packed = new Int32Array(1024);
  private paper = -1;
  size = 0;

  begin(paper: number): void {
    this.paper = paper;
    this.size = 0;
  }

  count(term: number, field: Field): void {
    if (term >= this.seenIn.length) this.growTerms(term);
    if (this.seenIn[term] !== this.paper) this.open(term);
    const slot = this.slotOf[term] ?? 0;
    if (this.of(slot, field) < MOST) this.packed[slot] = (this.packed[slot] ?? 0) + (1 << (BITS * field));
  }

  term(slot: number): number {
    return this.terms[slot] ?? 0;
  }

  of(slot: number, field: Field): number {
    return ((this.packed[slot] ?? 0) >>> (BITS * field)) & MOST;
  }

  private open(term: number): void {
    if (this.size === this.terms.length) {
      this.terms = grown(this.terms, this.size + 1);
      this.packed = grown(this.packed, this.size + 1);
    }
    this.seenIn[term] = this.paper;
    this.slotOf[term] = this.size;
    this.terms[this.size] = term;
    this.packed[this.size] = 0;
    this.size++;
  }

  private growTerms(term: number): void {
    const before = this.seenIn.length;
    this.seenIn = grown(this.seenIn, term + 1).fill(-1, before);
    this.slotOf = grown(this.slotOf, term + 1);
  }
}

function grown(array: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(length, array.length * 2));
  larger.set(array);
  return larger;
}
