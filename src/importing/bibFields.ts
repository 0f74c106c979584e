import { closingBraces, type BibChunk } from './bibChunks';

/** By lower-case name, as LaTeX, without their delimiters. */
export type Fields = ReadonlyMap<string, string>;

/** The fields of one entry. */
export interface BibFields {
  /** `''` where it is missing. */
  readonly key: string;
  /** Of two with one name BibTeX takes the first. */
  readonly values: Fields;
  /** Whether the entry strays from the grammar. */
  readonly strays: boolean;
  /** Where in the entry's text there stands what has no end, or belongs to no field: of these something is lost. */
  readonly lost: ReadonlySet<number>;
}

/** Longer values are no paper's. */
const LONGEST = 100_000;
const FIELD_LINE = /[\n\r][ \t,]*[a-z][\w.:+-]*[ \t]*=/gi;
const SPACE = /\s*/y;
const KEY = /[^\s,=]+/y;
const GAP = /(?:[\s,]|%[^\n\r]*(?:[\n\r]|$))*/y;
const NAME = /[^\s=,{}()"#%@]+/y;
const EQUALS = /\s*=\s*/y;
const JOIN = /\s*#\s*/y;
/** A number, a macro, or words that should have had braces. */
const BARE = /[^\s,{}"#%=]+(?:[ \t]+[^\s,{}"#%=]+(?![^\s,{}"#%]|[ \t]+=))*/y;
const QUOTED_PART = /[^\\"{}]+|\\[\s\S]?/y;

/**
 * Reads the fields of an entry in one pass. Where it strays from the grammar (a comma, a brace or a quotation mark is
 * missing), it is read again with the lines that begin a field trusted: a value without its end goes as far as the next.
 */
export function readFields(chunk: BibChunk, macros: ReadonlyMap<string, string>): BibFields {
  const strict = new FieldReader(chunk, macros, false).read();
  return strict.strays ? new FieldReader(chunk, macros, true).read() : strict;
}

class FieldReader {
  private readonly text: string;
  private readonly values = new Map<string, string>();
  private readonly lost = new Set<number>();
  private readonly closings: ReadonlyMap<number, number>;
  /** Where a line begins a field, in order, as far as these are trusted. */
  private readonly fieldLines: number[];
  private coming = 0;
  private strays: boolean;
  private at: number;
  private key = '';

  constructor(private readonly chunk: BibChunk, private readonly macros: ReadonlyMap<string, string>, trusting: boolean) {
    this.text = chunk.text.slice(0, chunk.bodyEnd);
    this.at = chunk.bodyStart;
    this.strays = !chunk.closed;
    this.closings = closingBraces(this.text);
    this.fieldLines = trusting ? [...this.text.matchAll(FIELD_LINE)].map(({ index }) => index) : [];
  }

  read(): BibFields {
    this.readKey();
    while (this.at < this.text.length) this.readField();
    return { key: this.key, values: this.values, strays: this.strays, lost: this.lost };
  }

  /** Where it is missing, what comes first is a field. */
  private readKey(): void {
    this.take(SPACE);
    const start = this.at;
    this.key = this.take(KEY);
    if (this.take(EQUALS) !== '') [this.at, this.key] = [start, ''];
    else this.expectComma(this.take(GAP));
  }

  private readField(): void {
    const start = this.at;
    const name = this.take(NAME).toLowerCase();
    if (name === '') this.stepOver();
    else if (this.take(EQUALS) === '') this.strays = true;
    else {
      const value = this.readValue();
      if (!this.values.has(name)) this.values.set(name, value);
    }
    this.expectComma(this.take(GAP));
    if (this.at === start) this.at++;
  }

  private expectComma(gap: string): void {
    if (this.at < this.text.length && !/^\s*,\s*$/.test(gap)) this.strays = true;
  }

  /** What belongs to no field. */
  private stepOver(): void {
    this.strays = true;
    const char = this.text.charAt(this.at);
    if (char !== '{' && char !== '"') return;
    this.lost.add(this.at);
    this.readPiece();
  }

  private readValue(): string {
    let value = '';
    do {
      const piece = this.readPiece();
      if (value.length < LONGEST) value += piece;
    } while (this.take(JOIN) !== '');
    return value;
  }

  private readPiece(): string {
    const start = this.at;
    const char = this.text.charAt(start);
    if (char !== '{' && char !== '"') return this.readBare();
    const limit = this.nextFieldLine(start);
    const closing = char === '{' ? this.closings.get(start) : this.closingQuote(start, limit);
    // The braces of an entry that has its last one are all in pairs.
    const isWhole = closing !== undefined && (closing <= limit || (char === '{' && this.chunk.closed));
    this.at = isWhole ? closing : limit;
    if (isWhole) return this.text.slice(start + 1, closing - 1);
    this.strays = true;
    this.lost.add(start);
    return this.text.slice(start + 1, this.endOfText(start, limit));
  }

  /** Without the comma and the delimiters that a value without its end may have before the next. */
  private endOfText(start: number, limit: number): number {
    let end = limit;
    while (end > start + 1 && /[\s,"}]/.test(this.text.charAt(end - 1))) end--;
    return end;
  }

  private readBare(): string {
    const words = this.take(BARE);
    if (words === '' || /\s/.test(words)) this.strays = true;
    return this.macros.get(words.toLowerCase()) ?? words;
  }

  /** Behind the quotation mark that stands in no braces; some programs write a backslash before one that is meant. */
  private closingQuote(start: number, limit: number): number | undefined {
    let at = start + 1;
    while (at < limit) {
      const char = this.text.charAt(at);
      if (char === '"') return at + 1;
      QUOTED_PART.lastIndex = at;
      const part = QUOTED_PART.exec(this.text)?.[0].length ?? 1;
      at = char === '{' ? (this.closings.get(at) ?? limit) : at + part;
    }
    return undefined;
  }

  private nextFieldLine(start: number): number {
    while ((this.fieldLines[this.coming] ?? this.text.length) < start) this.coming++;
    return this.fieldLines[this.coming] ?? this.text.length;
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const [found = ''] = pattern.exec(this.text) ?? [];
    this.at += found.length;
    return found;
  }
}
