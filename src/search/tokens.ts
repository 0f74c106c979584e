/** Longer words are cut, in papers and queries alike. */
export const LONGEST_TERM = 48;
const LONGEST_JOIN = 40;
const MOST_JOINED = 5;

/**
 * Takes one term and where it stands. Parts come in reading order; a join (`gpt4o` of `GPT-4o`) spans several of them
 * and comes after them.
 */
export type TermSink = (term: string, start: number, end: number, join: boolean) => void;

/**
 * Takes the plain words of the text from a place on, most of all words, without cutting them out; gives where the next
 * thing begins that is not one.
 */
export type PlainWords = (from: number) => number;

const enum Kind {
  None,
  Letter,
  Digit,
  /** Written without spaces: each is a word. */
  Ideograph,
}

interface Part {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts folded text into terms. Parts of a compound are terms each, and together again: `chain-of-thought`, `gpt-4o`,
 * `qwen2.5`, `o3-mini`, `80/20`, `a*-thought` are found as written, in pieces and run together.
 */
export function scanTerms(text: string, sink: TermSink, plainWords: PlainWords = (from) => sinkPlainWords(text, from, sink)): void {
  let parts: Part[] = [];
  for (let at = plainWords(0); at < text.length; at = plainWords(at)) {
    for (;;) {
      at = readRun(text, at, parts);
      if (!isConnector(text.charCodeAt(at)) || kindAt(text, at + 1) === Kind.None) break;
      at++;
    }
    for (const part of parts) sink(part.text, part.start, part.end, false);
    if (parts.length > 1) {
      sinkJoins(parts, sink);
      parts = [];
    } else parts.length = 0;
  }
}

function sinkPlainWords(text: string, from: number, sink: TermSink): number {
  for (let at = from; ; ) {
    while (at < text.length && kindAt(text, at) === Kind.None) at++;
    const end = plainWordEnd(text, at);
    if (end === at) return at;
    sink(text.slice(at, Math.min(end, at + LONGEST_TERM)), at, end, false);
    at = end;
  }
}

/** The end of a word of two or more plain letters with a blank or stop after it, which most are; else `at`. */
function plainWordEnd(text: string, at: number): number {
  let end = at;
  let code = text.charCodeAt(end);
  while (code >= 0x61 && code <= 0x7a) code = text.charCodeAt(++end);
  const ends = code === 0x20 || code === 0x2e || code === 0x2c || Number.isNaN(code);
  return ends && end > at + 1 ? end : at;
}

/** All parts as one; and neighbours of which one has a digit, as in the `qwen2.5` of `Qwen2.5-VL-7B`. */
function sinkJoins(parts: readonly Part[], sink: TermSink): void {
  if (parts.length <= MOST_JOINED) sinkJoin(parts, sink);
  if (parts.length === 2) return;
  for (let i = 1; i < parts.length; i++) {
    const pair = parts.slice(i - 1, i + 1);
    if (pair.some((part) => /\d/.test(part.text))) sinkJoin(pair, sink);
  }
}

function sinkJoin(parts: readonly Part[], sink: TermSink): void {
  const text = joinTerms(parts.map((part) => part.text));
  if (text !== undefined) sink(text, parts[0]?.start ?? 0, parts[parts.length - 1]?.end ?? 0, true);
}

/** The term under which words written together are found, or `undefined` where that would be too long. */
export function joinTerms(terms: readonly string[]): string | undefined {
  const text = terms.join('').replaceAll('.', '');
  return text.length > LONGEST_JOIN ? undefined : text;
}

/** Reads letters and digits that stand together, cut where they change: `qwen|2.5`, `gpt|4o`, `o3|mini`, but `r1`, `7b`. */
function readRun(text: string, start: number, parts: Part[]): number {
  let at = start;
  let from = start;
  let letters = 0;
  let clean = true;
  const cut = (): void => {
    if (at > from) parts.push({ text: spell(text, from, at, clean), start: from, end: at });
    from = at;
    letters = 0;
    clean = true;
  };
  for (; at < text.length; at++) {
    const kind = kindAt(text, at);
    if (kind === Kind.Letter) {
      if (letters === -1 && kindAt(text, at + 1) === Kind.Letter && startsWithOneLetter(text, from, at)) cut();
      letters = Math.max(letters, 0) + 1;
    } else if (kind === Kind.Digit) {
      if (letters >= 2) cut();
      letters = -1;
    } else if (kind === Kind.Ideograph) {
      cut();
      at++;
      cut();
      at--;
    } else if (text[at] === "'" && at > from && kindAt(text, at + 1) !== Kind.None) clean = false;
    else if (!isDecimalPoint(text, at)) break;
  }
  return readSuffix(text, at, from, letters, parts, cut);
}

/** `c++`, `c#` and `a*` are words of their own; a star or sharp after anything else is not. */
function readSuffix(text: string, at: number, from: number, letters: number, parts: Part[], cut: () => void): number {
  const named = letters === 1 && at - from === 1 ? SUFFIXES.find(([suffix]) => text.startsWith(suffix, at)) : undefined;
  if (!named) {
    cut();
    return at;
  }
  const end = at + named[0].length;
  parts.push({ text: `${text.slice(from, at)}${named[1]}`, start: from, end });
  return end;
}
const SUFFIXES = [['++', 'pp'], ['#', 'sharp'], ['*', 'star']] as const;

function spell(text: string, from: number, to: number, clean: boolean): string {
  const whole = text.slice(from, to);
  return (clean ? whole : whole.replaceAll("'", '')).slice(0, LONGEST_TERM);
}

function startsWithOneLetter(text: string, from: number, at: number): boolean {
  return kindAt(text, from) === Kind.Letter && at > from + 1;
}

function isDecimalPoint(text: string, at: number): boolean {
  return text[at] === '.' && kindAt(text, at - 1) === Kind.Digit && kindAt(text, at + 1) === Kind.Digit;
}

function isConnector(code: number): boolean {
  return code === 0x2d || code === 0x2f || code === 0x5f; // - / _
}

function kindAt(text: string, at: number): Kind {
  const code = text.charCodeAt(at);
  if (code < 0x80) {
    if (code >= 0x61 && code <= 0x7a) return Kind.Letter;
    return code >= 0x30 && code <= 0x39 ? Kind.Digit : Kind.None;
  }
  // Past the end, and halves of pairs beyond the basic plane: emoji and rare ideographs, which no title is sought by.
  if (Number.isNaN(code) || (code >= 0xd800 && code <= 0xdfff)) return Kind.None;
  if (code >= 0x3040 && code <= 0x9fff) return Kind.Ideograph;
  return /[\p{L}\p{N}]/u.test(text.charAt(at)) ? Kind.Letter : Kind.None;
}
