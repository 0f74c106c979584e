/** A list of unsigned 32-bit numbers that grows. */
export class NumberList {
  private array: Uint32Array;
  length = 0;

  constructor(capacity = 1024) {
    this.array = new Uint32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.array.length) this.reserve(this.length + 1);
    this.array[this.length++] = value;
  }

  pop(): void {
    this.length--;
  }

  at(index: number): number {
    return this.array[index] ?? 0;
  }

  /** The numbers so far, not copied: valid until the next push. */
  view(): Uint32Array {
    return this.array.subarray(0, this.length);
  }

  /** A copy of the right size. */
  done(): Uint32Array {
    return this.array.slice(0, this.length);
  }

  private reserve(length: number): void {
    if (length <= this.array.length) return;
    const larger = new Uint32Array(Math.max(length, this.array.length * 2));
    larger.set(this.view());
    this.array = larger;
  }
}

const encoder = new TextEncoder();

/** Strings as UTF-8, one after the other, and where each begins. */
export class TextList {
  private bytes = new Uint8Array(4096);
  private length = 0;
  private readonly starts = new NumberList();

  push(text: string): void {
    // A UTF-16 unit takes three bytes at most.
    this.reserve(text.length * 3);
    this.starts.push(this.length);
    this.length += encoder.encodeInto(text, this.bytes.subarray(this.length)).written;
  }

  pushBytes(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.starts.push(this.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Bytes, and one start more than strings. */
  done(): { bytes: Uint8Array; start: Uint32Array } {
    const start = new Uint32Array(this.starts.length + 1);
    start.set(this.starts.view());
    start[this.starts.length] = this.length;
    return { bytes: this.bytes.slice(0, this.length), start };
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.length + more, this.bytes.length * 2));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}
