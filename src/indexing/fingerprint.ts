import type { Paper } from '../papers/paper';
import { FORMAT_VERSION } from '../search/codec';
import type { SearchExtras } from '../search/document';

/** Takes in texts one by one: 53 bits that change with any of them. */
class Hash {
  private a = 0xdeadbeef | 0;
  private b = 0x41c6ce57;

  /** Two characters a step: all abstracts of a large shelf are read whenever it changes. */
  add(text: string): this {
    let { a, b } = this;
    const even = text.length & ~1;
    for (let at = 0; at < even; at += 2) a = Math.imul(a ^ (text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16)), 0x9e3779b1);
    if (even < text.length) a = Math.imul(a ^ text.charCodeAt(even), 0x9e3779b1);
    a ^= a >>> 15;
    b = Math.imul(b ^ a ^ text.length, 0x85ebca6b);
    [this.a, this.b] = [a, b ^ (b >>> 13)];
    return this;
  }

  addAll(texts: readonly string[]): this {
    for (const text of texts) this.add(text);
    return this.add(String(texts.length));
  }

  get value(): number {
    return 4294967296 * (this.b & 0x1fffff) + (this.a >>> 0);
  }
}

/** Changes whenever anything does that the index holds of a paper. */
export function paperHash(paper: Paper, extras: SearchExtras): number {
  const { organization } = paper;
  return new Hash()
    .addAll([paper.id, paper.title, paper.abstract, paper.arxivId ?? '', paper.listedOn ?? '', paper.venue ?? '', String(paper.commentCount), extras.key ?? ''])
    .addAll([organization?.handle ?? '', organization?.name ?? ''])
    .addAll(paper.authors)
    .addAll(paper.topics)
    .addAll(paper.models.map(({ family, role }) => `${family} ${role}`))
    .addAll(paper.introduces)
    .addAll(paper.links)
    .addAll(extras.names ?? []).value;
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
