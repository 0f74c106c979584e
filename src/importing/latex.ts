/** Combining characters of LaTeX's accents. */
const ACCENTS: Readonly<Record<string, string>> = {
  '`': '\u0300', "'": '\u0301', '^': '\u0302', '~': '\u0303', '=': '\u0304', u: '\u0306', '.': '\u0307', '"': '\u0308',
  r: '\u030a', H: '\u030b', v: '\u030c', d: '\u0323', c: '\u0327', k: '\u0328', b: '\u0331',
};
const SYMBOLS: Readonly<Record<string, string>> = {
  ss: 'ß', o: 'ø', O: 'Ø', l: 'ł', L: 'Ł', ae: 'æ', AE: 'Æ', oe: 'œ', OE: 'Œ', aa: 'å', AA: 'Å', i: 'ı', j: 'ȷ', dh: 'ð', DH: 'Ð',
  th: 'þ', TH: 'Þ', dj: 'đ', DJ: 'Đ', textendash: '–', textemdash: '—', textquoteright: '’', textquoteleft: '‘', ldots: '…', dots: '…',
  textasciitilde: '~', textbackslash: '\\', textless: '<', textgreater: '>', textunderscore: '_', textbar: '|', slash: '/', textregistered: '®', texttrademark: '™', copyright: '©', S: '§',
};
/** Commands that only dress the text in their braces. */
const DRESS = new Set(['emph', 'textbf', 'textit', 'textsc', 'texttt', 'textrm', 'textsf', 'text', 'mathrm', 'mbox', 'uppercase', 'relax', 'url', 'href', 'noopsort', 'bf', 'it', 'em', 'rm', 'sc', 'tt']);

const COMMAND = /\\([a-z]+|.)[ \t]*/isuy;
const ARGUMENT = /\{?\\?([a-z])(?:[ \t]?\})?/iy;

/** The plain text of a BibTeX value: accents and symbols as characters, grouping braces off, math as it is. Linear. */
export function plainOf(latex: string): string {
  let plain = '';
  let at = 0;
  let math = false;
  while (at < latex.length) {
    const char = latex.charAt(at);
    if (char === '$') math = !math;
    if (math || !'\\{}~-`\''.includes(char)) {
      plain += char;
      at++;
    } else {
      const step = replacementAt(latex, at);
      plain += step.text;
      at = step.end;
    }
  }
  return plain.normalize('NFC');
}

function replacementAt(latex: string, at: number): { text: string; end: number } {
  const char = latex.charAt(at);
  if (char === '{' || char === '}') return { text: '', end: at + 1 };
  if (char === '~') return { text: '\u00a0', end: at + 1 };
  if (char === '-') {
    const dashes = latex.startsWith('---', at) ? 3 : latex.startsWith('--', at) ? 2 : 1;
    return { text: '-–—'.charAt(dashes - 1), end: at + dashes };
  }
  if (latex.startsWith('``', at)) return { text: '“', end: at + 2 };
  if (latex.startsWith("''", at)) return { text: '”', end: at + 2 };
  if (char !== '\\') return { text: char, end: at + 1 };
  return commandAt(latex, at);
}

function commandAt(latex: string, at: number): { text: string; end: number } {
  COMMAND.lastIndex = at;
  const found = COMMAND.exec(latex);
  const name = found?.[1];
  if (!found || name === undefined) return { text: '', end: at + 1 };
  const end = at + found[0].length;
  const accent = ACCENTS[name];
  if (accent !== undefined) {
    ARGUMENT.lastIndex = end;
    const argument = ARGUMENT.exec(latex);
    // The dotless letters lose their dot for the accent's sake only.
    if (argument) return { text: `${argument[1] ?? ''}${accent}`, end: end + argument[0].length };
  }
  if (SYMBOLS[name] !== undefined) return { text: SYMBOLS[name], end };
  if (DRESS.has(name)) return { text: '', end };
  // `\%`, `\&`: the character itself. An unknown command stays, so that what it meant is not lost.
  return /^[a-z]/i.test(name) ? { text: found[0], end } : { text: name, end: at + 1 + name.length };
}
