/** A run of letters, a number (`2.5`), or one other character: what names of models are made of. */
export interface Atom {
  readonly kind: 'letters' | 'number' | 'space' | 'mark';
  /** As written, cut after 40 characters. */
  readonly text: string;
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

const LONGEST = 40;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code > 127 && code !== 0xa0);
const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 126;

/** Cuts a text into atoms, in one pass; atoms lie one after another without a gap. */
export function readAtoms(raw: string): Atom[] {
  const atoms: Atom[] = [];
  let at = 0;
  while (at < raw.length) {
    const start = at;
    const code = raw.charCodeAt(at);
    let kind: Atom['kind'] = 'mark';
    at++;
    if (isLetter(code)) {
      kind = 'letters';
      while (at < raw.length && isLetter(raw.charCodeAt(at))) at++;
    } else if (isDigit(code)) {
      kind = 'number';
      while (at < raw.length && (isDigit(raw.charCodeAt(at)) || isPoint(raw, at))) at++;
    } else if (isSpace(code)) {
      kind = 'space';
      while (at < raw.length && isSpace(raw.charCodeAt(at))) at++;
    }
    const text = raw.slice(start, Math.min(at, start + LONGEST));
    atoms.push({ kind, text, folded: kind === 'letters' ? text.toLowerCase() : text, start, end: at });
  }
  return atoms;
}

/** A point between two digits. */
function isPoint(raw: string, at: number): boolean {
  return raw.charCodeAt(at) === 46 && isDigit(raw.charCodeAt(at - 1)) && isDigit(raw.charCodeAt(at + 1));
}
