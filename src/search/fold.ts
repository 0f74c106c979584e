/** Letters that NFKD leaves whole, as people without them on the keyboard type them. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ß: 'ss', ı: 'i', ς: 'σ',
  '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': ' ', '−': '-', '’': "'", '‘': "'", 'ʼ': "'",
};
const PLAIN_CHARS = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');
const BEYOND_ASCII = /[^\0-\x7f]/;

/** Lower case, accents off, one kind of hyphen and apostrophe. */
export function fold(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(PLAIN_CHARS, (char) => PLAIN[char] ?? char);
}

/** Folded text that knows where it came from. */
export interface FoldedText {
  readonly text: string;
  /** The offset in the original of an offset in `text`. */
  readonly origin: (offset: number) => number;
}

export function foldKeepingOffsets(original: string): FoldedText {
  if (!BEYOND_ASCII.test(original)) return { text: original.toLowerCase(), origin: (offset) => offset };
  let text = '';
  const origins: number[] = [];
  let at = 0;
  for (const char of original) {
    const folded = fold(char);
    origins.push(...Array.from({ length: folded.length }, () => at));
    text += folded;
    at += char.length;
  }
  origins.push(at);
  return { text, origin: (offset) => origins[offset] ?? at };
}
