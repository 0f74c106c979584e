import type { LanguageKind, RenderOptions } from '../types';

/** A way to write a citation that a language offers; `id` is the same in every version, for settings and tests. */
export interface CitationStyle {
  readonly id: string;
  /** What the citation reads like: by its place, or a part of it. */
  readonly reads: 'parenthetical' | 'in-text' | 'footnote' | 'author' | 'year' | 'full' | 'listed' | 'automatic';
  readonly options: RenderOptions;
}

const command = (id: string, reads: CitationStyle['reads']): CitationStyle => ({ id, reads, options: { command: id } });
const template = (id: string, reads: CitationStyle['reads'], text: string): CitationStyle => ({ id, reads, options: { template: text } });
const PLAIN: CitationStyle = { id: 'parenthetical', reads: 'parenthetical', options: { form: 'parenthetical' } };
const IN_TEXT: CitationStyle = { id: 'in-text', reads: 'in-text', options: { form: 'in-text' } };

const STYLES: Readonly<Record<LanguageKind, readonly CitationStyle[]>> = {
  latex: [
    PLAIN,
    IN_TEXT,
    command('citep', 'parenthetical'),
    command('parencite', 'parenthetical'),
    command('autocite', 'automatic'),
    command('citet', 'in-text'),
    command('textcite', 'in-text'),
    command('footcite', 'footnote'),
    command('citeauthor', 'author'),
    command('citeyear', 'year'),
    command('fullcite', 'full'),
    command('nocite', 'listed'),
  ],
  markdown: [PLAIN, IN_TEXT, template('year', 'year', '[-${key}]'), template('footnote', 'footnote', '^[${keys}]')],
  typst: [
    PLAIN,
    IN_TEXT,
    command('cite', 'parenthetical'),
    ...(['author', 'year', 'full'] as const).map((form): CitationStyle => ({ id: form, reads: form, options: { command: `cite/${form}` } })),
  ],
  org: [PLAIN, IN_TEXT, command('cite/a', 'author'), command('cite/na/b', 'year'), command('cite/n', 'listed'), command('org-ref:citep', 'parenthetical'), command('org-ref:citet', 'in-text')],
  restructuredtext: [PLAIN, IN_TEXT, command('cite:author', 'author'), command('cite:year', 'year'), command('footcite:p', 'footnote'), command('footcite:t', 'footnote')],
  asciidoc: [PLAIN, IN_TEXT, command('fullcite', 'full')],
  bibtex: [],
};

/** The ways to cite of a language, the usual one first. */
export function stylesOf(kind: LanguageKind): readonly CitationStyle[] {
  return STYLES[kind];
}
