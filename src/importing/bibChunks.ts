/** One entry of a BibTeX file, as text. */
export interface BibChunk {
  /** One-based. */
  readonly line: number;
  /** In lower case: `article`, `string`. */
  readonly type: string;
  readonly text: string;
  /** Where in the text its key and fields begin, and where they end. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** `false` where its brace has no end. */
  readonly closed: boolean;
}

/** As BibTeX reads it: anywhere on a line, its type and brace on others too; but not an address of mail. */
const HEAD = /\B@\s*([^\s{}(),"#%'=@]+)\s*([{(])/g;

/**
 * Cuts a BibTeX file into its entries, so that a broken one costs only itself: one without its last brace ends where a
 * line begins the next. What stands between entries is a comment to BibTeX and left out. Linear.
 */
export function* bibChunks(file: string): Generator<BibChunk, undefined, undefined> {
  const heads = [...file.matchAll(HEAD)].filter(({ index }) => beforeIndent(file, index) !== '%');
  const closings = closingBraces(file, new Set(heads.map((head) => head.index + head[0].length - 1)));
  // Inside of an entry without its last brace only a head at the start of a line is trusted.
  const lineHeads = heads.map(({ index }) => index).filter((at) => /^[\n\r]?$/.test(beforeIndent(file, at)));
  let line = 1;
  let counted = 0;
  let reached = 0;
  let coming = 0;
  for (const head of heads) {
    const start = head.index;
    // Inside an entry that was read already: a value with a text that looks like one.
    if (start < reached) continue;
    for (let at = file.indexOf('\n', counted); at >= 0 && at < start; at = file.indexOf('\n', counted)) {
      line++;
      counted = at + 1;
    }
    while ((lineHeads[coming] ?? Infinity) <= start) coming++;
    const next = lineHeads[coming] ?? file.length;
    const type = (head[1] ?? '').toLowerCase();
    const opening = start + head[0].length - 1;
    const end = head[2] === '{' ? closings.get(opening) : closingParen(file, opening, next);
    // Prose behind `@comment{` hides no entry.
    reached = end ?? (type === 'comment' ? opening + 1 : next);
    yield { line, type, text: file.slice(start, reached), bodyStart: opening + 1 - start, bodyEnd: (end === undefined ? reached : end - 1) - start, closed: end !== undefined };
  }
  return undefined;
}

/** The character before the blanks that stand before a place; `''` at the start of the file. */
function beforeIndent(file: string, at: number): string {
  let before = at - 1;
  while (file[before] === ' ' || file[before] === '\t') before--;
  return file.charAt(before);
}

/** For each opening brace, or each of some, what is behind its closing one. One pass for all, or a text of open braces would take one each. */
export function closingBraces(text: string, some?: ReadonlySet<number>): Map<number, number> {
  const closings = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === '{') open.push(at);
    else if (char === '}') {
      const opening = open.pop();
      if (opening !== undefined && (!some || some.has(opening))) closings.set(opening, at + 1);
    }
  }
  return closings;
}

function closingParen(file: string, opening: number, limit: number): number | undefined {
  let depth = 0;
  for (let at = opening + 1; at < limit; at++) {
    const char = file[at];
    if (char === '\\') at++;
    else if (char === '{') depth++;
    else if (char === '}') depth--;
    else if (char === ')' && depth <= 0) return at + 1;
  }
  return undefined;
}
