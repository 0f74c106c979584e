import { scanFields } from './scan';

/** How a file writes its entries, as far as a new one should follow. */
export interface EntryStyle {
  /** White space before a field. */
  readonly indent: string;
  /** White space before the closing brace. */
  readonly closing: string;
  /** What stands after a field's name; names are padded to `width` before it. */
  readonly equals: string;
  readonly width: number;
  readonly trailingComma: boolean;
  readonly names: 'mixed' | 'lower' | 'upper';
  readonly types: 'lower' | 'upper' | 'title';
  readonly eol: string;
}

/** Two spaces, equals signs in one column: as Better BibTeX and arXiv write entries. */
export const DEFAULT_STYLE: EntryStyle = { indent: '  ', closing: '', equals: ' = ', width: 13, trailingComma: false, names: 'mixed', types: 'lower', eol: '\n' };

/** An entry of `fields` (name, value without braces) in a file's style, without a line end after it. */
export function writeEntry(style: EntryStyle, type: string, key: string, fields: readonly (readonly [string, string])[]): string {
  const { indent, eol, closing, trailingComma } = style;
  const cased = (name: string): string => (style.names === 'upper' ? name.toUpperCase() : style.names === 'lower' ? name.toLowerCase() : name);
  const body = fields.map(([name, value]) => `${indent}${cased(name).padEnd(style.width)}${style.equals}{${value}}`).join(`,${eol}`);
  return `@${typeCase(style, type)}{${key},${eol}${body}${trailingComma ? ',' : ''}${eol}${closing}}`;
}

function typeCase({ types }: EntryStyle, type: string): string {
  if (types === 'upper') return type.toUpperCase();
  return types === 'title' ? type.charAt(0).toUpperCase() + type.slice(1) : type;
}

/** The style of the entry that stands in `text` at the given range; the default's parts where it has none of its own. */
export function styleOf(text: string, entry: { readonly start: number; readonly end: number }, eol: string): EntryStyle {
  const source = text.slice(entry.start, entry.end);
  const fields = scanFields(text, entry);
  const type = /^@(\w+)/.exec(source)?.[1] ?? '';
  const types = type.length > 1 && type === type.toUpperCase() ? 'upper' : /^[A-Z]/.test(type) ? 'title' : 'lower';
  const lines = fields.map(({ name, start }) => fieldLine(text, name, start)).filter((line) => line !== undefined);
  const [first] = lines;
  if (first === undefined) return { ...DEFAULT_STYLE, types, eol };
  const aligned = new Set(lines.map((line) => line.name.length + line.gap.length)).size === 1 && new Set(lines.map((line) => line.name.length)).size > 1;
  const names = lines.map((line) => line.name).join('');
  return {
    indent: first.indent,
    closing: /[\r\n]([ \t]*)\}$/.exec(source)?.[1] ?? '',
    equals: aligned ? first.after : first.gap + first.after,
    width: aligned ? first.name.length + first.gap.length : 0,
    trailingComma: /,\s*\}$/.test(source.slice(-40)),
    names: names === names.toUpperCase() ? 'upper' : names === names.toLowerCase() && /^archive|^eprint/i.test(names) ? 'lower' : 'mixed',
    types,
    eol,
  };
}

interface FieldLine {
  readonly indent: string;
  readonly name: string;
  /** Between the name and the equals sign. */
  readonly gap: string;
  /** The equals sign and what follows it, up to the value. */
  readonly after: string;
}

/** How a field stands on its own line; `undefined` for one that shares the line with another. */
function fieldLine(text: string, name: string, valueStart: number): FieldLine | undefined {
  const before = text.slice(Math.max(0, valueStart - name.length - 80), valueStart);
  const lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const found = /^([ \t]*)([^\s=,{]+)([ \t]*)(=[ \t]*)$/.exec(before.slice(lineStart));
  if (!found || lineStart === 0) return undefined;
  const [, indent = '', written = '', gap = '', after = ''] = found;
  return { indent, name: written, gap, after };
}

/** The line end that a text uses most at its start; `\n` where it has none. */
export function lineEndOf(text: string): string {
  const first = text.indexOf('\n');
  if (first < 0) return text.includes('\r') ? '\r' : '\n';
  return text.charAt(first - 1) === '\r' ? '\r\n' : '\n';
}
