/**
 * Numbers for terms, in order of arrival. A hash table over the characters of the text itself: to cut each word out of
 * it first, as a `Map` would need, takes twice the time of all the rest of indexing.
 */
export class TermIds {
  /** Terms by number. */
  readonly terms: string[] = [];
  private hashes = new Int32Array(1024);
  /** Numbers plus one by place; 0 is free. */
  private table = new Int32Array(4096);

  /** The number of the term that stands in `text` from `from` to `to`. */
  idOf(text: string, from: number, to: number): number {
    let hash = 0x811c9dc5 | 0;
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash ^= hash >>> 15;
    const most = this.table.length - 1;
    let place = hash & most;
    for (;;) {
      const id = (this.table[place] as number) - 1;
      if (id < 0) return this.add(text.slice(from, to), hash, place);
      if (this.hashes[id] === hash && same(this.terms[id] as string, text, from, to)) return id;
      place = (place + 1) & most;
    }
  }

  private add(term: string, hash: number, place: number): number {
    const id = this.terms.length;
    // A slice would hold on to the whole text that it was cut from.
    this.terms.push(detached(term));
    if (id === this.hashes.length) {
      const larger = new Int32Array(id * 2);
      larger.set(this.hashes);
      this.hashes = larger;
    }
    this.hashes[id] = hash;
    this.table[place] = id + 1;
    if (this.terms.length * 2 > this.table.length) this.grow();
    return id;
  }

  private grow(): void {
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

function same(term: string, text: string, from: number, to: number): boolean {
  if (term.length !== to - from) return false;
  for (let at = 0; at < term.length; at++) if (term.charCodeAt(at) !== text.charCodeAt(from + at)) return false;
  return true;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function detached(term: string): string {
  return decoder.decode(encoder.encode(term));
}
