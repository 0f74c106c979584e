import { lineEndOf } from '../bibtex/style';
import type { TextChange } from '../types';
import { folderOf, foldersUpTo, resolvePath } from './paths';
import type { Source } from './roots';
import type { Files } from './types';

/** The nearest Sphinx configuration of a document: beside or above it, or where projects put it below that. */
export async function sphinxConfiguration(document: string, files: Pick<Files, 'read'>, top: string | undefined): Promise<Source | undefined> {
  for (const folder of foldersUpTo(folderOf(document), top)) {
    for (const name of ['conf.py', 'source/conf.py', 'docs/conf.py']) {
      const path = resolvePath(folder, name);
      const text = await files.read(path);
      if (text !== undefined) return { path, text };
    }
  }
  return undefined;
}

const LIST = /^bibtex_bibfiles[ \t]*(?::[^=\n]{1,80})?=[ \t]*[[(]([^\])]{0,5000})[\])]/m;

/** The strings of `bibtex_bibfiles = […]` in a Sphinx configuration, comments left out. */
export function sphinxBibfiles(text: string): string[] {
  return strings(LIST.exec(text)?.[1] ?? '').map(({ value }) => value);
}

/**
 * Adds a file to `bibtex_bibfiles`, seen from the configuration's folder. `undefined` where that has it, computes its list,
 * or does not load sphinxcontrib-bibtex, which alone reads it.
 */
export function declareInSphinx(text: string, path: string): readonly TextChange[] | undefined {
  const found = LIST.exec(text);
  const list = found?.[1];
  if (!found || list === undefined) {
    if (/^bibtex_bibfiles\b/m.test(text) || !text.includes('sphinxcontrib.bibtex')) return undefined;
    const eol = lineEndOf(text);
    return [{ start: text.length, end: text.length, text: `${/[\r\n]$/.test(text) ? '' : eol}bibtex_bibfiles = [${quoted(path)}]${eol}` }];
  }
  const items = strings(list);
  if (items.some(({ value }) => value === path)) return undefined;
  const start = found.index + found[0].length - 1 - list.length;
  const last = items.at(-1);
  // What computes its parts could not be told from a comma to come.
  if (!last && list.replace(/#[^\r\n]*/g, '').trim() !== '') return undefined;
  const at = start + (last?.end ?? 0);
  // A tuple of one needs its comma: the one that stands there stays behind the new item.
  return [{ start: at, end: at, text: last ? `, ${quoted(path)}` : found[0].endsWith(')') ? `${quoted(path)},` : quoted(path) }];
}

/** String literals of a list, with where they end in it. */
function strings(list: string): { readonly value: string; readonly end: number }[] {
  const code = list.replace(/#[^\r\n]*/g, (comment) => ' '.repeat(comment.length));
  return [...code.matchAll(/"([^"\n]+)"|'([^'\n]+)'/g)].map((found) => ({ value: found[1] ?? found[2] ?? '', end: found.index + found[0].length }));
}

function quoted(path: string): string {
  return JSON.stringify(path);
}
