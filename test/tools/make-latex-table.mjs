// Writes src/citing/bibtex/latexTable.ts from unicode2latex (ISC, by the author of Better BibTeX).
// The library itself minifies to 290 KB and many of its macros need packages that a document may not load; of its
// table only what the LaTeX kernel knows comes over. Run by hand: node test/tools/make-latex-table.mjs
import { writeFileSync } from 'node:fs';
import { format } from 'node:util';
import { biblatex, combining } from 'unicode2latex';

const KERNEL = new Set(
  `i j l L o O ae AE oe OE aa AA ss dh DH th TH dj DJ ng NG S P pounds dag ddag dots copyright textregistered
  textbackslash textasciicircum textasciitilde textbar textexclamdown textquestiondown guilsinglleft guilsinglright
  quotesinglbase quotedblbase textcelsius textnumero texttrademark textmu ldots cdots quad enspace
  Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega alpha beta gamma delta varepsilon epsilon zeta eta theta
  iota kappa lambda mu nu xi pi varrho rho varsigma sigma tau upsilon varphi phi chi psi omega vartheta varpi
  pm mp times div cdot circ bullet ast star infty partial nabla forall exists in ni notin prod sum int sqrt propto
  angle mid parallel wedge vee cap cup sim simeq cong approx asymp equiv leq geq ll gg subset supset subseteq supseteq
  oplus ominus otimes odot vdash dashv top perp langle rangle lceil rceil lfloor rfloor neg lnot prime ell aleph hbar
  leftarrow rightarrow uparrow downarrow leftrightarrow updownarrow Leftarrow Rightarrow Uparrow Downarrow
  Leftrightarrow mapsto nearrow searrow nwarrow swarrow hookrightarrow longrightarrow longleftarrow setminus emptyset
  heartsuit spadesuit clubsuit diamondsuit sharp flat natural triangle diamond`.split(/\s+/),
);
const ACCENTS = new Set(['`', "'", '^', '~', '"', '=', '.', 'u', 'v', 'H', 'c', 'd', 'k', 'r']);
/** Letters with marks are made from their parts; these ranges hold whole letters, punctuation, Greek and symbols. */
const RANGES = [[0xa0, 0x17f], [0x370, 0x3ff], [0x2010, 0x2044], [0x2070, 0x209c], [0x2100, 0x214f], [0x2190, 0x21ff], [0x2200, 0x22ff], [0x27e8, 0x27e9]];

/** Plain text that stands for one of these keeps its meaning; elsewhere (« as <<, ĸ as K) the character itself is better. */
const PLAIN = /[\u00a0\u2010-\u2014\u2018\u2019\u201c\u201d\u2212]/;
const WRONG = /[\u00ad\u0127\u202f\u221b\u221c]/;

const accents = Object.entries(combining.tolatex)
  .filter(([mark, to]) => [...mark].length === 1 && mark > '\u02ff' && ACCENTS.has(to.macro))
  .map(([mark, to]) => [mark, to.macro]);
const symbols = Object.entries(biblatex.base)
  .filter(([char]) => [...char].length === 1 && RANGES.some(([from, to]) => char.codePointAt(0) >= from && char.codePointAt(0) <= to))
  .map(([char, to]) => [char, pick(to)])
  .filter(([char, latex]) => latex !== undefined && !WRONG.test(char) && (PLAIN.test(char) || /[\\^_]/.test(latex)));

/** The text form where the kernel has it, else the math form between dollars. */
function pick({ text, math }) {
  if (text !== undefined && known(text)) return text;
  return math !== undefined && known(math) ? `$${math}$` : undefined;
}
function known(latex) {
  return (latex.match(/\\([a-z]+|.)/gi) ?? []).every((macro) => KERNEL.has(macro.slice(1)) || (macro.length === 2 && /[-,:;>]/.test(macro[1])));
}

const record = (pairs) => pairs.sort(([a], [b]) => (a < b ? -1 : 1)).map(([char, latex]) => `  ${key(char)}: ${quote(latex)},\n`).join('');
const quote = (text) => format('%o', text);
const key = (char) => `'\\u${char.codePointAt(0).toString(16).padStart(4, '0')}'`;

writeFileSync(
  'src/citing/bibtex/latexTable.ts',
  `// Made by test/tools/make-latex-table.mjs: do not edit.
// Data of unicode2latex, ISC licence, copyright Emiliano Heyns. Only macros of the LaTeX kernel.

/** Combining mark → accent macro without its backslash. */
export const ACCENTS: Readonly<Record<string, string>> = {
${record(accents)}};

/** Character → LaTeX, between dollars where it needs math. */
export const SYMBOLS: Readonly<Record<string, string>> = {
${record(symbols)}};
`,
);
