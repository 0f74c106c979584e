import { controlWords, skipBlank, skipOptional } from '../languages/latexLexer';
import type { LanguageKind } from '../types';

const INPUTS = new Set(['input', 'include', 'subfile', 'subfileinclude', 'InputIfFileExists', 'loadglsentries']);
const IMPORTS = new Set(['import', 'subimport', 'includefrom', 'subincludefrom', 'inputfrom', 'subinputfrom']);

/** The files that a text takes in, as it names them, with the ending that its language leaves out. */
export function includesOf(kind: LanguageKind, text: string): string[] {
  switch (kind) {
    case 'latex':
      return latexIncludes(text);
    case 'typst':
      return [...text.matchAll(/^[ \t]*#(?:include|import)[ \t]+"([^"\n]{1,500})"/gm)].map((found) => found[1] ?? '');
    case 'org':
      return [...text.matchAll(/^[ \t]*#\+(?:setupfile|include):[ \t]*"?([^"\r\n]{1,500})/gim)].map((found) => (found[1] ?? '').trim());
    case 'asciidoc':
      return [...text.matchAll(/^include::([^[\r\n]{1,500})\[/gm)].map((found) => found[1] ?? '');
    case 'restructuredtext':
      return [...text.matchAll(/^[ \t]*\.\.[ \t]+include::[ \t]+(\S{1,500})/gm)].map((found) => found[1] ?? '');
    case 'markdown':
    case 'bibtex':
      return [];
  }
}

function latexIncludes(text: string): string[] {
  const files: string[] = [];
  for (const { name, end } of controlWords(text)) {
    if (INPUTS.has(name)) files.push(...argument(text, end).map(({ value }) => withEnding(value)));
    else if (IMPORTS.has(name)) {
      const [folder] = argument(text, end);
      const [file] = folder ? argument(text, folder.end) : [];
      if (folder && file) files.push(withEnding(`${folder.value.replace(/\/$/, '')}/${file.value}`));
    }
  }
  return files.filter((file) => !file.includes('#') && !file.includes('\\'));
}

function argument(text: string, from: number): { value: string; end: number }[] {
  const open = skipBlank(text, from);
  const end = skipOptional(text, open, '{', '}');
  const value = text.slice(open + 1, end - 1).trim();
  return end === open || value === '' ? [] : [{ value, end }];
}

function withEnding(path: string): string {
  return /\.[a-z0-9]{1,6}$/i.test(path) ? path : `${path}.tex`;
}

/** The root that a LaTeX text names for editors: `% !TEX root = ../main.tex`, near its top; Knitr's child is alike. */
export function magicRoot(text: string): string | undefined {
  for (const line of text.slice(0, 10_000).split(/\r\n|\n|\r/, 60)) {
    const found = /^[ \t]*%[ \t]*!T[Ee]X[ \t]+root[ \t]*=[ \t]*(\S.*)$/.exec(line)?.[1] ?? /^[ \t]*%[ \t]*!Rnw[ \t]+root[ \t]*=[ \t]*(\S.*)$/.exec(line)?.[1];
    if (found !== undefined) return found.trim();
    // subfiles: the class's option is the main file.
    const main = /^\s*\\documentclass\[([^\]]{1,300})\]\{subfiles\}/.exec(line)?.[1];
    if (main !== undefined) return withEnding(main.trim());
  }
  return undefined;
}

/** Whether a LaTeX text stands by itself. */
export function isWholeDocument(text: string): boolean {
  for (const { name } of controlWords(text)) if (name === 'documentclass') return true;
  return false;
}
