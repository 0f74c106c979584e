import type { Declaration, TextChange, TextRange } from '../types';
import { lineEndOf } from '../bibtex/style';

const KEY = /^bibliography[ \t]*:[ \t]*/gm;

/** What a YAML mapping's `bibliography` names: a string, a flow list or a block list, quoted or not. */
export function yamlDeclarations(text: string, range: TextRange): Declaration[] {
  const start = valueStart(text, range);
  if (start === undefined) return [];
  if (text.charAt(start) === '[') return flowItems(text, start, range.end);
  const line = scalar(text, start, range.end);
  return line ? [line] : blockItems(text, start, range.end).map(({ item }) => item);
}

function valueStart(text: string, { start, end }: TextRange): number | undefined {
  KEY.lastIndex = start;
  const found = KEY.exec(text);
  return found && found.index < end ? Math.min(found.index + found[0].length, end) : undefined;
}

/** One plain or quoted value on its line, comments left out. */
function scalar(text: string, start: number, end: number): Declaration | undefined {
  const rest = text.slice(start, end).split(/[\r\n]/, 1)[0] ?? '';
  const quote = /^["']/.exec(rest)?.[0];
  if (quote !== undefined) {
    const close = rest.indexOf(quote, 1);
    return close < 2 ? undefined : at(text, start + 1, start + close);
  }
  const plain = (rest.startsWith('#') ? '' : (rest.split(/[ \t]#/, 1)[0] ?? '')).trimEnd();
  return plain === '' || /^[|>&*!{]/.test(plain) ? undefined : at(text, start, start + plain.length);
}

function at(text: string, start: number, end: number): Declaration {
  return { path: text.slice(start, end), start, end };
}

function flowItems(text: string, open: number, end: number): Declaration[] {
  const close = text.slice(open, end).indexOf(']');
  const inside = text.slice(open + 1, close < 0 ? end : open + close);
  return [...inside.matchAll(/"([^"]*)"|'([^']*)'|[^\s,'"][^,\r\n]*/g)].map((found) => {
    const path = found[1] ?? found[2] ?? found[0].trimEnd();
    const start = open + 1 + found.index + (found[1] === undefined && found[2] === undefined ? 0 : 1);
    return at(text, start, start + path.length);
  });
}

function blockItems(text: string, start: number, end: number): { item: Declaration; indent: string }[] {
  const items: { item: Declaration; indent: string }[] = [];
  const lines = text.slice(start, end).matchAll(/(?:\r\n|\n|\r)([ \t]*)(-[ \t]+)?([^\r\n]*)/g);
  for (const found of lines) {
    const [whole, indent = '', dash, content = ''] = found;
    if (dash === undefined) {
      if (content.trim() === '' || content.startsWith('#')) continue;
      break;
    }
    const item = scalar(text, start + found.index + whole.length - content.length, end);
    if (item) items.push({ item, indent });
  }
  return items;
}

/** Adds a path to the mapping's `bibliography`, which becomes a list where it was one file; or the key as its last. */
export function declareInYaml(text: string, range: TextRange, path: string): TextChange {
  const eol = lineEndOf(text);
  const start = valueStart(text, range);
  const written = yamlString(path);
  const items = yamlDeclarations(text, range);
  const last = items.at(-1);
  if (start === undefined) return { start: range.end, end: range.end, text: `bibliography: ${written}${eol}` };
  if (!last && text.charAt(start) === '[') return { start: start + 1, end: start + 1, text: written };
  if (!last) return { start, end: start, text: text.charAt(start - 1) === ':' ? ` ${written}` : written };
  if (text.charAt(start) === '[') {
    const end = closingQuote(text, last);
    return { start: end, end, text: `, ${written}` };
  }
  const block = blockItems(text, start, range.end).at(-1);
  if (block && last.start > start + 1) {
    const end = closingQuote(text, last);
    return { start: end, end, text: `${eol}${block.indent}- ${written}` };
  }
  const end = closingQuote(text, last);
  return { start, end, text: `[${text.slice(start, end)}, ${written}]` };
}

function closingQuote(text: string, { start, end }: TextRange): number {
  return /["']/.test(text.charAt(end)) && text.charAt(start - 1) === text.charAt(end) ? end + 1 : end;
}

function yamlString(path: string): string {
  return /^[\w./-]+$/.test(path) && !path.startsWith('-') ? path : JSON.stringify(path);
}
