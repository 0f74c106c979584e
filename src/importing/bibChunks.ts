/** One entry of a BibTeX file, as text. */
export interface BibChunk {
  /** One-based. */
  readonly line: number;
  /** In lower case: `article`, `string`. */
  readonly type: string;
  readonly text: string;
  /** `false` where its brace has no end. */
  readonly closed: boolean;
}

const ENTRY_START = /^[ \t]*@[ \t]*([a-z]+)[ \t]*([{(])/gim;

/**
 * Cuts a BibTeX file at the lines that begin an entry, so that a broken entry costs only itself: one without its last
 * brace ends where the next begins. What stands between entries is a comment to BibTeX and left out. Linear.
 */
export function* bibChunks(file: string): Generator<BibChunk, undefined, undefined> {
  const starts = [...file.matchAll(ENTRY_START)];
  const closings = closingBraces(file, new Set(starts.map(openingOf)));
  let line = 1;
  let counted = 0;
  let reached = 0;
  for (const [index, found] of starts.entries()) {
    const start = found.index;
    // Inside an entry that was read already: a value with a line that looks like one.
    if (start < reached) continue;
    for (let at = file.indexOf('\n', counted); at >= 0 && at < start; at = file.indexOf('\n', counted)) {
      line++;
      counted = at + 1;
    }
    const next = starts[index + 1]?.index ?? file.length;
    const end = found[2] === '{' ? closings.get(openingOf(found)) : closingParen(file, openingOf(found), next);
    reached = end ?? next;
    yield { line, type: (found[1] ?? '').toLowerCase(), text: file.slice(start, reached).trim(), closed: end !== undefined };
  }
  return undefined;
}

const openingOf = (found: RegExpMatchArray): number => (found.index ?? 0) + found[0].length - 1;

/** For each of the opening braces, what is behind its closing one. One pass for all, or a file of open braces would take one each. */
function closingBraces(file: string, openings: ReadonlySet<number>): Map<number, number> {
  const closings = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < file.length; at++) {
    const char = file[at];
    if (char === '\\') at++;
    else if (char === '{') open.push(at);
    else if (char === '}') {
      const opening = open.pop();
      if (opening !== undefined && openings.has(opening)) closings.set(opening, at + 1);
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

/** How deep the braces of a text go. */
export function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const char of text) {
    if (char === '{') deepest = Math.max(deepest, ++depth);
    else if (char === '}') depth--;
  }
  return deepest;
}
