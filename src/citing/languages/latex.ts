import type { CiteGroup, DocumentLanguage, RenderOptions, TextChange } from '../types';
import { fillTemplate, insertCitation, isPlaceholderKey, missingKeys } from './insert';
import { latexDeclarations, declareInLatex } from './latexBibliography';
import { latexStretches } from './latexGroups';
import { controlWords } from './latexLexer';
import { readAll } from './reading';

/** LaTeX and what is built on it; default commands `\cite` and, in the text, natbib's `\citet` or BibLaTeX's `\textcite`. */
export const latex: DocumentLanguage = {
  id: 'latex',
  reader: { begin: () => 0, read: latexStretches },
  groups,
  render,
  add,
  insert: (text, selection, keys, options) => insertCitation(latex, { afterWord: '~' }, text, selection, keys, withCommand(text, options)),
  declarations: latexDeclarations,
  declare: declareInLatex,
};

function groups(text: string): CiteGroup[] {
  return [...readAll(latex.reader, text).groups];
}

function render(keys: readonly string[], { form, command, template }: RenderOptions = {}): string {
  const safe = keys.map(latexKey);
  if (template !== undefined) return fillTemplate(template, safe, ',', ' ');
  const name = command ?? (form === 'in-text' ? 'citet' : 'cite');
  const list = isMultiple(name) ? safe.join('}{') : safe.join(',');
  return `\\${name}{${list}}`;
}

function add(text: string, group: CiteGroup, keys: readonly string[]): TextChange | undefined {
  const missing = missingKeys(group, keys).map(latexKey);
  if (missing.length === 0) return undefined;
  const placeholder = group.keys.find(({ key }) => isPlaceholderKey(key));
  if (placeholder) return { start: placeholder.start, end: placeholder.end, text: missing.join(',') };
  const { slot } = group;
  if (group.keys.length === 0) return { ...slot, text: missing.join(',') };
  if (isMultiple(group.command)) return { start: group.end, end: group.end, text: missing.map((key) => `{${key}}`).join('') };
  const separator = separatorOf(text, group);
  return { ...slot, text: missing.map((key) => separator + key).join('') };
}

function separatorOf(text: string, { keys }: CiteGroup): string {
  const [before, after] = keys.slice(-2);
  return before && after && /\s/.test(text.slice(before.end, after.start)) ? ', ' : ',';
}

function isMultiple(name: string): boolean {
  return name.endsWith('cites');
}

/** Keys that TeX would read for itself cannot be cited at all; what is left of them shows where. */
function latexKey(key: string): string {
  return key.replace(/[\\{}#%,~\s]/g, '');
}

/** What a document cites in the text with: BibLaTeX's command where that is loaded. */
function withCommand(text: string, options: RenderOptions = {}): RenderOptions {
  if (options.command !== undefined || options.form !== 'in-text') return options;
  return { ...options, command: usesBiblatex(text) ? 'textcite' : 'citet' };
}

/** Whether a LaTeX document loads or uses BibLaTeX: entries for it are written in that dialect. */
export function usesBiblatex(text: string): boolean {
  for (const { name, end } of controlWords(text)) {
    if (name === 'addbibresource' || name === 'printbibliography') return true;
    if ((name === 'usepackage' || name === 'RequirePackage') && /^\s*(?:\[[^\]]*\]\s*)?\{[^}]*\bbiblatex\b/.test(text.slice(end, end + 1000))) return true;
  }
  return false;
}
