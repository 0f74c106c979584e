import type { SourceEntry } from '../merging/entry';
import { readAtom } from './atom';
import { readBibtex } from './bibtex';
import { readCrossref, readCsl } from './csl';
import { detectFormat, type ImportFormat } from './format';
import { readDailyPapers, readHubPaper } from './huggingface';
import { LONGEST_IMPORT } from './limits';
import { readListingEntries } from './listing';
import { Problems, type ImportProblem } from './problem';
import { readRis } from './ris';
import { finish, type Steps } from './steps';

export interface ReadOptions {
  /** Where the text does not tell its format, or is known to lie. */
  readonly format?: ImportFormat;
  /** The year of a listing's days, where the page writes none out: that of the file's date. */
  readonly fallbackYear?: number;
  /** ISO day on which the hub's answer was fetched: that of its comment counts. */
  readonly countedOn?: string;
  /** The encoding that a file was read by without saying so itself. */
  readonly guessedEncoding?: string;
}

export interface Imported {
  /** `undefined` where no format was recognised. */
  readonly format: ImportFormat | undefined;
  readonly entries: readonly SourceEntry[];
  readonly problems: readonly ImportProblem[];
}

const READERS: Readonly<Record<ImportFormat, (text: string, problems: Problems, options: ReadOptions) => Steps<SourceEntry[]>>> = {
  listing: readListingEntries,
  'huggingface-daily': readDailyPapers,
  'huggingface-paper': readHubPaper,
  arxiv: readAtom,
  bibtex: readBibtex,
  csl: readCsl,
  crossref: readCrossref,
  ris: readRis,
};

/** Reads any text as the format that it has. Never throws: what can be read is read, the rest is a problem with a line. */
export function readImport(text: string, options: ReadOptions = {}): Imported {
  return finish(readImportSteps(text, options));
}

/** The same, in steps of a few milliseconds. */
export function* readImportSteps(text: string, options: ReadOptions = {}): Steps<Imported> {
  const problems = new Problems();
  const format = options.format ?? detectFormat(text);
  if (options.guessedEncoding !== undefined) problems.add('encoding-guessed', 1, options.guessedEncoding);
  if (text.trim() === '') problems.add('empty', 1);
  else if (text.length > LONGEST_IMPORT) problems.add('too-large', 1, String(text.length));
  else if (format === undefined) problems.add('format-unknown', 1, text.slice(0, 200));
  else return { format, entries: yield* READERS[format](text, problems, options), problems: problems.all() };
  return { format, entries: [], problems: problems.all() };
}
