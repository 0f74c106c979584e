/*
 * A sorted list of texts without capital letters, as one text: for each a capital letter, `A` for none, that says how many of its
 * characters are those of the one before it, then the rest of it.
 */

const FIRST = 65;
const MOST_SHARED = 25;

/** Packs texts in the order given; sorted, they take least. Throws an `Error` for one with a capital letter. */
export function packTexts(texts: readonly string[]): string {
  let last = '';
  return texts.map((text) => {
    if (/[A-Z]/.test(text)) throw new Error(`Has a capital letter: ${text}`);
    let shared = 0;
    while (shared < MOST_SHARED && shared < text.length && text[shared] === last[shared]) shared++;
    last = text;
    return String.fromCharCode(FIRST + shared) + text.slice(shared);
  }).join('');
}

export function unpackTexts(packed: string): string[] {
  let last = '';
  return (packed.match(/[A-Z][^A-Z]*/g) ?? []).map((piece) => (last = last.slice(0, piece.charCodeAt(0) - FIRST) + piece.slice(1)));
}
