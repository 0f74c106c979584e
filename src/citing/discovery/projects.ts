import { frontMatter } from '../languages/markdownProse';
import { yamlDeclarations } from '../languages/yamlBibliography';
import type { LanguageKind } from '../types';
import { folderOf, foldersUpTo, resolvePath } from './paths';
import type { Source } from './roots';
import { sphinxBibfiles, sphinxConfiguration } from './sphinx';
import type { Files } from './types';

/** A bibliography that a project file names, by a path seen from a folder. */
export interface ProjectBibliography {
  readonly path: string;
  readonly folder: string;
  readonly namedBy: string;
}

/** What project files name for a document: Quarto and bookdown for Markdown, Sphinx for reStructuredText. */
export async function projectBibliographies(kind: LanguageKind, document: Source, files: Files, top: string | undefined): Promise<ProjectBibliography[]> {
  const folders = foldersUpTo(folderOf(document.path), top);
  if (kind === 'markdown') return [...(await quarto(folders, files)), ...(await bookdown(folders, files))];
  return kind === 'restructuredtext' ? sphinx(document, files, top) : [];
}

/** Quarto: `_metadata.yml` of the folder and each above, up to the folder with `_quarto.yml`, then that file. */
async function quarto(folders: readonly string[], files: Files): Promise<ProjectBibliography[]> {
  const found: ProjectBibliography[] = [];
  for (const folder of folders) {
    found.push(...(await firstYaml(files, folder, ['_metadata.yml', '_metadata.yaml'])).bibliographies);
    const project = await firstYaml(files, folder, ['_quarto.yml', '_quarto.yaml']);
    if (project.exists) return [...found, ...project.bibliographies];
  }
  // Without a project, Quarto reads no metadata files.
  return [];
}

/** bookdown: `_bookdown.yml`, `_output.yml`, and the front matter of the book's first page. */
async function bookdown(folders: readonly string[], files: Files): Promise<ProjectBibliography[]> {
  for (const folder of folders) {
    const book = await firstYaml(files, folder, ['_bookdown.yml', '_bookdown.yaml']);
    if (!book.exists) continue;
    const output = await firstYaml(files, folder, ['_output.yml', '_output.yaml']);
    const index = resolvePath(folder, 'index.Rmd');
    const page = (await files.read(index)) ?? '';
    const matter = frontMatter(page);
    const inIndex = matter ? yamlDeclarations(page, matter).map(({ path }) => ({ path, folder, namedBy: index })) : [];
    return [...book.bibliographies, ...output.bibliographies, ...inIndex];
  }
  return [];
}

async function firstYaml(files: Files, folder: string, names: readonly string[]): Promise<{ exists: boolean; bibliographies: ProjectBibliography[] }> {
  for (const name of names) {
    const path = resolvePath(folder, name);
    const text = await files.read(path);
    if (text === undefined) continue;
    const named = yamlDeclarations(text, { start: 0, end: text.length });
    return { exists: true, bibliographies: named.map((each) => ({ path: each.path, folder, namedBy: path })) };
  }
  return { exists: false, bibliographies: [] };
}

/** Sphinx: `bibtex_bibfiles` of the nearest `conf.py`, relative to it. */
async function sphinx(document: Source, files: Files, top: string | undefined): Promise<ProjectBibliography[]> {
  const configuration = await sphinxConfiguration(document.path, files, top);
  if (!configuration) return [];
  const { path, text } = configuration;
  return sphinxBibfiles(text).map((file) => ({ path: file, folder: folderOf(path), namedBy: path }));
}
