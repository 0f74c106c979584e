/**
 * Texts that come again and again, each with what is made of it once. A stretch is looked up by its characters: most
 * need no string cut out of the text.
 */
export class Interned<T> {
  private readonly slots: (Kept<T> | undefined)[] = [];
  private kept = 0;

  /** `most` texts are kept, a power of two; what else comes is made again each time. */
  constructor(private readonly most: number, private readonly make: (text: string) => T) {
    this.slots.length = 2 * most;
  }

  /** What was made of `raw` from `start` to `end`; `hash` is that of its characters, see `hashed`. */
  get(raw: string, start: number, end: number, hash: number): T {
    const { slots } = this;
    const mask = slots.length - 1;
    // However a text was made up, the way to a word of it is short.
    for (let tried = 0, at = hash & mask; tried < MOST_TRIED; tried++, at = (at + 1) & mask) {
      const known = slots[at];
      if (known === undefined) return this.add(raw.slice(start, end), at);
      if (stands(known.text, raw, start, end)) return known.made;
    }
    return this.make(raw.slice(start, end));
  }

  private add(cut: string, at: number): T {
    if (this.kept === this.most) return this.make(cut);
    // A long slice holds on to the whole text that it was cut from.
    const text = cut.length < LEAST_SLICE ? cut : [...cut].join('');
    const made = this.make(text);
    this.slots[at] = { text, made };
    this.kept++;
    return made;
  }
}
const MOST_TRIED = 24;
/** Shorter ones are copied. */
const LEAST_SLICE = 13;

interface Kept<T> {
  readonly text: string;
  readonly made: T;
}

/** Takes one more character into a hash (FNV-1a, a code unit at a time). */
export function hashed(hash: number, code: number): number {
  return Math.imul(hash ^ code, 16777619);
}
export const NO_HASH = 0x811c9dc5 | 0;

function stands(text: string, raw: string, start: number, end: number): boolean {
  if (text.length !== end - start) return false;
  for (let at = start, its = 0; at < end; at++, its++) if (raw.charCodeAt(at) !== text.charCodeAt(its)) return false;
  return true;
}
