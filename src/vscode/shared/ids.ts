/** Every command of the manifest, in one place. A test holds the two lists together. */
export const COMMANDS = {
  search: 'papershelf.search',
  cite: 'papershelf.cite',
  openPaper: 'papershelf.openPaper',
  openPaperToSide: 'papershelf.openPaperToSide',
  groupBy: 'papershelf.groupBy',
  sortBy: 'papershelf.sortBy',
  filterTree: 'papershelf.filterTree',
  clearFilter: 'papershelf.clearFilter',
  showInTree: 'papershelf.showInTree',
  saveSearch: 'papershelf.saveSearch',
  removeSavedSearch: 'papershelf.removeSavedSearch',
  copyCitationKey: 'papershelf.copyCitationKey',
  copyBibtex: 'papershelf.copyBibtex',
  openOnArxiv: 'papershelf.openOnArxiv',
  openOnHuggingFace: 'papershelf.openOnHuggingFace',
  papersForPassage: 'papershelf.papersForPassage',
  moreLikeThis: 'papershelf.moreLikeThis',
  addUnknown: 'papershelf.addUnknown',
  addToBibliography: 'papershelf.addToBibliography',
  chooseBibliography: 'papershelf.chooseBibliography',
  createBibliography: 'papershelf.createBibliography',
  citeWithStyle: 'papershelf.citeWithStyle',
  copyReference: 'papershelf.copyReference',
  insertReference: 'papershelf.insertReference',
  insertBibliography: 'papershelf.insertBibliography',
  exportPapers: 'papershelf.exportPapers',
  exportCited: 'papershelf.exportCited',
  mark: 'papershelf.mark',
  star: 'papershelf.star',
  unstar: 'papershelf.unstar',
  setStatus: 'papershelf.setStatus',
  editTags: 'papershelf.editTags',
  editNote: 'papershelf.editNote',
  hide: 'papershelf.hide',
  unhide: 'papershelf.unhide',
  undoMark: 'papershelf.undoMark',
  importPapers: 'papershelf.importPapers',
  importClipboard: 'papershelf.importClipboard',
  fetchDailyPapers: 'papershelf.fetchDailyPapers',
  completePapers: 'papershelf.completePapers',
  exportShelf: 'papershelf.exportShelf',
  restoreShelf: 'papershelf.restoreShelf',
  showLog: 'papershelf.showLog',
} as const;

/** Commands of our own links and completions: not in the manifest, for nobody calls them by hand. */
export const INTERNAL_COMMANDS = {
  /** Document, paper, key: adds the entry of a paper under the key that the document uses. */
  addEntry: 'papershelf.internal.addEntry',
  /** File, line, column. */
  openPlace: 'papershelf.internal.openPlace',
} as const;

/** Whether the tree shows only what a query finds. */
export const FILTERED = 'papershelf.filtered';
export const VIEW = 'papershelf.papers';
/** Papers on their way from the tree: a list of ids as JSON. */
export const PAPERS_MIME = 'application/vnd.papershelf.papers';
/** Notes are edited as files of this scheme. */
export const NOTE_SCHEME = 'papershelf-note';
export const DETAIL_PANEL = 'papershelf.detail';

/** Every setting of the manifest, without its prefix, and what it holds. */
export interface Settings {
  readonly topics: unknown;
  readonly 'latex.command': string;
  readonly 'bibliography.createName': string;
  readonly 'bibliography.autoAdd': 'always' | 'ask' | 'never';
  readonly completion: 'missing' | 'all' | 'off';
  readonly 'hover.enabled': boolean;
  readonly 'inlayHints.enabled': boolean;
  readonly 'diagnostics.unknownKey': Severity;
  readonly 'diagnostics.duplicateEntry': Severity;
  readonly 'diagnostics.differingEntry': Severity;
  readonly 'diagnostics.unusedEntry': Severity;
  readonly 'diagnostics.maxFileSize': number;
  readonly 'bibliography.files': readonly string[];
  readonly 'bibliography.rootFile': string;
  readonly 'bibtex.dialect': 'auto' | 'bibtex' | 'biblatex';
  readonly 'bibtex.fields': readonly string[];
  readonly 'bibtex.omitFields': readonly string[];
  readonly 'citationKey.formula': string;
  readonly 'markdown.style': 'bracketed' | 'in-text';
  readonly 'typst.style': 'reference' | 'cite';
  readonly 'org.style': string;
  readonly 'restructuredtext.role': string;
  readonly 'asciidoc.macro': string;
  readonly templates: unknown;
  readonly 'csl.styles': readonly string[];
  readonly 'network.enabled': boolean;
  readonly shelfFiles: readonly string[];
}
/** How a problem is shown. */
export type Severity = 'error' | 'warning' | 'information' | 'hint' | 'off';
export const SETTING_NAMES: readonly (keyof Settings)[] = [
  'topics',
  'latex.command',
  'bibliography.createName',
  'bibliography.autoAdd',
  'completion',
  'hover.enabled',
  'inlayHints.enabled',
  'diagnostics.unknownKey',
  'diagnostics.duplicateEntry',
  'diagnostics.differingEntry',
  'diagnostics.unusedEntry',
  'diagnostics.maxFileSize',
  'bibliography.files',
  'bibliography.rootFile',
  'bibtex.dialect',
  'bibtex.fields',
  'bibtex.omitFields',
  'citationKey.formula',
  'markdown.style',
  'typst.style',
  'org.style',
  'restructuredtext.role',
  'asciidoc.macro',
  'templates',
  'csl.styles',
  'network.enabled',
  'shelfFiles',
];
