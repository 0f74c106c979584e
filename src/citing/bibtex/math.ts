/** Math macros that only print. A title is data: anything else in it is written out, never run. */
const MACROS = new Set(
  `alpha beta gamma delta epsilon varepsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi varphi
  chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega mathbb mathcal mathbf mathrm mathit mathsf text
  times cdot pm to rightarrow leftarrow leq geq le ge ll gg approx sim neq in infty ell log exp max min sum prod sqrt frac
  left right ldots cdots star ast circ dagger top perp partial nabla hat bar tilde prime , ; !`.split(/\s+/),
);
const PLAIN = /^[\w^+\-=()[\],.:;*/<>|! ]*$/;
const TOKEN = /\\([a-z]+|.)|[{}]/gi;

export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The `$…$` of a text that are harmless math, by Pandoc's rule for dollars: no space inside them, no digit after them;
 * with balanced braces and macros that only print.
 */
export function mathSpans(text: string): Span[] {
  const spans: Span[] = [];
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

function isMath(inside: string): boolean {
  if (inside === '' || inside !== inside.trim() || inside.length > 200) return false;
  let depth = 0;
  for (const [token, macro] of inside.matchAll(TOKEN)) {
    if (macro !== undefined && !MACROS.has(macro)) return false;
    if (token === '{') depth++;
    if (token === '}' && --depth < 0) return false;
  }
  return depth === 0 && PLAIN.test(inside.replace(TOKEN, ''));
}
