import type { Dialect } from '../bibtex/escape';
import type { BibliographyFormat } from '../formats/upsertInto';

/** The files around a document. Paths have `/` between names; the edge keeps the document's scheme and authority. */
export interface Files {
  /** The text of a file, of its unsaved buffer first; `undefined` where there is none or it cannot be read. */
  read(path: string): Promise<string | undefined>;
  /** Whether there is such a file; never reads it, for bibliographies are large. */
  exists(path: string): Promise<boolean>;
  /** All files of the workspace with one of these endings (`bib`, `tex`), without hidden and installed ones. */
  list(endings: readonly string[]): Promise<readonly string[]>;
}

export interface DiscoveryOptions {
  /** What the user chose for this document: a path from the document's folder. */
  readonly chosen?: string;
  /** The setting `papershelf.bibliography.rootFile`: a path from the workspace folder. */
  readonly rootFile?: string;
  /** The setting `papershelf.bibliography.files`: paths from the workspace folder. */
  readonly configured?: readonly string[];
  /** The folder of the workspace that the document is in; none for a file opened alone. */
  readonly workspaceFolder?: string;
  /** The reader's home folder, for paths from `~/` on. */
  readonly home?: string;
}

/**
 * Why a bibliography is that of a document, strongest first: the user chose it; the document names it; a file that
 * includes the document, or that one includes, names it; the project names it; a setting lists it; it lies nearest.
 */
export type Reason = 'self' | 'chosen' | 'declared' | 'root' | 'project' | 'configured' | 'nearest';

export interface FoundBibliography {
  readonly path: string;
  /** `undefined` for a kind of file that cannot be written, and for a path that only a shell or a program can read. */
  readonly format: BibliographyFormat | undefined;
  readonly reason: Reason;
  /** The file that names it; the document itself for `declared`. */
  readonly namedBy?: string;
  /** `false` for one that is named but is not there: to be created. */
  readonly exists: boolean;
  /** Whether it is named by a path from a folder, so that one that is not there was meant to be made right there. */
  readonly isRelative: boolean;
}

export interface Discovery {
  /** Where entries go; `undefined` where none was found, and `why` says what was looked at. */
  readonly target: FoundBibliography | undefined;
  /** All that were found, strongest reason first; each file once. */
  readonly candidates: readonly FoundBibliography[];
  /** The document that includes this one, whose folder paths are relative to and where a declaration belongs. */
  readonly root: string;
  /** In which dialect entries for a `.bib` are written. */
  readonly dialect: Dialect;
  /** For the status bar, where no target is: what the search came to. */
  readonly why: 'found' | 'nothing-declared' | 'only-unwritable';
}
