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
  showLog: 'papershelf.showLog',
} as const;

/** Whether the tree shows only what a query finds. */
export const FILTERED = 'papershelf.filtered';
export const VIEW = 'papershelf.papers';
export const DETAIL_PANEL = 'papershelf.detail';

/** Every setting of the manifest, without its prefix, and what it holds. */
export interface Settings {
  readonly topics: unknown;
  readonly 'latex.command': string;
  readonly 'bibliography.createName': string;
  readonly 'bibliography.autoAdd': 'always' | 'ask' | 'never';
}
export const SETTING_NAMES: readonly (keyof Settings)[] = ['topics', 'latex.command', 'bibliography.createName', 'bibliography.autoAdd'];
