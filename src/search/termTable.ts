const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Sorted terms in one buffer of UTF-8, whose order is that of code points. */
export class TermTable {
  readonly size: number;
  /** How many bytes a term shares with the one before it. */
  readonly shared: Uint8Array;

  constructor(
    readonly bytes: Uint8Array,
    readonly start: Uint32Array,
  ) {
    this.size = start.length - 1;
    this.shared = sharedLengths(bytes, start);
  }

  term(at: number): string {
    return decoder.decode(this.bytes.subarray(this.start[at], this.start[at + 1]));
  }

  byteLength(at: number): number {
    return (this.start[at + 1] ?? 0) - (this.start[at] ?? 0);
  }

  /** Where the term is, or -1. */
  find(term: string): number {
    const wanted = encoder.encode(term);
    const at = this.lowerBound(wanted, false);
    return at < this.size && this.byteLength(at) === wanted.length && this.compare(at, wanted, false) === 0 ? at : -1;
  }

  /** The terms that begin so, end exclusive. */
  withPrefix(prefix: string): readonly [from: number, to: number] {
    const wanted = encoder.encode(prefix);
    const from = this.lowerBound(wanted, false);
    return [from, this.lowerBound(wanted, true, from)];
  }

  /** The first term not before `wanted`; with `beyond`, the first after all that begin with it. */
  private lowerBound(wanted: Uint8Array, beyond: boolean, from = 0): number {
    let low = from;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compare(middle, wanted, beyond) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Below 0 where the term at `at` is before `wanted`; with `beyond`, also where it begins with it. */
  private compare(at: number, wanted: Uint8Array, beyond: boolean): number {
    const begin = this.start[at] ?? 0;
    const length = Math.min(this.byteLength(at), wanted.length);
    for (let i = 0; i < length; i++) {
      const difference = (this.bytes[begin + i] ?? 0) - (wanted[i] ?? 0);
      if (difference !== 0) return difference;
    }
    if (this.byteLength(at) < wanted.length) return -1;
    return beyond ? -1 : 0;
  }
}

function sharedLengths(bytes: Uint8Array, start: Uint32Array): Uint8Array {
  const shared = new Uint8Array(start.length - 1);
  for (let at = 1; at < shared.length; at++) {
    const before = start[at - 1] ?? 0;
    const begin = start[at] ?? 0;
    const most = Math.min(begin - before, (start[at + 1] ?? 0) - begin, 255);
    let length = 0;
    while (length < most && bytes[before + length] === bytes[begin + length]) length++;
    shared[at] = length;
  }
  return shared;
}
