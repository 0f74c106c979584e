/** What is known of a word wherever it stands; hyphens, apostrophes and LaTeX stand between words, not in them. */
export interface Word {
  /** Folded to lower case; an accent is part of its letter, however it was written. */
  readonly text: string;
  /** Without a plural ending, roughly: counts of few labels need it. */
  readonly stem: string;
  /** Its first two letters as a number, by which beginnings are looked up. */
  readonly head: number;
  /** By which tables keep what they know of it, below `MOST_KNOWN`; -1 once there are so many. */
  readonly number: number;
}

/** The first two letters as a number: quicker to make and to look up than a string of them. */
export function headOf(text: string): number {
  return text.charCodeAt(0) * 65536 + (text.length > 1 ? text.charCodeAt(1) : 0);
}

/** What makes up more than so many words is no prose. */
export const MOST_KNOWN = 30_000;
const WORDS = new Map<string, Word>();

/** The same word for the same letters, whatever their case. */
export function wordOf(written: string): Word {
  const text = written.toLowerCase().normalize();
  const known = WORDS.get(text);
  if (known) return known;
  const isKept = WORDS.size < MOST_KNOWN;
  const word = { text, stem: stemOf(text), head: headOf(text), number: isKept ? WORDS.size : -1 };
  if (isKept) WORDS.set(text, word);
  return word;
}

function stemOf(text: string): string {
  const { length } = text;
  return length > 3 && text.charCodeAt(length - 1) === 115 && text.charCodeAt(length - 2) !== 115 ? text.slice(0, -1) : text;
}

/** Words that are looked for in every text: of each the answer is kept by its number. */
export class WordSet {
  private readonly texts: ReadonlySet<string>;
  /** 0 where not looked up yet, 1 for no, 2 for yes. */
  private readonly known = new Uint8Array(MOST_KNOWN);

  constructor(texts: Iterable<string>) {
    this.texts = new Set(texts);
  }

  has({ number, text }: Word): boolean {
    if (number < 0) return this.texts.has(text);
    if (this.known[number] === 0) this.known[number] = this.texts.has(text) ? 2 : 1;
    return this.known[number] === 2;
  }
}
