import { parse, type BibLiteral } from 'bibtex-parse';
import type { SourceEntry } from '../merging/entry';
import { bibChunks, depthOf, type BibChunk } from './bibChunks';
import { dateOfParts, entryOf, givenFirst } from './clean';
import { plainOf } from './latex';
import type { Problems } from './problem';
import type { Steps } from './steps';

/** Fields by lower-case name, as LaTeX. */
type Fields = ReadonlyMap<string, string>;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Above these the parser, which recurses, is not asked: no paper's entry is like that. */
const LONGEST = 300_000;
const DEEPEST = 40;

/** Entries of a BibTeX or BibLaTeX file. Each is parsed by itself; one that the parser rejects is read line by line. */
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
  if (chunk.text.length > LONGEST || depthOf(chunk.text) > DEEPEST) {
    problems.add('entry-unreadable', chunk.line, chunk.text);
    return undefined;
  }
  try {
    const entry = chunk.closed ? parse(chunk.text, { number: 'string' }).find((item) => item.itemtype === 'entry') : undefined;
    if (entry?.itemtype === 'entry') return new Map(entry.fields.map((field) => [field.name.toLowerCase(), valueOf(field, macros)]));
  } catch {
    // Its message speaks of grammar rules; ours names the entry.
  }
  const rescued = fieldsByLine(chunk.text);
  problems.add(rescued.has('title') ? 'entry-repaired' : 'entry-unreadable', chunk.line, chunk.text);
  return rescued.has('title') ? rescued : undefined;
}

function valueOf(literal: BibLiteral, macros: ReadonlyMap<string, string>): string {
  switch (literal.datatype) {
    case 'concatinate':
      return literal.value.map((part) => valueOf(part, macros)).join('');
    case 'identifier':
      return macros.get(literal.value.toLowerCase()) ?? literal.value;
    case 'null':
      return '';
    default:
      return literal.value;
  }
}

function defineMacro(chunk: BibChunk, macros: Map<string, string>): void {
  if (!chunk.closed || chunk.text.length > 10_000 || depthOf(chunk.text) > DEEPEST) return;
  try {
    const item = parse(chunk.text, { number: 'string' }).find(({ itemtype }) => itemtype === 'string');
    // Bounded, or macros of macros would grow without end.
    if (item?.itemtype === 'string') macros.set(item.name.toLowerCase(), valueOf(item, macros).slice(0, 1_000));
  } catch {
    // A macro that cannot be read is not replaced where it stands.
  }
}

const FIELD_LINE = /^[\s,]*([a-z]+)\s*=(.*)$/i;

/** Of an entry that the parser rejects (a comma or a brace is missing), the fields that stand on a line of their own. */
function fieldsByLine(text: string): Fields {
  const fields = new Map<string, string>();
  for (const line of text.split('\n').slice(0, 1_000)) {
    const [, name = '', value = ''] = FIELD_LINE.exec(line.slice(0, 30_000)) ?? [];
    if (name !== '' && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), unwrapped(value));
  }
  return fields;
}

function unwrapped(value: string): string {
  return value.trim().replace(/^[{"]/, '').replace(/,$/, '').replace(/["}]$/, '');
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
function namesOf(list: string): string[] {
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
  return names.map((name) => name.trim()).filter((name) => name !== '' && name !== 'others').map((name) => plainOf(name.startsWith('{') ? name : givenFirst(name)));
}

function dateOf(fields: Fields): string | undefined {
  const date = fields.get('date');
  if (date !== undefined && date.trim() !== '') return date.trim();
  const month = (fields.get('month') ?? '').trim();
  const named = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const year = /\d{4}/.exec(fields.get('year') ?? '')?.[0];
  return dateOfParts(year === undefined ? undefined : Number(year), named > 0 ? named : Number(month));
}
