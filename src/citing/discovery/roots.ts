import type { LanguageKind } from '../types';
import { includesOf, isWholeDocument, magicRoot } from './includes';
import { folderOf, resolvePath } from './paths';
import type { DiscoveryOptions, Files } from './types';

/** How far a chain of includes is followed, and over how many files: beyond that a document is not a document. */
const DEEPEST = 5;
const MOST_FILES = 500;

const ENDINGS: Readonly<Record<LanguageKind, readonly string[]>> = {
  latex: ['tex', 'ltx', 'rnw'],
  typst: ['typ'],
  org: [],
  restructuredtext: ['rst'],
  asciidoc: ['adoc', 'asciidoc', 'asc'],
  markdown: [],
  bibtex: [],
};

export interface Source {
  readonly path: string;
  readonly text: string;
}

/**
 * The files that the document is part of, outermost last: what it names as its root, the setting's root, else those
 * that include it. Empty where it stands alone.
 */
export async function parentsOf(kind: LanguageKind, document: Source, files: Files, options: DiscoveryOptions): Promise<Source[]> {
  const named = kind === 'latex' ? magicRoot(document.text) : undefined;
  const configured = options.rootFile === undefined || options.rootFile === '' ? undefined : resolvePath(options.workspaceFolder ?? '', options.rootFile);
  const explicit = named === undefined ? configured : resolvePath(folderOf(document.path), named);
  if (explicit !== undefined && explicit !== document.path) {
    const text = await files.read(explicit);
    if (text !== undefined) return [{ path: explicit, text }];
  }
  if (kind === 'latex' && isWholeDocument(document.text)) return [];
  return ENDINGS[kind].length === 0 ? [] : includingFiles(kind, document, files);
}

async function includingFiles(kind: LanguageKind, document: Source, files: Files): Promise<Source[]> {
  const paths = (await files.list(ENDINGS[kind])).slice(0, MOST_FILES);
  const read = await Promise.all(paths.map(async (path) => ({ path, text: (await files.read(path)) ?? '' })));
  const targets = new Map(read.map((source) => [source, new Set(includesOf(kind, source.text).flatMap((path) => [resolvePath(folderOf(source.path), path), path]))]));
  const parents: Source[] = [];
  let current = document.path;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const parent = read.find((source) => source.path !== document.path && !parents.includes(source) && includes(source, targets.get(source), current));
    if (!parent) break;
    parents.push(parent);
    current = parent.path;
  }
  return parents;
}

/**
 * A path in an included file is relative to the root in LaTeX, so one that ends alike counts as well, if the file that
 * names it lies below the folder that it would then be seen from: another project may have a file of the same name.
 */
function includes(source: Source, targets: ReadonlySet<string> | undefined, path: string): boolean {
  return targets !== undefined && [...targets].some((target) => target === path || seenFromAbove(source.path, target.replace(/^\.\//, ''), path));
}

function seenFromAbove(source: string, target: string, path: string): boolean {
  return !target.startsWith('/') && path.endsWith(`/${target}`) && source.startsWith(path.slice(0, path.length - target.length));
}

/** The files that a text takes in, and those take in, each once. */
export async function includedBy(kind: LanguageKind, source: Source, files: Files): Promise<Source[]> {
  const found = new Map<string, Source>();
  let level: Source[] = [source];
  for (let depth = 0; depth < DEEPEST && level.length > 0 && found.size < MOST_FILES; depth++) {
    const next: Source[] = [];
    for (const each of level) {
      for (const path of includesOf(kind, each.text)) {
        const whole = resolvePath(folderOf(source.path), path);
        if (found.has(whole) || whole === source.path) continue;
        const text = await files.read(whole);
        if (text === undefined) continue;
        const file = { path: whole, text };
        found.set(whole, file);
        next.push(file);
      }
    }
    level = next;
  }
  return [...found.values()];
}
