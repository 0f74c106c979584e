import { unmatchedBraces } from './braces';

const AT = 64;
const OPEN = 123;
const CLOSE = 125;
const QUOTE = 34;
const EQUALS = 61;
const COMMA = 44;
const HASH = 35;
const PAREN = 40;
const PAREN_END = 41;
const PERCENT = 37;
/** A line that begins an entry: where a value has no end, the next of these is trusted. */
const ENTRY_START = /@[a-z]\w*[ \t]*[{(][ \t]*[^\s,{}()=@"]+[ \t]*,/iy;

/**
 * Reads a BibTeX file from one entry to the next without copying text; all ranges are UTF-16 offsets. One pass, linear
 * in hostile text too, and tolerant: a value without its end stops at the next line that begins an entry. `@string`,
 * `@preamble` and `@comment` are stepped over. From the start of an entry, what is read depends only on the text from
 * there on, so that a reader may start again at any entry.
 */
export class BibScanner {
  start = 0;
  /** Behind the closing brace, or, of an entry that is not closed, behind its last character. */
  end = 0;
  typeStart = 0;
  typeEnd = 0;
  keyStart = 0;
  keyEnd = 0;
  closed = true;
  /** With a `%` right before it: BibLaTeX's biber does not see it, BibTeX does. */
  commented = false;
  /** Four offsets a field: start and end of its name, start and end of its value with delimiters. */
  readonly fields: number[] = [];
  private unmatched: ReadonlySet<number> | undefined;

  constructor(
    private readonly text: string,
    private pos = 0,
  ) {}

  /** Whether some brace had no end: then what was read depends on all of the text, up to its last character. */
  get isOpenEnded(): boolean {
    return this.unmatched !== undefined;
  }

  /** Moves to the next entry; `false` where there is none. */
  next(): boolean {
    for (;;) {
      const at = this.text.indexOf('@', this.pos);
      if (at < 0) return false;
      this.pos = at + 1;
      if (at > 0 && isWord(this.text.charCodeAt(at - 1))) continue;
      if (this.readHead(at)) return true;
    }
  }

  private readHead(at: number): boolean {
    const { text } = this;
    const typeStart = this.skipSpace(at + 1);
    let typeEnd = typeStart;
    while (isWord(text.charCodeAt(typeEnd))) typeEnd++;
    if (typeEnd === typeStart) return false;
    const open = this.skipSpace(typeEnd);
    const delimiter = text.charCodeAt(open);
    if (delimiter !== OPEN && delimiter !== PAREN) return false;
    const type = text.slice(typeStart, typeEnd).toLowerCase();
    if (type === 'comment' || type === 'string' || type === 'preamble') {
      const end = delimiter === OPEN ? this.skipBraced(open) : -1;
      this.pos = end < 0 ? open + 1 : end;
      return false;
    }
    this.start = at;
    this.typeStart = typeStart;
    this.typeEnd = typeEnd;
    this.commented = this.isCommented(at);
    this.readBody(open + 1, delimiter === OPEN ? CLOSE : PAREN_END);
    return true;
  }

  private readBody(from: number, closer: number): void {
    const { text } = this;
    this.fields.length = 0;
    this.pos = this.readKey(this.skipSpace(from), closer);
    for (;;) {
      const code = text.charCodeAt(this.pos);
      if (Number.isNaN(code) || (code === AT && this.startsEntry(this.pos))) {
        this.finish(this.pos, false);
        return;
      }
      if (code === closer) {
        this.finish(this.pos + 1, true);
        return;
      }
      if (!this.readField()) return;
    }
  }

  private readKey(from: number, closer: number): number {
    const { text } = this;
    let to = from;
    for (let code = text.charCodeAt(to); to < text.length && code > 32 && code !== COMMA && code !== closer && code !== EQUALS; code = text.charCodeAt(to)) to++;
    this.keyStart = from;
    // `@misc{title = …`: the key is missing.
    this.keyEnd = text.charCodeAt(this.skipSpace(to)) === EQUALS ? from : to;
    return this.keyEnd;
  }

  /** Reads one field, or steps over what is none; `false` where the entry ended without its brace. */
  private readField(): boolean {
    const { text } = this;
    const nameStart = this.pos;
    let nameEnd = nameStart;
    while (isName(text.charCodeAt(nameEnd))) nameEnd++;
    if (nameEnd === nameStart) return this.stepOver();
    const equals = this.skipSpace(nameEnd);
    this.pos = equals;
    if (text.charCodeAt(equals) !== EQUALS) return true;
    const valueStart = this.skipSpace(equals + 1);
    const valueEnd = this.skipValue(valueStart);
    if (valueEnd < 0) return this.recover(valueStart);
    this.fields.push(nameStart, nameEnd, valueStart, valueEnd);
    this.pos = this.skipSpace(valueEnd);
    return true;
  }

  private stepOver(): boolean {
    if (this.text.charCodeAt(this.pos) === OPEN) {
      const end = this.skipBraced(this.pos);
      if (end < 0) return this.recover(this.pos);
      this.pos = end;
    } else this.pos++;
    return true;
  }

  /** Pieces joined by `#`; -1 where one has no end. */
  private skipValue(from: number): number {
    const { text } = this;
    let at = from;
    for (;;) {
      const code = text.charCodeAt(at);
      let end = at;
      if (code === OPEN) end = this.skipBraced(at);
      else if (code === QUOTE) end = this.skipQuoted(at);
      else while (isName(text.charCodeAt(end))) end++;
      if (end < 0) return -1;
      const next = this.skipSpace(end);
      if (text.charCodeAt(next) !== HASH) return end;
      at = this.skipSpace(next + 1);
    }
  }

  private skipBraced(open: number): number {
    if (this.unmatched?.has(open)) return -1;
    const { text } = this;
    let depth = 1;
    for (let at = open + 1; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === OPEN) depth++;
      else if (code === CLOSE && --depth === 0) return at + 1;
    }
    // Found once, all such braces are: else a file of them would be read to its end for each.
    this.unmatched ??= unmatchedBraces(text);
    return -1;
  }

  private skipQuoted(open: number): number {
    const { text } = this;
    let at = open + 1;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) return at + 1;
      if (code === CLOSE) return at;
      if (code === OPEN) {
        at = this.skipBraced(at);
        if (at < 0) return -1;
      } else at++;
    }
    return -1;
  }

  private recover(from: number): boolean {
    const { text } = this;
    let at = text.indexOf('@', from);
    while (at >= 0 && !this.startsEntry(at)) at = text.indexOf('@', at + 1);
    this.finish(at < 0 ? text.length : at, false);
    return false;
  }

  private finish(end: number, closed: boolean): void {
    this.pos = end;
    this.closed = closed;
    this.end = closed ? end : this.start + this.text.slice(this.start, end).trimEnd().length;
  }

  private startsEntry(at: number): boolean {
    let before = at - 1;
    while (before >= 0 && (this.text.charCodeAt(before) === 32 || this.text.charCodeAt(before) === 9)) before--;
    if (before >= 0 && !isLineEnd(this.text.charCodeAt(before))) return false;
    ENTRY_START.lastIndex = at;
    return ENTRY_START.test(this.text);
  }

  private isCommented(at: number): boolean {
    let before = at - 1;
    while (this.text.charCodeAt(before) === 32 || this.text.charCodeAt(before) === 9) before--;
    return this.text.charCodeAt(before) === PERCENT;
  }

  private skipSpace(from: number): number {
    let at = from;
    for (let code = this.text.charCodeAt(at); code <= 32 || code === 0xa0; code = this.text.charCodeAt(at)) at++;
    return at;
  }
}

function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

/** Field names may hold anything but the characters that BibTeX reads for itself. */
function isName(code: number): boolean {
  return code > 32 && code !== EQUALS && code !== COMMA && code !== OPEN && code !== CLOSE && code !== QUOTE && code !== HASH && code !== AT && code !== PAREN && code !== PAREN_END;
}

