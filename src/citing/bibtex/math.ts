import { applyChanges, type TextRange } from '../types';
import { plainText } from './plain';

/** Math macros of the LaTeX kernel that only print. Anything else in a title is written out, never run. */
const SYMBOLS = new Set(
  `alpha beta gamma delta epsilon varepsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi varphi
  chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega times cdot pm to rightarrow leftarrow leq geq le
  ge ll gg approx sim neq in infty ell log exp max min sum prod ldots cdots star ast circ dagger top perp partial nabla
  prime , ; !`.split(/\s+/),
);
/** These take one argument in braces. */
const WITH_ARGUMENT = new Set('mathbb mathcal mathbf mathrm mathit mathsf sqrt hat bar tilde'.split(' '));
const TOKEN = /\\[a-z]+|\\.|[\s\S]/giu;
const PLAIN = /^[a-z0-9+=()[\],.:;*/<>|! -]$/i;
const LONGEST = 200;

/**
 * The `$…$` of a text that are harmless and well-formed math, by Pandoc's rule for dollars: no space inside them, no
 * digit after them. A lone `_` or a second `^` would stop TeX, so the math is read by its grammar.
 */
export function mathSpans(text: string): TextRange[] {
  const spans: TextRange[] = [];
  let open = text.indexOf('$');
  while (open >= 0) {
    const close = text.indexOf('$', open + 1);
    if (close < 0) break;
    if (isMath(text.slice(open + 1, close)) && !/\d/.test(text.charAt(close + 1))) {
      spans.push({ start: open, end: close + 1 });
      open = text.indexOf('$', close + 1);
    } else open = close;
  }
  return spans;
}

/** A title with its math as Unicode, for what knows no math: `$\tau$-bench` is `τ-bench`. */
export function mathAsText(title: string): string {
  return applyChanges(title, mathSpans(title).map(({ start, end }) => ({ start, end, text: plainText(title.slice(start, end)) })));
}

function isMath(inside: string): boolean {
  if (inside === '' || inside !== inside.trim() || inside.length > LONGEST) return false;
  const tokens = inside.match(TOKEN) ?? [];
  return sequence(tokens, 0) === tokens.length;
}

/** Behind the atoms from `at` on, each with at most one `^` and one `_`; stops at what is none. */
function sequence(tokens: readonly string[], from: number): number {
  let at = from;
  for (;;) {
    const base = atom(tokens, at);
    let next = base;
    // Scripts may stand alone only where a sequence begins.
    if (next === at && at > from) return at;
    const seen = new Set<string>();
    for (let sign = tokens[next] ?? ''; (sign === '^' || sign === '_') && !seen.has(sign); sign = tokens[next] ?? '') {
      const script = tokens[next + 1] === ' ' ? next : atom(tokens, next + 1);
      if (script <= next + 1) return -1;
      seen.add(sign);
      next = script;
    }
    if (next === at) return at;
    at = next;
  }
}

/** Behind one atom, or `at` itself where none stands. */
function atom(tokens: readonly string[], at: number): number {
  const token = tokens[at] ?? '';
  if (token === '{') {
    const end = sequence(tokens, at + 1);
    return end >= 0 && tokens[end] === '}' ? end + 1 : at;
  }
  const macro = /^\\(.+)$/.exec(token)?.[1];
  if (macro === undefined) return PLAIN.test(token) ? at + 1 : at;
  if (SYMBOLS.has(macro)) return at + 1;
  if (!WITH_ARGUMENT.has(macro) || tokens[at + 1] !== '{') return at;
  const end = atom(tokens, at + 1);
  return end > at + 1 ? end : at;
}
