/** What a Typst text is told of while it is read; offsets are UTF-16 units. */
export interface TypstVisitor {
  /** `@key` in markup; `end` is behind the key, without a supplement. */
  reference(start: number, end: number): void;
  /** `name(` in code; `start` is that of `#name` or `name`, `open` that of its bracket. */
  call(name: string, start: number, open: number): void;
  /** `<name>`, but for one that is referred to by it: a label that references may mean. */
  label(name: string): void;
}

/** `reference` is code whose labels are of something else. */
type Mode = 'markup' | 'code' | 'statement' | 'reference';
const REFERRING = new Set(['cite', 'ref', 'where']);
const REFERENCE = /@[\p{L}\p{N}_][\p{L}\p{N}_.:-]*/uy;
const LABEL = /<[\p{L}\p{N}_][\p{L}\p{N}_.:-]*>/uy;
const NAME = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const STATEMENTS = new Set(['let', 'set', 'show', 'import', 'include', 'if', 'else', 'for', 'while', 'return', 'context']);

const EMPTY_LINE = /\n[ \t\r]{0,200}\n/y;
/** Where there are no empty lines, so many units are read at once. */
const AT_ONCE = 8192;

/**
 * Reads Typst markup with the code in it; comments, raw text, strings and math are stepped over. Linear. Tells how far
 * it has come: behind each empty line, and whether that lies outside of all code and content.
 */
export function* walkTypst(text: string, visitor: TypstVisitor, from = 0): Generator<{ readonly end: number; readonly isBreak: boolean }> {
  const modes: Mode[] = ['markup'];
  let at = from;
  let told = from;
  while (at < text.length) {
    const mode = modes.at(-1) ?? 'markup';
    if (mode === 'markup' && text.charAt(at) === '\n') {
      const empty = match(EMPTY_LINE, text, at).length;
      if (empty > 0) {
        at += empty;
        told = at;
        yield { end: at, isBreak: modes.length === 1 };
        continue;
      }
    }
    if (at - told >= AT_ONCE) {
      told = at;
      yield { end: at, isBreak: false };
    }
    const skipped = skipAside(text, at, mode);
    at = skipped > at ? skipped : mode === 'markup' ? markup(text, at, modes, visitor) : code(text, at, mode, modes, visitor);
  }
  yield { end: text.length, isBreak: true };
}

/** Comments and raw text, which both modes know; strings in code, math in markup. */
function skipAside(text: string, at: number, mode: Mode): number {
  const char = text.charAt(at);
  if (char === '/' && text.charAt(at + 1) === '/' && text.charAt(at - 1) !== ':') return until(text, '\n', at);
  if (char === '/' && text.charAt(at + 1) === '*') return commentEnd(text, at + 2);
  if (char === '`') return rawEnd(text, at);
  if (char === '"' && mode !== 'markup') return closing(text, at, '"');
  if (char === '$') return closing(text, at, '$');
  return char === '\\' ? at + 2 : at;
}

function markup(text: string, at: number, modes: Mode[], visitor: TypstVisitor): number {
  const char = text.charAt(at);
  if (char === '@' && !/[\p{L}\p{N}_]/u.test(text.charAt(at - 1))) {
    const key = match(REFERENCE, text, at).replace(/[.:]{1,100}$/, '');
    if (key.length > 1) visitor.reference(at, at + key.length);
    return at + Math.max(1, key.length);
  }
  if (char === '<') return label(text, at, visitor);
  if (char === '#') return codeStart(text, at, modes, visitor);
  if (char === ']' && modes.length > 1) modes.pop();
  return at + 1;
}

function label(text: string, at: number, visitor: TypstVisitor): number {
  const found = match(LABEL, text, at);
  if (found !== '') visitor.label(found.slice(1, -1));
  return at + Math.max(1, found.length);
}

function codeStart(text: string, at: number, modes: Mode[], visitor: TypstVisitor): number {
  const name = match(NAME, text, at + 1);
  let end = at + 1 + name.length;
  if (STATEMENTS.has(name)) {
    modes.push('statement');
    return end;
  }
  while (text.charAt(end) === '.') {
    const field = match(NAME, text, end + 1);
    if (field === '') break;
    end += 1 + field.length;
  }
  const next = text.charAt(end);
  if (next === '(') return call(name, at, end, modes, visitor);
  if (next === '{') modes.push('code');
  if (next === '[') modes.push('markup');
  return end + (/[[{]/.test(next) ? 1 : 0);
}

function call(name: string, start: number, open: number, modes: Mode[], visitor: TypstVisitor): number {
  visitor.call(name, start, open);
  modes.push(REFERRING.has(name) ? 'reference' : 'code');
  return open + 1;
}

function code(text: string, at: number, mode: Mode, modes: Mode[], visitor: TypstVisitor): number {
  const char = text.charAt(at);
  const name = match(NAME, text, at);
  if (name !== '') {
    const end = at + name.length;
    return text.charAt(end) === '(' ? call(name, at, end, modes, visitor) : end;
  }
  if (char === '<' && mode !== 'reference') return label(text, at, visitor);
  if (char === '(' || char === '{') modes.push('code');
  else if (char === '[') modes.push('markup');
  else if (mode === 'statement' && (char === '\n' || char === ';' || char === ']')) {
    modes.pop();
    if (char === ']') return at;
  } else if (char === ')' || char === '}') {
    modes.pop();
    // `#f(x)[y]`: content that belongs to the call.
    if (modes.at(-1) === 'markup' && text.charAt(at + 1) === '[') {
      modes.push('markup');
      return at + 2;
    }
  }
  return at + 1;
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function until(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found;
}

/** Block comments nest. */
function commentEnd(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text.startsWith('*/', at) && --depth === 0) return at + 2;
    if (text.startsWith('/*', at)) depth++;
  }
  return text.length;
}

function rawEnd(text: string, at: number): number {
  let length = 1;
  while (text.charAt(at + length) === '`') length++;
  if (length === 2) return at + 2;
  const close = text.indexOf('`'.repeat(length), at + length);
  return close < 0 ? text.length : close + length;
}

/** Behind the next unescaped mark; a lone one is a sign of its own. */
function closing(text: string, at: number, mark: string): number {
  const last = Math.min(text.length, at + 5000);
  for (let end = at + 1; end < last; end++) {
    const char = text.charAt(end);
    if (char === '\\') end++;
    else if (char === mark) return end + 1;
  }
  return at + 1;
}

/** Behind the bracket that closes the one at `open`, strings stepped over; `open` where none does nearby. */
export function bracketEnd(text: string, open: number): number {
  let depth = 0;
  const last = Math.min(text.length, open + 3000);
  for (let at = open; at < last; at++) {
    const char = text.charAt(at);
    if (char === '"') at = Math.max(at, closing(text, at, '"') - 1);
    else if (char === '\\') at++;
    else if (char === '(' || char === '[' || char === '{') depth++;
    else if ((char === ')' || char === ']' || char === '}') && --depth === 0) return at + 1;
  }
  return open;
}
