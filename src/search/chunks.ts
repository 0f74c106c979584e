/** A piece of a query, and where it starts. */
export interface Chunk {
  readonly text: string;
  readonly start: number;
}

/** Pieces between blanks; a quote holds a piece together to its other end, or to the end of the query. */
export function chunksOf(query: string): Chunk[] {
  const chunks: Chunk[] = [];
  let start = -1;
  let quoted = false;
  for (let at = 0; at <= query.length; at++) {
    const char = query[at];
    if (char === '"' && (quoted || start === -1 || /[-:,]/.test(query[at - 1] ?? ''))) quoted = !quoted;
    const ends = char === undefined || (!quoted && /\s/.test(char));
    if (ends && start >= 0) {
      chunks.push({ text: query.slice(start, at), start });
      start = -1;
    } else if (!ends && start === -1) start = at;
  }
  return chunks;
}

