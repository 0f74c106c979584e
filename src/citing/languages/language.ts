import type { DocumentLanguage } from '../types';
import { asciidoc } from './asciidoc';
import { bibtex } from './bibtex';
import { latex } from './latex';
import { markdown } from './markdown';
import { org } from './org';
import { restructuredtext } from './restructuredtext';
import { typst } from './typst';

/** Language ids as editors name them → how such documents cite. A Jupyter Markdown cell is `markdown`. */
const BY_ID: Readonly<Record<string, DocumentLanguage>> = {
  latex,
  tex: latex,
  'latex-expl3': latex,
  doctex: latex,
  rsweave: latex,
  jlweave: latex,
  pweave: latex,
  markdown,
  quarto: markdown,
  rmd: markdown,
  pweave_md: markdown,
  mdx: markdown,
  typst,
  typ: typst,
  org,
  orgmode: org,
  restructuredtext,
  rst: restructuredtext,
  asciidoc,
  asciidoctor: asciidoc,
  bibtex,
};

/** File names of documents whose language the editor may not know: a `.rmd` without its extension is plain text. */
const BY_EXTENSION: Readonly<Record<string, DocumentLanguage>> = {
  tex: latex,
  ltx: latex,
  sty: latex,
  cls: latex,
  rnw: latex,
  snw: latex,
  jnw: latex,
  texw: latex,
  dtx: latex,
  md: markdown,
  markdown,
  qmd: markdown,
  rmd: markdown,
  rmarkdown: markdown,
  jmd: markdown,
  pmd: markdown,
  mdx: markdown,
  typ: typst,
  org,
  rst: restructuredtext,
  rest: restructuredtext,
  adoc: asciidoc,
  asciidoc,
  asc: asciidoc,
  bib: bibtex,
};

/** How a document cites: by its language id, else, where that says nothing, by its file name; case does not matter. */
export function languageFor(languageId: string, fileName?: string): DocumentLanguage | undefined {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName ?? '')?.[1]?.toLowerCase() ?? '';
  return own(BY_ID, languageId.toLowerCase()) ?? own(BY_EXTENSION, extension);
}

function own(table: Readonly<Record<string, DocumentLanguage>>, name: string): DocumentLanguage | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

export const LANGUAGE_IDS: readonly string[] = Object.keys(BY_ID);
export const FILE_EXTENSIONS: readonly string[] = Object.keys(BY_EXTENSION);
