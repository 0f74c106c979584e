import type { SourceEntry } from '../merging/entry';
import type { NameParts } from '../papers/authorName';
import { bibChunks, closingBraces, type BibChunk } from './bibChunks';
import { readFields, type BibFields, type Fields } from './bibFields';
import { entryOf, nameAt } from './clean';
import { dateOfParts, isoDateOf, monthOf, MONTHS } from './dates';
import { arxivIdIn, bareArxivId, doiIn } from './identifiers';
import { Inheritance, isWork, MAY_INHERIT } from './inherited';
import { plainOf } from './latex';
import type { Problems } from './problem';
import type { Steps } from './steps';

/** What may name a paper's arXiv id in words or by an address, the likeliest first. */
const NAMING_ARXIV = ['journal', 'journaltitle', 'eid', 'volume', 'number', 'pages', 'issue', 'url', 'ee', 'eprint', 'howpublished', 'note', 'addendum', 'publisher', 'booktitle'];
/** No paper's entry is longer. */
const LONGEST = 300_000;
const UNREAD: BibFields = { key: '', values: new Map(), strays: true, lost: new Set() };

/** Entries of a BibTeX or BibLaTeX file. Each is read by itself; of a broken one, what it has and where something is lost. */
export function* readBibtex(file: string, problems: Problems): Steps<SourceEntry[]> {
  const entries: SourceEntry[] = [];
  const macros = new Map(MONTHS.map((month) => [month, month]));
  // A parent may stand behind its children: these wait for the end of the file.
  const inheritance = MAY_INHERIT.test(file) ? new Inheritance() : undefined;
  const heirs: [BibChunk, Fields][] = [];
  const finish = (chunk: BibChunk, fields: Fields): void => {
    const entry = entryOfFields(fields);
    if (entry) entries.push(entry);
    else problems.add('title-missing', chunk.line, chunk.text);
  };
  let read = 0;
  for (const chunk of bibChunks(file)) {
    if (chunk.type === 'string') defineMacro(chunk, macros);
    if (['string', 'preamble', 'comment'].includes(chunk.type)) continue;
    const { key, fields } = fieldsOf(chunk, macros, problems);
    if (fields) inheritance?.add(key, fields);
    if (fields?.has('crossref') || fields?.has('xdata')) heirs.push([chunk, fields]);
    else if (fields && isWork(chunk.type)) finish(chunk, fields);
    if (++read % 16 === 0) yield;
  }
  for (const [at, [chunk, fields]] of heirs.entries()) {
    if (isWork(chunk.type)) finish(chunk, inheritance?.whole(fields) ?? fields);
    if (at % 16 === 0) yield;
  }
  if (read === 0) problems.add('no-papers', 1);
  return entries;
}

function fieldsOf(chunk: BibChunk, macros: ReadonlyMap<string, string>, problems: Problems): { readonly key: string; readonly fields?: Fields } {
  const { key, values, strays, lost } = chunk.text.length > LONGEST ? UNREAD : readFields(chunk, macros);
  if (strays && !values.has('title')) {
    problems.add('entry-unreadable', chunk.line, chunk.text);
    return { key };
  }
  for (const at of lost) problems.add('cut-off', chunk.line + newlines(chunk.text.slice(0, at)), chunk.text.slice(at, at + 200));
  if (strays && lost.size === 0) problems.add('entry-repaired', chunk.line, chunk.text);
  return { key, fields: values };
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
  // Programs write identifiers as they are, in which `--` is no dash.
  const identifier = (name: string): string | undefined => (/[\\{}]/.test(fields.get(name) ?? '') ? plain(name) : fields.get(name));
  const isArxiv = /arxiv/i.test(fields.get('archiveprefix') ?? fields.get('eprinttype') ?? 'arxiv');
  const subtitle = plain('subtitle');
  const venue = plain('booktitle') ?? plain('journal') ?? plain('journaltitle');
  return entryOf('bibtex', {
    title: subtitle === undefined ? plain('title') : `${plain('title') ?? ''}: ${subtitle}`,
    abstract: plain('abstract'),
    arxivIds: [
      ...(isArxiv ? [fields.get('eprint'), bareArxivId(fields.get('eprint'))] : []),
      fields.get('arxivid'),
      fields.get('arxiv'),
      ...['url', 'doi'].map(identifier),
      ...NAMING_ARXIV.map((name) => arxivIdIn(plain(name))),
      // `journal = {arXiv}, number = {2401.01234}`
      ...(/^(?:arxiv|corr)\b/i.test(venue ?? plain('publisher') ?? '') ? ['number', 'volume', 'pages', 'eid', 'issue'].map((name) => bareArxivId(fields.get(name))) : []),
    ],
    dois: [...['doi', 'url', 'ee'].map(identifier), ...['doi', 'note', 'howpublished', 'addendum'].map((name) => doiIn(plain(name)))],
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
  const year = /\d{4}/.exec(fields.get('year') ?? fields.get('date') ?? '')?.[0];
  return dateOfParts(year === undefined ? undefined : Number(year), monthOf((fields.get('month') ?? '').trim()));
}
