import type { SourceEntry } from '../merging/entry';
import type { NameParts } from '../papers/authorName';
import { bibChunks, closingBraces, type BibChunk } from './bibChunks';
import { readFields, type BibFields } from './bibFields';
import { dateOfParts, entryOf, isoDateOf, nameAt } from './clean';
import { plainOf } from './latex';
import type { Problems } from './problem';
import type { Steps } from './steps';

/** Fields by lower-case name, as LaTeX. */
type Fields = ReadonlyMap<string, string>;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** No paper's entry is longer. */
const LONGEST = 300_000;
const UNREAD: BibFields = { values: new Map(), strays: true, lost: new Set() };

/** Entries of a BibTeX or BibLaTeX file. Each is read by itself; of a broken one, what it has and where something is lost. */
export function* readBibtex(file: string, problems: Problems): Steps<SourceEntry[]> {
  const entries: SourceEntry[] = [];
  const macros = new Map(MONTHS.map((month) => [month, month]));
  let read = 0;
  for (const chunk of bibChunks(file)) {
    if (chunk.type === 'string') defineMacro(chunk, macros);
    if (['string', 'preamble', 'comment'].includes(chunk.type)) continue;
    const fields = fieldsOf(chunk, macros, problems);
    const entry = fields && entryOfFields(fields);
    if (entry) entries.push(entry);
    else if (fields) problems.add('title-missing', chunk.line, chunk.text);
    if (++read % 16 === 0) yield;
  }
  if (read === 0) problems.add('no-papers', 1);
  return entries;
}

function fieldsOf(chunk: BibChunk, macros: ReadonlyMap<string, string>, problems: Problems): Fields | undefined {
  const { values, strays, lost } = chunk.text.length > LONGEST ? UNREAD : readFields(chunk, macros);
  if (strays && !values.has('title')) {
    problems.add('entry-unreadable', chunk.line, chunk.text);
    return undefined;
  }
  for (const at of lost) problems.add('cut-off', chunk.line + newlines(chunk.text.slice(0, at)), chunk.text.slice(at, at + 200));
  if (strays && lost.size === 0) problems.add('entry-repaired', chunk.line, chunk.text);
  return values;
}

function newlines(text: string): number {
  return text.split('\n').length - 1;
}

function defineMacro(chunk: BibChunk, macros: Map<string, string>): void {
  if (!chunk.closed || chunk.text.length > 10_000) return;
  // Bounded, or macros of macros would grow without end.
  for (const [name, value] of readFields(chunk, macros).values) macros.set(name, value.slice(0, 1_000));
}

function entryOfFields(fields: Fields): SourceEntry | undefined {
  const plain = (name: string): string | undefined => {
    const value = fields.get(name);
    return value === undefined ? undefined : plainOf(value.slice(0, 100_000));
  };
  const isArxiv = /arxiv/i.test(fields.get('archiveprefix') ?? fields.get('eprinttype') ?? 'arxiv');
  const subtitle = plain('subtitle');
  const venue = plain('booktitle') ?? plain('journal') ?? plain('journaltitle');
  return entryOf('bibtex', {
    title: subtitle === undefined ? plain('title') : `${plain('title') ?? ''}: ${subtitle}`,
    abstract: plain('abstract'),
    arxivIds: [
      isArxiv ? fields.get('eprint') : undefined,
      fields.get('arxivid'),
      fields.get('url'),
      fields.get('doi'),
      // `arXiv preprint arXiv:2503.02130`, and CoRR's `abs/2503.02130`.
      /arxiv:\s?(\S{1,20})/i.exec(fields.get('journal') ?? fields.get('note') ?? '')?.[1],
      /^abs\/(\S{1,20})/.exec(fields.get('volume') ?? '')?.[1],
    ],
    dois: [fields.get('doi')?.replaceAll('\\', ''), fields.get('url')],
    authors: namesOf(fields.get('author') ?? ''),
    publishedOn: dateOf(fields),
    venue,
  });
}

/** Names, split at each `and` outside of braces: `{Barnes and Noble}` is one. */
function namesOf(list: string): (string | NameParts)[] {
  const names: string[] = [];
  let depth = 0;
  let start = 0;
  const bounded = list.slice(0, 500_000).replace(/\s+/g, ' ');
  for (let at = 0; at <= bounded.length; at++) {
    const char = bounded[at];
    if (char === '\\') at++;
    else if (char === '{') depth++;
    else if (char === '}') depth--;
    else if (at === bounded.length || (depth <= 0 && char === ' ' && bounded.slice(at, at + 5).toLowerCase() === ' and ')) {
      names.push(bounded.slice(start, at));
      start = at + 4;
    }
  }
  return names.map((name) => name.trim()).filter((name) => name !== '').map(nameOf);
}

/** A name that stands in braces as a whole has no given part. */
function nameOf(latex: string): string | NameParts {
  if (closingBraces(latex).get(0) === latex.length) return { given: '', family: plainOf(latex), suffix: '' };
  const name = nameAt(latex);
  return typeof name === 'string' ? plainOf(name) : { given: plainOf(name.given), family: plainOf(name.family), suffix: plainOf(name.suffix) };
}

function dateOf(fields: Fields): string | undefined {
  const date = isoDateOf(fields.get('date')?.trim());
  if (date !== undefined) return date;
  const month = (fields.get('month') ?? '').trim();
  const named = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const year = /\d{4}/.exec(fields.get('year') ?? fields.get('date') ?? '')?.[0];
  return dateOfParts(year === undefined ? undefined : Number(year), named > 0 ? named : Number(month));
}
