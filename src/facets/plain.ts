import { startOf, type Atom, type Atoms } from './atoms';

/** A word, a number or a mark of a text without its LaTeX and Markdown; letters and digits without a gap are one word: `F1`, `7B`. */
export interface Token {
  readonly kind: 'word' | 'number' | 'mark';
  readonly text: string;
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  /** Whether a space stands before it. */
  readonly gap: boolean;
}

const MARKUP = new Set(['\\', '{', '}', '$', '*', '`', '"']);
const COMMANDS = /^(?:text|math)?(?:bf|it|rm|sf|sc|tt)$|^(?:text|emph|underline|mathbf|boldsymbol|bm)$/;
/** Longer ones are no names and no numbers. */
const LONGEST = 60;

/** The tokens of a text, `pass@1` read as `pass`. */
export function readTokens(text: Atoms): Token[] {
  const tokens: Token[] = [];
  let gap = false;
  /** Whether the atom before was letters or a number: what follows is of the same word. */
  let open = false;
  let skips = false;
  const add = (kind: Token['kind'], written: string, folded: string, start: number, end: number): void => {
    tokens.push({ kind, text: written, folded, start, end, gap });
    gap = false;
  };
  for (let at = 0; at < text.list.length; at++) {
    const atom = text.list[at] as Atom;
    const start = startOf(text, at);
    const end = startOf(text, at + 1);
    if (atom.kind === 'space') {
      gap = true;
      open = skips = false;
    } else if (atom.kind === 'mark') {
      open = false;
      if (atom.text === '@') skips = true;
      else if (!MARKUP.has(atom.text)) add('mark', atom.text, atom.text, start, end);
    } else if (skips) skips = false;
    else if (text.list[at - 1]?.text === '\\' && COMMANDS.test(atom.text)) continue;
    else {
      const last = tokens[tokens.length - 1];
      if (open && last) {
        const whole = last.text.length < LONGEST ? last.text + atom.text : last.text;
        tokens[tokens.length - 1] = { ...last, kind: 'word', text: whole, folded: whole.toLowerCase(), end };
      } else add(atom.kind === 'number' ? 'number' : 'word', atom.text, atom.folded, start, end);
      open = true;
    }
  }
  return tokens;
}
