/** The kinds of characters that texts are cut at: neither letter nor digit, letters and digits, and letters of scripts that set no spaces between words. */
const NO_WORD = 1;
const JOINED = 2;
const UNSPACED = 3;

const BEYOND_ASCII = /[\p{L}\p{N}\p{M}]/u;
/** Names in Latin letters stand among these without a gap: `我们用GPT-4和Qwen3`. */
const SCRIPTS = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;

/** 0 where not looked up yet. */
const KINDS = new Uint8Array(65_536);

function kindOf(code: number): number {
  const known = KINDS[code] as number;
  if (known !== 0) return known;
  const text = String.fromCharCode(code);
  return (KINDS[code] = !BEYOND_ASCII.test(text) ? NO_WORD : SCRIPTS.test(text) ? UNSPACED : JOINED);
}

/** Whether a character beyond ASCII is a letter or a digit of any script. */
export function isWordBeyond(code: number): boolean {
  return kindOf(code) !== NO_WORD;
}

/** Whether a character is of a script that sets no spaces between words. */
export function isUnspaced(code: number): boolean {
  return code > 127 && kindOf(code) === UNSPACED;
}

/** The text with a space wherever a word of such a script and another meet. */
export function partedScripts(text: string): string {
  if (!/[\u0080-\uffff]/.test(text)) return text;
  const kind = (code: number): number => (code > 127 ? kindOf(code) : /\w/.test(String.fromCharCode(code)) ? JOINED : NO_WORD);
  let parted = text.charAt(0);
  for (let at = 1; at < text.length; at++) {
    const [before, here] = [kind(text.charCodeAt(at - 1)), kind(text.charCodeAt(at))];
    parted += before !== here && before !== NO_WORD && here !== NO_WORD ? ` ${text.charAt(at)}` : text.charAt(at);
  }
  return parted;
}

/** What typesetters and editors write for marks of ASCII. A dash as long as `—` parts words, so it is no hyphen. */
const FOLDED: Readonly<Record<string, string>> = {
  '-': '\u2010\u2011\u2012\u2013\u2212\ufe58\ufe63',
  "'": '\u2018\u2019\u201a\u201b\u2032\u02bc',
  '"': '\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u3008\u3009\u300a\u300b\u300c\u300d\u300e\u300f',
  '(': '\u3010',
  ')': '\u3011',
  ',': '\u3001',
  '.': '\u2024',
  ' ': '\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000',
};
const PLAIN = new Map(Object.entries(FOLDED).flatMap(([plain, marks]) => [...marks].map((mark) => [mark, plain] as const)));
/** These and the full-width marks of ASCII, which stand as far from it as their letters. */
const TYPESET = new RegExp(`[${[...PLAIN.keys()].join('')}\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff5e]`, 'g');
const FULL_WIDTH = 0xfee0;

/** The text with typographic marks as in ASCII, one character for one, so that places in it stay. */
export function withPlainMarks(text: string): string {
  return text.replace(TYPESET, (mark) => PLAIN.get(mark) ?? String.fromCharCode(mark.charCodeAt(0) - FULL_WIDTH));
}
