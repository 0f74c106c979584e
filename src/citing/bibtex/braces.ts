/** Offsets of the opening braces of a text that no closing one belongs to. BibTeX has no escape: `\{` counts. */
export function unmatchedBraces(text: string): ReadonlySet<number> {
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 123) open.push(at);
    else if (code === 125) open.pop();
  }
  return new Set(open);
}
