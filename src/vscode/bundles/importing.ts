/** Reads papers in all formats, from files and from answers of the network: loaded with the first that is read. */
export { complete } from '../../fetching/completing';
export { dailyPapers } from '../../fetching/sources';
export { readImport, readImportSteps } from '../../importing/read';
