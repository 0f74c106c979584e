/** A control word of a LaTeX text, outside comments and verbatim text; `end` is behind its name. */
export interface ControlWord {
  /** `''` for an empty line, which is TeX's `\\par`; it ends where the line below begins. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const NAME = /[a-z@]+/iy;
const VERBATIM = /^(?:verbatim|lstlisting|minted|comment|filecontents|alltt|BVerbatim|LVerbatim|Verbatim|SaveVerbatim|tikzpicture@)\*?$/;
const INLINE_VERBATIM = new Set(['verb', 'Verb', 'lstinline', 'mintinline', 'url', 'path', 'href']);
/** An argument longer than this is an unclosed one; the bound keeps the reading of hostile text linear. */
const LONGEST = 4000;

/** What is neither is stepped over by one native search. */
const NEXT = /[\\%]|\n[ \t\r]{0,200}\n/g;

/** All control words in order, from an offset outside of comments and verbatim text on. */
export function* controlWords(text: string, from = 0): Generator<ControlWord> {
  let at = from;
  for (;;) {
    NEXT.lastIndex = at;
    const found = NEXT.exec(text);
    if (!found) return;
    const [mark] = found;
    const { index: start } = found;
    const name = mark === '\\' ? nameAt(text, start + 1) : '';
    const end = start + mark.length + name.length;
    if (mark === '%') at = lineEnd(text, start);
    else if (mark === '\\' && name === '') at = start + 2;
    else {
      at = name === '' ? end : skipVerbatim(text, name, end);
      if (at === end) yield { name, start, end };
    }
  }
}

function nameAt(text: string, at: number): string {
  NAME.lastIndex = at;
  return NAME.exec(text)?.[0] ?? '';
}

/** Behind verbatim text that a control word begins, else `end`. */
function skipVerbatim(text: string, name: string, end: number): number {
  if (name === 'iffalse') return behind(text, '\\fi', end);
  if (name === 'begin' && text.charAt(end) === '{') {
    const environment = text.slice(end + 1, end + 40).split('}', 1)[0] ?? '';
    return VERBATIM.test(environment) ? behind(text, `\\end{${environment}}`, end) : end;
  }
  if (!INLINE_VERBATIM.has(name)) return end;
  const from = skipOptional(text, text.charAt(end) === '*' ? end + 1 : end);
  const delimiter = text.charAt(from);
  if (delimiter === '' || /[\s\w]/.test(delimiter)) return end;
  const close = text.slice(from + 1, lineEnd(text, from)).indexOf(delimiter === '{' ? '}' : delimiter);
  return close < 0 ? end : from + 1 + close + 1;
}

function behind(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

/** The line end at or behind an offset. */
export function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charAt(at) !== '\n' && text.charAt(at) !== '\r') at++;
  return at;
}

/** Behind white space and comments, but not over an empty line, which ends a paragraph. */
export function skipBlank(text: string, from: number): number {
  let at = from;
  let lines = 0;
  while (at - from < LONGEST) {
    const char = text.charAt(at);
    if (char === '%') {
      at = lineEnd(text, at);
      lines = -1;
    } else if (char === '\n') {
      if (++lines > 1) return from;
      at++;
    } else if (char === ' ' || char === '\t' || char === '\r') at++;
    else return at;
  }
  return from;
}

/** Behind an argument in `open` … `close`, where one stands; else the same offset. */
export function skipOptional(text: string, from: number, open = '[', close = ']'): number {
  if (text.charAt(from) !== open) return from;
  let depth = 0;
  const last = Math.min(text.length, from + LONGEST);
  for (let at = from + 1; at < last; at++) {
    const char = text.charAt(at);
    if (char === '\\') at++;
    else if (char === '%') at = lineEnd(text, at);
    else if (char === close && depth === 0) return at + 1;
    else if (char === '{') depth++;
    else if (char === '}' && --depth < 0) return from;
  }
  return from;
}
