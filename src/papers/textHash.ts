/** Takes in texts one by one: 53 bits that change with any of them. */
export class TextHash {
  private a = 0xdeadbeef | 0;
  private b = 0x41c6ce57;

  /** Two characters a step: an index of a large shelf takes millions of words in. */
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
