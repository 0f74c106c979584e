import { linkEnd } from './link';

/** A piece of readable text and where in the raw text it came from (UTF-16 offsets, end exclusive). */
export interface Run {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly bold: boolean;
}

const SYMBOLS: Readonly<Record<string, string>> = {
  pm: '±', times: '×', approx: '≈', sim: '~', leq: '≤', le: '≤', geq: '≥', ge: '≥', neq: '≠', to: '→', rightarrow: '→',
  infty: '∞', cdot: '·', ldots: '…', dots: '…', alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', eta: 'η',
  theta: 'θ', lambda: 'λ', mu: 'μ', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', phi: 'φ', psi: 'ψ', omega: 'ω',
};
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

interface Rule {
  /** Sticky; tried where the scan stands. */
  readonly at: RegExp;
  /** The readable text, or `undefined` to leave what is there. */
  readonly make: (found: RegExpExecArray, before: string) => string | undefined;
}

/** What is left of LaTeX in abstracts of the listing, commonest first. Each rule looks at a bounded stretch. */
const RULES: readonly Rule[] = [
  { at: /\\([%&#_${}])/y, make: ([, char]) => char },
  { at: /(?:\\n){1,4}(?![a-z])/y, make: () => '\n' },
  { at: /\\(?:emph|textbf|textit|texttt|textsc|text|mathrm|mathbf|mathcal)\{([^{}\\]{0,120})\}/y, make: ([, inner]) => inner },
  { at: /\\([a-z]{2,10})(?![A-Z])/iy, make: ([, name = '']) => SYMBOLS[name] },
  { at: /``/y, make: () => '“' },
  { at: /''/y, make: () => '”' },
  // A tie between words; before a number it says "about".
  { at: /~(?=[A-Z([])/iy, make: (_, before) => (/[\w.,)]/.test(before) ? ' ' : undefined) },
  { at: /_\{([^{}]{1,24})\}/y, make: ([, inner]) => `_${inner}` },
  { at: /\^\{?(\d)\}?/y, make: ([, digit]) => SUPERSCRIPTS[Number(digit)] },
  { at: /\^\{([^{}]{1,24})\}/y, make: ([, inner]) => `^${inner}` },
  { at: /\$(?=\S)([^$\n]{0,79}\S)\$(?!\d)/y, make: ([, inner = '']) => readableText(inner) },
  // Commands whose backslash the page has lost.
  { at: /times(?=[A-Z\d])/y, make: (_, before) => (/\d/.test(before) ? '×' : undefined) },
  { at: /sim(?=\d)/y, make: (_, before) => (/[\s(]/.test(before) || before === '' ? '~' : undefined) },
  { at: /approx(?= ?[\d.])/y, make: (_, before) => (before === ' ' ? '≈' : undefined) },
  { at: /pm(?= ?\d)/y, make: (_, before) => (before === ' ' ? '±' : undefined) },
  { at: /(alpha|beta|gamma|theta|lambda|rho|sigma|tau|phi|pi)(?=_\{| approx )/y, make: ([, name = ''], before) => (/[\s(]/.test(before) ? SYMBOLS[name] : undefined) },
];

/** Characters at which a rule can begin: everywhere else the scan only walks on. */
const STARTS = new Set('\\`\'~_^$tsapbgrlh');

/**
 * Makes an abstract readable: escapes, symbols, ties, quotation marks, `**bold**`, and the text in braces that repeats
 * a link. Addresses are left as they are. Linear in the text.
 */
export function readable(raw: string): Run[] {
  const runs: Run[] = [];
  let bold = false;
  let plainFrom = 0;
  let openQuote = false;
  const flush = (end: number): void => {
    if (end > plainFrom) runs.push({ text: raw.slice(plainFrom, end), start: plainFrom, end, bold });
  };
  /** Puts `text` in place of the raw text from `at` to `end`. */
  const replace = (at: number, end: number, text: string): void => {
    flush(at);
    if (text !== '') runs.push({ text, start: at, end, bold });
    plainFrom = end;
  };
  // An opening `**` needs another one behind it.
  const lastStars = raw.lastIndexOf('**');
  let at = 0;
  while (at < raw.length) {
    const char = raw.charAt(at);
    const link = char === 'h' ? linkEnd(raw, at) : undefined;
    if (link !== undefined) {
      const after = repeatedText(raw, link);
      if (after > link) replace(link, after, '');
      at = after;
      continue;
    }
    if (char === '*' && raw.startsWith('**', at) && (bold || lastStars > at + 1)) {
      replace(at, at + 2, '');
      bold = !bold;
      at += 2;
      continue;
    }
    if (char === '"' && openQuote) {
      replace(at, at + 1, '”');
      openQuote = false;
      at++;
      continue;
    }
    const made = STARTS.has(char) ? applyRule(raw, at) : undefined;
    if (made) {
      replace(at, made.end, made.text);
      if (made.text === '“') openQuote = true;
      if (made.text === '”') openQuote = false;
      at = made.end;
    } else {
      at++;
    }
  }
  flush(raw.length);
  return runs;
}

/** The readable text alone. */
export function readableText(raw: string): string {
  return readable(raw).map((run) => run.text).join('');
}

function applyRule(raw: string, at: number): { text: string; end: number } | undefined {
  for (const rule of RULES) {
    rule.at.lastIndex = at;
    const found = rule.at.exec(raw);
    const text = found ? rule.make(found, raw.charAt(at - 1)) : undefined;
    if (found && text !== undefined) return { text, end: at + found[0].length };
  }
  return undefined;
}

/** The page sets a link's text behind it in braces: `https://...{GitHub Repository}`. */
function repeatedText(raw: string, at: number): number {
  if (raw.charAt(at) !== '{') return at;
  const close = raw.slice(at, at + 400).indexOf('}');
  return close < 0 ? at : at + close + 1;
}
