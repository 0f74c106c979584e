import { ACCENTS, SYMBOLS } from './latexTable';

export type Dialect = 'bibtex' | 'biblatex';

/**
 * The characters that TeX would act on, written so that they print. Braces are named rather than escaped: BibTeX counts
 * `\{` as a brace, so an unbalanced one would swallow the rest of the file.
 */
const SPECIALS: Readonly<Record<string, string>> = {
  '\\': '{\\textbackslash}',
  '{': '{\\textbraceleft}',
  '}': '{\\textbraceright}',
  '~': '{\\textasciitilde}',
  '^': '{\\textasciicircum}',
  '<': '{\\textless}',
  '>': '{\\textgreater}',
  '|': '{\\textbar}',
  '&': '\\&',
  '%': '\\%',
  '$': '\\$',
  '#': '\\#',
  '_': '\\_',
};

const GREEK = /\p{Script=Greek}/u;
/** Marks beyond this many on one letter are noise, not spelling. */
const MOST_MARKS = 2;

/** Text of one line: white space folded, control and invisible formatting characters and lone surrogates dropped. */
export function cleanText(text: string): string {
  return text
    .replace(/[\s\u0085]+/gu, ' ')
    // ZWNJ and ZWJ (U+200C, U+200D) are spelling in some scripts.
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]|(?![\u200C\u200D])\p{Cf}/gu, '')
    .trim();
}

/**
 * Plain text → the inside of a field value that prints as that text. For BibTeX, Latin letters with marks become its
 * "special characters" (`{\"u}`), which its styles sort and case rightly; BibLaTeX reads Unicode letters as they are.
 * The result has balanced braces and no macro but those of the tables.
 */
export function escapeLatex(text: string, dialect: Dialect): string {
  return encodeLatex(cleanText(text).normalize('NFC'), dialect);
}

/** As `escapeLatex`, for a piece of a text that is clean and in NFC already: spaces at its ends stay. */
export function encodeLatex(clean: string, dialect: Dialect): string {
  let latex = '';
  const chars = [...clean];
  chars.forEach((char, index) => {
    latex += SPECIALS[char] ?? encode(char, dialect, chars[index - 1], chars[index + 1]);
  });
  return latex;
}

function encode(char: string, dialect: Dialect, before = '', after = ''): string {
  if (char < '\u0080') return char;
  // BibLaTeX reads letters as they are; signs and what needs math are not set up in every engine.
  if (dialect === 'biblatex' && /\p{L}/u.test(char) && !SYMBOLS[char]?.startsWith('$')) return char;
  // A word in Greek is a word; a letter by itself is a symbol.
  if (GREEK.test(char) && (GREEK.test(before) || GREEK.test(after))) return char;
  const symbol = SYMBOLS[char];
  if (symbol !== undefined) return /[\\$]/.test(symbol) ? `{${symbol}}` : symbol;
  return accented(char) ?? char;
}

/** `é` as `{\'e}`, `ế` as `{\'{\^e}}`; `undefined` where a part has no macro. */
function accented(char: string): string | undefined {
  const [base = '', ...marks] = char.normalize('NFD');
  if (marks.length === 0 || marks.length > MOST_MARKS || !/^[a-z]$/i.test(base)) return undefined;
  const macros = marks.map((mark) => ACCENTS[mark]);
  if (macros.some((macro) => macro === undefined)) return undefined;
  return macros.reduce<string>((inner, macro = '') => `{\\${macro}${/[a-z]/i.test(macro) && !inner.startsWith('{') ? ` ${inner}` : inner}}`, dotless(base, macros));
}

/** An accent above i and j sits on the letter without its dot; one below does not. */
function dotless(letter: string, macros: readonly (string | undefined)[]): string {
  const above = macros.some((macro) => macro !== undefined && !'cdk'.includes(macro));
  return above && (letter === 'i' || letter === 'j') ? `\\${letter}` : letter;
}
