export const startHash = 0x811c9dc5 | 0;

/** A further byte of FNV-1a. */
export function mixHash(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Numbers for terms, in order of arrival. A hash table over the characters themselves: to cut each word out of its text
 * first, as a `Map` would need, takes twice the time of all the rest of indexing.
 */
export class TermIds {
  /** Terms by number. */
  readonly terms: string[] = [];
  private hashes = new Int32Array(1024);
  /** Numbers plus one by place; 0 is free. */
  private table = new Int32Array(4096);
  /** The terms as UTF-8, one after the other, and where each begins. */
  private bytes = new Uint8Array(16384);
  private starts = new Uint32Array(1025);
  private readonly scratch = new Uint8Array(1024);

  idOf(term: string): number {
    // Terms are cut at a few dozen characters; what a filter stands for may be longer.
    const bytes = term.length * 3 <= this.scratch.length ? this.scratch : new Uint8Array(term.length * 3);
    let hash = startHash;
    for (let at = 0; at < term.length; at++) {
      const code = term.charCodeAt(at);
      if (code > 0x7f) return this.idOfUtf8(bytes.subarray(0, encoder.encodeInto(term, bytes).written));
      bytes[at] = code;
      hash = mixHash(hash, code);
    }
    return this.idOfBytes(bytes, 0, term.length, hash);
  }

  private idOfUtf8(bytes: Uint8Array): number {
    let hash = startHash;
    for (const byte of bytes) hash = mixHash(hash, byte);
    return this.idOfBytes(bytes, 0, bytes.length, hash);
  }

  /** The number of the term that stands in UTF-8 from `from` to `to`, whose bytes were mixed into `mixed`. */
  idOfBytes(bytes: Uint8Array, from: number, to: number, mixed: number): number {
    const hash = mixed ^ (mixed >>> 15);
    const most = this.table.length - 1;
    let place = hash & most;
    for (;;) {
      const id = (this.table[place] as number) - 1;
      if (id < 0) return this.add(bytes, from, to, hash, place);
      if (this.hashes[id] === hash && this.is(id, bytes, from, to)) return id;
      place = (place + 1) & most;
    }
  }

  private is(id: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.starts[id] as number;
    if ((this.starts[id + 1] as number) - start !== to - from) return false;
    for (let at = from; at < to; at++) if (bytes[at] !== this.bytes[start + at - from]) return false;
    return true;
  }

  private add(bytes: Uint8Array, from: number, to: number, hash: number, place: number): number {
    const id = this.terms.length;
    if (id === this.hashes.length) {
      this.hashes = grown(this.hashes, id * 2);
      this.starts = grown(this.starts, id * 2 + 1);
    }
    const start = this.starts[id] as number;
    const end = start + to - from;
    if (end > this.bytes.length) this.bytes = grown(this.bytes, end * 2);
    this.bytes.set(bytes.subarray(from, to), start);
    this.starts[id + 1] = end;
    this.terms.push(decoder.decode(bytes.subarray(from, to)));
    this.hashes[id] = hash;
    this.table[place] = id + 1;
    if (this.terms.length * 2 > this.table.length) this.spread();
    return id;
  }

  private spread(): void {
    const table = new Int32Array(this.table.length * 4);
    const most = table.length - 1;
    for (let id = 0; id < this.terms.length; id++) {
      let place = (this.hashes[id] as number) & most;
      while (table[place] !== 0) place = (place + 1) & most;
      table[place] = id + 1;
    }
    this.table = table;
  }
}

function grown<T extends Int32Array | Uint32Array | Uint8Array>(array: T, length: number): T {
  const larger = new (array.constructor as new (length: number) => T)(length);
  larger.set(array);
  return larger;
}
