/** Lines of a page that stand together, blank lines around them. */
export interface Block {
  /** One-based line of its first line. */
  readonly line: number;
  readonly lines: readonly string[];
}

/** Cuts a page at its blank lines. Takes CRLF, CR, a byte order mark and non-breaking spaces as they come. */
export function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  let current: string[] = [];
  const close = (nextLine: number): void => {
    if (current.length > 0) blocks.push({ line: nextLine - current.length, lines: current });
    current = [];
  };
  const lines = page.replace(/^\uFEFF/, '').split(/\r\n|[\n\r\u2028\u2029]/);
  lines.forEach((raw, index) => {
    // String.trim also takes U+00A0 and U+FEFF, which saved pages are full of.
    const line = raw.trim();
    if (line === '') close(index + 1);
    else current.push(line);
  });
  close(lines.length + 1);
  return blocks;
}
