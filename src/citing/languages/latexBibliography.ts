import type { Declaration, TextChange } from '../types';
import { lineEndOf } from '../bibtex/style';
import { controlWords, lineEnd, skipBlank, skipOptional, type ControlWord } from './latexLexer';

/** BibTeX's commands take names without `.bib`, several apart by commas; BibLaTeX's take one file name. */
const NAMES = new Set(['bibliography', 'nobibliography', 'putbib', 'addbibresource', 'addglobalbib', 'addsectionbib']);

interface Argument {
  readonly command: ControlWord;
  readonly start: number;
  readonly end: number;
}

/** Files that a text names in `\bibliography`, `\addbibresource` and their kin, also through `\subfix`. */
export function latexDeclarations(text: string): Declaration[] {
  return argumentsOf(text).flatMap((argument) => {
    const single = argument.command.name.startsWith('add');
    return namesIn(text, argument, single).map(({ start, end }) => {
      const name = text.slice(start, end);
      return { path: single || /\.bib$/i.test(name) ? name : `${name}.bib`, start, end };
    });
  });
}

function argumentsOf(text: string): Argument[] {
  const found: Argument[] = [];
  for (const command of controlWords(text)) {
    if (!NAMES.has(command.name)) continue;
    const options = skipBlank(text, text.charAt(command.end) === '*' ? command.end + 1 : command.end);
    const biblatex = command.name.startsWith('add');
    const open = skipBlank(text, skipOptional(text, options));
    // chapterbib and bibunits put the files of \putbib in brackets.
    const bracket = command.name === 'putbib' && text.charAt(options) === '[';
    const start = bracket ? options : open;
    const end = bracket ? skipOptional(text, start) : skipOptional(text, start, '{', '}');
    if (end === start || (biblatex && /location\s*=\s*remote/.test(text.slice(options, open)))) continue;
    found.push({ command, start: start + 1, end: end - 1 });
  }
  return found;
}

function namesIn(text: string, argument: Argument, single: boolean): { start: number; end: number }[] {
  const names: { start: number; end: number }[] = [];
  let at = argument.start;
  while (at < argument.end) {
    const char = text.charAt(at);
    if (char === '%') at = lineEnd(text, at);
    else if (char === '\\') {
      // \subfix{…} and the like: the name stands in its braces.
      const open = text.slice(at, argument.end).indexOf('{');
      at = open < 0 ? argument.end : at + open + 1;
    }
    else if (/[\s,{}"]/.test(char)) at++;
    else {
      const start = at;
      while (at < argument.end && !/[,{}%"\\\r\n]/.test(text.charAt(at))) at++;
      const end = start + text.slice(start, at).trimEnd().length;
      if (!text.slice(start, end).includes('#')) names.push({ start, end });
      if (single) break;
    }
  }
  return names;
}

/**
 * Adds a bibliography as the document does it already, else `\addbibresource` below `\usepackage{biblatex}`, else
 * `\bibliography` above `\end{document}`, with a style where none is set. A text without either is part of another.
 */
export function declareInLatex(text: string, path: string): readonly TextChange[] | undefined {
  const eol = lineEndOf(text);
  const words = [...controlWords(text)];
  const last = argumentsOf(text).at(-1);
  if (last?.command.name === 'bibliography') {
    const end = namesIn(text, last, false).at(-1)?.end;
    return end === undefined ? [{ start: last.start, end: last.end, text: withoutExtension(path) }] : [insert(end, `,${withoutExtension(path)}`)];
  }
  const loading = words.filter(({ name, end }) => name === 'usepackage' && /^\s*(?:\[[^\]]*\]\s*)?\{[^}]*\bbiblatex\b/.test(text.slice(end, end + 1000))).at(-1);
  const below = last?.command.name === 'addbibresource' ? last.end : loading && behindBraces(text, loading.end);
  if (below !== undefined) return [insert(lineEnd(text, below), `${eol}\\addbibresource{${path}}`)];
  const end = words.find(({ name, end: at }) => name === 'end' && text.startsWith('{document}', at));
  if (!end) return undefined;
  const style = words.some(({ name }) => name === 'bibliographystyle') ? '' : `\\bibliographystyle{${words.some(({ name, end: at }) => name === 'usepackage' && /^[^\n]*natbib/.test(text.slice(at, at + 200))) ? 'plainnat' : 'plain'}}${eol}`;
  return [insert(end.start, `${style}\\bibliography{${withoutExtension(path)}}${eol}`)];
}

function behindBraces(text: string, from: number): number {
  const open = text.indexOf('{', from);
  return skipOptional(text, open, '{', '}');
}

function insert(at: number, text: string): TextChange {
  return { start: at, end: at, text };
}

function withoutExtension(path: string): string {
  return path.replace(/\.bib$/i, '');
}
