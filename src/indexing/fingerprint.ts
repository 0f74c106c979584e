import { FORMAT_VERSION } from '../search/codec';
import type { SearchDocument } from '../search/types';

/** 53 bits of a text (cyrb53): a megabyte takes about two milliseconds. */
export function hashText(text: string, seed = 0): number {
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}

/** Changes whenever anything does that the index holds of a paper. */
export function documentHash(document: SearchDocument): number {
  const { id, title, abstract, names, codes, values, day, year } = document;
  return hashText(JSON.stringify([id, title, names, codes, values, day, year]), hashText(abstract) >>> 0);
}

/** What a cached index is of: the papers, whatever their order, and the form it is kept in. */
export class CorpusStamp {
  private sum = 0;
  private count = 0;

  add(hash: number): void {
    this.sum = (this.sum + hash) % Number.MAX_SAFE_INTEGER;
    this.count++;
  }

  get text(): string {
    return `${String(FORMAT_VERSION)}.${String(this.count)}.${this.sum.toString(36)}`;
  }
}
