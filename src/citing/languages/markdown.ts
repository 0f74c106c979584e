import { lineEndOf } from '../bibtex/style';
import type { CiteGroup, Declaration, DocumentLanguage, RenderOptions, TextChange, TextRange } from '../types';
import { fillTemplate, insertCitation, isPlaceholderKey, missingKeys } from './insert';
import { markdownKey, markdownStretches, metadataGroups } from './markdownGroups';
import { frontMatter, metadataNames, proseStart } from './markdownProse';
import { readAll } from './reading';
import { declareInYaml, yamlDeclarations } from './yamlBibliography';

/** Pandoc's citations, which Quarto, R Markdown and Jupyter's Markdown cells write too. */
export const markdown: DocumentLanguage = {
  id: 'markdown',
  // The front matter is short, and is read as a whole.
  reader: { begin: proseStart, read: markdownStretches, settle, names: metadataNames },
  groups,
  render,
  add,
  replace,
  insert: (text, selection, keys, options) => insertCitation(markdown, { afterWord: ' ' }, text, selection, keys, options),
  declarations,
  declare,
};

/** What means an example of the text cites nothing. */
function settle(text: string, groups: readonly CiteGroup[], labels: ReadonlySet<string>): CiteGroup[] {
  const cites = ({ form, keys }: CiteGroup): boolean => form !== 'in-text' || !keys.every(({ key }) => labels.has(key));
  return [...metadataGroups(text), ...(labels.size === 0 ? groups : groups.filter(cites))];
}

function groups(text: string): CiteGroup[] {
  return [...readAll(markdown.reader, text).groups];
}

function render(keys: readonly string[], { form, template }: RenderOptions = {}): string {
  const signed = keys.map(markdownKey);
  if (template !== undefined) return fillTemplate(template, signed, '; ', ' ');
  const [first = '', ...others] = signed;
  if (form !== 'in-text') return `[${signed.join('; ')}]`;
  return others.length === 0 ? first : `${first} [${others.join('; ')}]`;
}

function add(text: string, group: CiteGroup, keys: readonly string[]): TextChange | undefined {
  const missing = missingKeys(group, keys).map(markdownKey);
  if (missing.length === 0) return undefined;
  const list = missing.join('; ');
  const placeholder = group.keys.find(({ key }) => isPlaceholderKey(key));
  if (placeholder && text.charAt(placeholder.start - 1) === '@') return { start: placeholder.start - 1, end: placeholder.end, text: list };
  const { slot } = group;
  if (group.keys.length === 0) return { ...slot, text: list };
  // Pandoc: `@a [p. 3; @b]` reads "A (2017, 3; B 2018)".
  return { ...slot, text: text.charAt(group.end - 1) === ']' ? `; ${list}` : ` [${list}]` };
}

/** From the `@` on, where the key needs braces that are not there yet. */
function replace(text: string, { start, end }: TextRange, key: string): TextChange {
  const signed = markdownKey(key);
  if (signed === `@${key}` || text.charAt(start - 1) === '{') return { start, end, text: key };
  return { start: start - 1, end, text: signed };
}

function declarations(text: string): Declaration[] {
  const yaml = frontMatter(text);
  return yaml ? yamlDeclarations(text, yaml) : [];
}

function declare(text: string, path: string): readonly TextChange[] {
  const yaml = frontMatter(text);
  if (yaml) return [declareInYaml(text, yaml, path)];
  const eol = lineEndOf(text);
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const { text: line } = declareInYaml('', { start: 0, end: 0 }, path);
  return [{ start, end: start, text: `---${eol}${line.trimEnd()}${eol}---${eol}${eol}` }];
}
