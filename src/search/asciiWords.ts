import { mixHash, startHash, type TermIds } from './termIds';
import { LONGEST_TERM } from './tokens';

const encoder = new TextEncoder();

/** The classes of bytes that matter to plain words: what ends one, and what may be part of a compound. */
const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
const ENDS = 4;
const CLASS = new Uint8Array(128);
CLASS.fill(LETTER, 0x61, 0x7b);
CLASS.fill(DIGIT, 0x30, 0x3a);
for (const code of [0x20, 0x2e, 0x2c]) CLASS[code] = ENDS;

/**
 * The plain words of texts that are all ASCII, which most abstracts are: read as bytes, their numbers found without a
 * string being made. To look at the same characters through strings takes twice as long.
 */
export class AsciiWords {
  private bytes = new Uint8Array(8192);
  private length = 0;

  constructor(private readonly ids: TermIds) {}

  /** Takes a folded text; false where it has other characters. */
  read(text: string): boolean {
    if (text.length > this.bytes.length) this.bytes = new Uint8Array(text.length * 2);
    const { read, written } = encoder.encodeInto(text, this.bytes);
    this.length = written;
    // A character beyond ASCII takes more bytes than units.
    return read === text.length && written === text.length;
  }

  /** Gives the numbers of plain words from a place on; where the next word begins that is not plain, or the end. */
  takeWords(from: number, take: (id: number) => void): number {
    const { bytes, length, ids } = this;
    for (let at = from; ; ) {
      while (at < length && ((CLASS[bytes[at] as number] as number) & (LETTER | DIGIT)) === OTHER) at++;
      let end = at;
      let hash = startHash;
      for (; end < length && CLASS[bytes[end] as number] === LETTER; end++) hash = mixHash(hash, bytes[end] as number);
      const plain = end > at + 1 && (end === length || CLASS[bytes[end] as number] === ENDS);
      if (!plain) return at;
      if (end - at > LONGEST_TERM) {
        hash = startHash;
        for (let i = at; i < at + LONGEST_TERM; i++) hash = mixHash(hash, bytes[i] as number);
      }
      take(ids.idOfBytes(bytes, at, Math.min(end, at + LONGEST_TERM), hash));
      at = end;
    }
  }
}
