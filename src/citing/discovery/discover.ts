import type { Dialect } from '../bibtex/escape';
import { BibScanner } from '../bibtex/scanner';
import { formatOf } from '../formats/upsertInto';
import { usesBiblatex } from '../languages/latex';
import type { DocumentLanguage } from '../types';
import { distance, extensionOf, folderOf, isAbsolute, matchesGlob, resolvePath, withHome } from './paths';
import { projectBibliographies } from './projects';
import { includedBy, parentsOf, type Source } from './roots';
import type { Discovery, DiscoveryOptions, Files, FoundBibliography, Reason } from './types';

/** What Pandoc tries behind a name without an ending. */
const PROBED = ['.bib', '.json', '.yaml', '.yml'];
const PREFERRED = ['references.bib', 'bibliography.bib'];

/**
 * The bibliographies of a document and the one that new entries go to. A stronger reason wins; among files of one
 * reason, the first that is there and can be written, but for files of abbreviations alone. Nothing is taken from prose or comments.
 */
export async function discoverBibliographies(language: DocumentLanguage, document: Source, files: Files, options: DiscoveryOptions = {}): Promise<Discovery> {
  if (language.id === 'bibtex') {
    const self: FoundBibliography = { path: document.path, format: 'bibtex', reason: 'self', exists: true, isRelative: true };
    return { target: self, candidates: [self], root: document.path, dialect: 'bibtex', why: 'found' };
  }
  const search = new Search(files, folderOf(document.path), options);
  const parents = await parentsOf(language.id, document, files, options);
  const root = parents.at(-1) ?? document;
  if (options.chosen !== undefined && options.chosen !== '') await search.add(options.chosen, folderOf(document.path), 'chosen');
  await declaredIn(language, document, [folderOf(document.path), folderOf(root.path)], 'declared', search);
  const around = [...parents, ...(await includedBy(language.id, root, files)).filter((each) => each.path !== document.path)];
  for (const source of around) await declaredIn(language, source, [folderOf(root.path), folderOf(source.path)], 'root', search);
  for (const { path, folder, namedBy } of await projectBibliographies(language.id, document, files, options.workspaceFolder)) await search.addDeclared(path, [folder], 'project', namedBy);
  for (const path of options.configured ?? []) await search.add(path, options.workspaceFolder ?? folderOf(document.path), 'configured');
  if (!search.hasTarget) await search.addNearest();
  const dialect: Dialect = language.id === 'latex' && [document, ...around].some(({ text }) => usesBiblatex(text)) ? 'biblatex' : 'bibtex';
  return { ...(await search.result()), root: root.path, dialect };
}

async function declaredIn(language: DocumentLanguage, source: Source, folders: readonly string[], reason: Reason, search: Search): Promise<void> {
  for (const { path } of language.declarations(source.text)) await search.addDeclared(path, folders, reason, source.path);
}

class Search {
  private readonly found = new Map<string, FoundBibliography>();

  constructor(
    private readonly files: Files,
    private readonly folder: string,
    private readonly options: DiscoveryOptions,
  ) {}

  get hasTarget(): boolean {
    return [...this.found.values()].some(({ format }) => format !== undefined);
  }

  /** A path as a document names it: seen from each of the folders in turn, Typst's `/` from the workspace folder. */
  async addDeclared(path: string, folders: readonly string[], reason: Reason, namedBy: string): Promise<void> {
    if (/^[a-z]{2,10}:\/\//i.test(path)) return;
    const { home, workspaceFolder } = this.options;
    const known = withHome(path, home);
    if (known === undefined) {
      this.keep({ path: resolvePath(folders[0] ?? '', path), format: undefined, reason, namedBy, exists: false, isRelative: false });
      return;
    }
    const isRelative = !isAbsolute(known);
    const rooted = path.startsWith('/') && workspaceFolder !== undefined ? [resolvePath(workspaceFolder, path.slice(1))] : [];
    const places = [...rooted, ...folders.map((folder) => resolvePath(folder, known))];
    if (/[*?]/.test(path)) {
      for (const file of await this.files.list(['bib'])) if (places.some((place) => matchesGlob(place, file))) await this.add(file, '', reason, namedBy);
      return;
    }
    const tried = extensionOf(path) === '' ? places.flatMap((place) => PROBED.map((ending) => place + ending)) : places;
    for (const place of tried) {
      if (!(await this.files.exists(place))) continue;
      this.keep({ path: place, format: formatOf(place), reason, namedBy, exists: true, isRelative });
      return;
    }
    const [first] = tried;
    if (first !== undefined) this.keep({ path: first, format: formatOf(first), reason, namedBy, exists: false, isRelative });
  }

  async add(path: string, folder: string, reason: Reason, namedBy?: string): Promise<void> {
    const whole = resolvePath(folder, path);
    this.keep({ path: whole, format: formatOf(whole), reason, namedBy, exists: await this.files.exists(whole), isRelative: true });
  }

  /** The `.bib` fewest folders away; of equals, one with a usual name, then the first by name. */
  async addNearest(): Promise<void> {
    const rank = (path: string): number => {
      const name = PREFERRED.indexOf(path.slice(path.lastIndexOf('/') + 1).toLowerCase());
      return distance(this.folder, path) * 10 + (name < 0 ? PREFERRED.length : name);
    };
    const ranked = [...(await this.files.list(['bib']))].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
    for (const path of ranked) this.keep({ path, format: formatOf(path), reason: 'nearest', exists: true, isRelative: true });
  }

  async result(): Promise<Pick<Discovery, 'target' | 'candidates' | 'why'>> {
    const candidates = [...this.found.values()];
    const writable = candidates.filter(({ format }) => format !== undefined);
    const target = await this.targetOf(writable.filter(({ reason }) => reason === writable[0]?.reason));
    return { target, candidates, why: target ? 'found' : candidates.length > 0 ? 'only-unwritable' : 'nothing-declared' };
  }

  /** Of files of one reason; where there is but one, it is never read. */
  private async targetOf(files: readonly FoundBibliography[]): Promise<FoundBibliography | undefined> {
    const there = files.filter(({ exists }) => exists);
    if (files.length > 1 && files[0]?.reason !== 'nearest') {
      for (const file of there) if (!hasOnlyStrings((await this.files.read(file.path)) ?? '')) return file;
      return files.find(({ exists }) => !exists) ?? there[0];
    }
    return there[0] ?? files[0];
  }

  private keep({ namedBy, ...found }: Omit<FoundBibliography, 'namedBy'> & { readonly namedBy?: string | undefined }): void {
    if (!this.found.has(found.path)) this.found.set(found.path, { ...found, ...(namedBy === undefined ? {} : { namedBy }) });
  }
}

/** A file like `IEEEabrv.bib`, that goes before a bibliography and gives names to journals. */
function hasOnlyStrings(text: string): boolean {
  return /@string\s*[{(]/i.test(text) && !new BibScanner(text).next();
}
