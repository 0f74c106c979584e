import { encodeLatex } from '../citing/bibtex/escape';
import type { ReferenceOutput } from './outputs';

/** What styles set apart. While a reference is made, private characters hold the places. */
const KINDS = ['italic', 'bold', 'sup', 'sub'] as const;
export type MarkupKind = (typeof KINDS)[number];
export const MARKERS = /[\uE000-\uE007]/g;

interface Language {
  /** A stretch of text, written so that it prints as itself, whatever it is. */
  escape(text: string): string;
  /** Does the same to what would begin something else than a paragraph. */
  begin?(text: string): string;
  readonly marks: Partial<Readonly<Record<MarkupKind, readonly [open: string, close: string]>>>;
  /** What is put between markup and a letter beside it, where markup only stands around whole words. */
  readonly glue?: string;
  /** Markup does not stand in markup. */
  readonly flat?: boolean;
}

/** The label of a numbered style: it makes lists of references lists in most languages, and what follows begins an item. */
const NUMBER = /^\d+\. /;
/** An address that its language makes a link of by itself, if it stands there as it is. */
const ADDRESS = String.raw`(https?:\/\/[\w\-./:=?%&+]+)(?=\s|$)`;
/** A space without width: it keeps signs of Org from being markup. */
const NOTHING = '\u200B';
const orAddress = ({ source, flags }: RegExp): RegExp => new RegExp(`${ADDRESS}|${source}`, flags);
const ORG = orAddress(/(?<![a-z0-9])[*/+=~]|[*/+=~](?![a-z0-9])|[_^\\[\]{}<@|#$]/gi);
const REST = orAddress(/[\\`*|_]|:(?=\/\/)/g);
const TYPST = orAddress(/[\\#$*_`<@[\]~]|\/(?=[/*])|-(?=[-?])/g);

const LANGUAGES: Readonly<Record<Exclude<ReferenceOutput, 'html'>, Language>> = {
  text: { escape: (text) => text, marks: {} },
  markdown: {
    // Also what is live in Pandoc (`$`, `@`) and in MDX (`{`).
    escape: (text) => text.replace(/[\\`*_[\]{}<>#|~^$@]|&(?=#?\w+;)/g, '\\$&'),
    begin: (text) => text.replace(/^[-+=:(]/, '\\$&').replace(/^[a-z](?=[ivxlcdm]*[.)] |[xm]port\b)/, reference),
    marks: { italic: ['*', '*'], bold: ['**', '**'], sup: ['<sup>', '</sup>'], sub: ['<sub>', '</sub>'] },
  },
  latex: {
    escape: (text) => encodeLatex(text, 'biblatex'),
    // Behind `\\` and `\item` it would be an argument.
    begin: (text) => text.replace(/^\[/, '{[}'),
    marks: { italic: ['\\emph{', '}'], bold: ['\\textbf{', '}'], sup: ['\\textsuperscript{', '}'], sub: ['\\textsubscript{', '}'] },
  },
  typst: {
    // At the beginning also what would go on with the code of the markup before.
    escape: (text) => text.replace(TYPST, (sign, address: string | undefined) => address ?? `\\${sign}`).replace(/^(?:[-+=/;(]|\.\b)/, '\\$&'),
    marks: { italic: ['#emph[', ']'], bold: ['#strong[', ']'], sup: ['#super[', ']'], sub: ['#sub[', ']'] },
  },
  org: {
    escape: (text) => text.replace(ORG, (sign, address: string | undefined) => address ?? `${/[*/+=~]/.test(sign) ? NOTHING : ''}${sign === '$' ? '\\dollar{}' : sign}${NOTHING}`),
    // A letter with a full stop would be that of a list.
    begin: (text) => text.replace(/^(?:[-:%|]|[a-z][.)] )/i, `${NOTHING}$&`),
    marks: { italic: ['/', '/'], bold: ['*', '*'] },
    glue: NOTHING,
  },
  restructuredtext: {
    escape: (text) => text.replace(REST, (sign, address: string | undefined) => address ?? `\\${sign}`),
    // A letter or a Roman number with a full stop would be that of a list.
    begin: (text) => text.replace(/^(?:[!"#$%&'()+,\-./:;<=>?@\]^{}~]|(?:[a-z]|[ivxlcdm]+)[.)] )/i, '\\$&'),
    marks: { italic: ['*', '*'], bold: ['**', '**'], sup: [':sup:`', '`'], sub: [':sub:`', '`'] },
    glue: '\\ ',
    flat: true,
  },
  asciidoc: {
    // Its backslash is an escape only before what would be markup otherwise; a character's number always is one.
    escape: (text) => text.replace(/[*_`#^~+[\]{}<>|\\]|&(?=#?\w+;)|\((?=\(|(?:C|R|TM)\))|:(?=:)|;(?=;)/g, reference),
    begin: (text) => text.replace(/^(?:[=.\-/:'%]|[a-z](?=[.)] ))/i, reference),
    marks: { italic: ['__', '__'], bold: ['**', '**'], sup: ['^', '^'], sub: ['~', '~'] },
  },
};

function reference(char: string): string {
  return `&#${char.charCodeAt(0)};`;
}

/** What holds the place of markup around a text, for the processor. */
export function marked(kind: MarkupKind, text: string): string {
  const open = 0xe000 + 2 * KINDS.indexOf(kind);
  return `${String.fromCharCode(open)}${text}${String.fromCharCode(open + 1)}`;
}

/** One line of marked text in a language: text as text, and markup in place of its markers. */
export function written(line: string, output: Exclude<ReferenceOutput, 'html'>): string {
  const { escape, begin = (text: string) => text, marks, glue = '', flat = false } = LANGUAGES[output];
  // Markup around spaces is none in most languages.
  const pieces = line.replace(/([\uE000\uE002\uE004\uE006]) /g, ' $1').replace(/ ([\uE001\uE003\uE005\uE007])/g, '$1 ').split(/([\uE000-\uE007])/);
  let text = '';
  let depth = 0;
  pieces.forEach((piece, at) => {
    if (at % 2 === 0) {
      const [number = ''] = (text === '' && NUMBER.exec(piece)) || [];
      const stretch = escape(piece.slice(number.length));
      text += number + (text === '' ? begin(stretch) : stretch);
      return;
    }
    const code = piece.charCodeAt(0) - 0xe000;
    const isClosing = code % 2 === 1;
    if (isClosing) depth--;
    const sign = flat && depth > 0 ? '' : (marks[KINDS[code >> 1] ?? 'italic']?.[code % 2] ?? '');
    if (!isClosing) depth++;
    const isLetterBeside = isClosing ? /^[^\s.,:!?;'")}\\-]/.test(pieces[at + 1] ?? '') : /[^\s('"{-]$/.test(text);
    const between = sign !== '' && isLetterBeside ? glue : '';
    text += isClosing ? sign + between : between + sign;
  });
  return text;
}
