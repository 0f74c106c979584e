import type { Citable } from '../bibtex/entry';
import { fold } from '../bibtex/identity';
import { readName } from '../bibtex/names';
import type { Identity } from '../bibtex/same';
import { lineEndOf } from '../bibtex/style';
import { planKeys, planUpsert, type FreshEntry, type Upsert, type UpsertOptions } from '../bibtex/upsert';
import type { TextChange } from '../types';
import { cslIdentity, cslItem, readCslItems } from './cslJson';
import { hayagrivaEntry } from './hayagriva';
import { hayagrivaIdentity, scanHayagriva } from './hayagrivaScan';

export type BibliographyFormat = 'bibtex' | 'hayagriva' | 'csl-json';

/** The format of a bibliography by its file name; `undefined` for what cannot be written. */
export function formatOf(fileName: string): BibliographyFormat | undefined {
  const extension = /\.(\w+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const formats: Readonly<Record<string, BibliographyFormat>> = { bib: 'bibtex', bibtex: 'bibtex', yml: 'hayagriva', yaml: 'hayagriva', json: 'csl-json' };
  return Object.hasOwn(formats, extension) ? formats[extension] : undefined;
}

/** As `planUpsert`, for a bibliography of any format; a file of another shape is left alone: `unreadable`. */
export function planUpsertInto(format: BibliographyFormat, text: string, papers: readonly Citable[], options: UpsertOptions = {}): Upsert {
  if (format === 'bibtex') return planUpsert(text, papers, options);
  const present = format === 'hayagriva' ? hayagrivaRecords(text) : cslRecords(text);
  if (!present) return { changes: [], keys: new Map(), added: [], problems: [{ code: 'unreadable', start: 0 }] };
  const lowerKeys = new Set(present.map(({ key }) => key.toLowerCase()));
  const file = { find: (paper: Identity) => present.find((record) => isSame(record, paper)), hasKey: (key: string) => lowerKeys.has(key.toLowerCase()) };
  const { keys, fresh } = planKeys(file, papers, options);
  const change = fresh.length === 0 ? undefined : format === 'hayagriva' ? hayagrivaChange(text, fresh) : cslChange(text, fresh);
  return { changes: change ? [change] : [], keys, added: fresh.map(({ paper }) => paper.id), problems: [] };
}

interface Present {
  readonly key: string;
  /** Folded. */
  readonly title: string;
  readonly arxivId?: string;
  readonly doi?: string;
  hasPerson(lastName: string): boolean;
  readonly named: boolean;
}

/** The rules of `isSamePaper`, over what these formats tell. */
function isSame(record: Present, paper: Identity): boolean {
  if (record.arxivId !== undefined && paper.arxivId !== undefined) return record.arxivId === paper.arxivId.toLowerCase();
  if (record.doi !== undefined && paper.doi !== undefined) return record.doi === paper.doi.toLowerCase();
  if (record.title === '' || record.title !== fold(paper.title)) return false;
  const names = paper.authors.map((author) => fold(readName(author).last)).filter((name) => name !== '');
  if (names.length === 0 || !record.named) return (names.length === 0 && !record.named) || record.title.length >= 25;
  return names.some((name) => record.hasPerson(name));
}

function hayagrivaRecords(text: string): Present[] | undefined {
  return scanHayagriva(text)?.map((entry) => {
    const { people, ...identity } = hayagrivaIdentity(text, entry);
    return { key: entry.key, ...identity, named: people !== '', hasPerson: (name) => people.includes(name) };
  });
}

function cslRecords(text: string): Present[] | undefined {
  if (text.trim() === '') return [];
  return readCslItems(text)?.map((item) => {
    const { title, lastNames, ...identity } = cslIdentity(item);
    const folded = lastNames.map(fold);
    return { key: String(item.id ?? ''), title: fold(title), ...identity, named: folded.length > 0, hasPerson: (name) => folded.includes(name) };
  });
}

/** Behind the last line of the file, a blank line above where the file has such. */
function hayagrivaChange(text: string, fresh: readonly FreshEntry[]): TextChange {
  const eol = lineEndOf(text);
  const indent = /\n( +)\S/.exec(text)?.[1] ?? '  ';
  const blank = text.trim() === '' || /\n[ \t\r]*\n[^\s#]/.test(text) || (scanHayagriva(text)?.length ?? 0) < 2 ? eol : '';
  // `...` ends a YAML document: what comes behind it is another.
  const stop = /(?:^|\n)\.\.\.[ \t\r]*(?:\n|$)/.exec(text)?.index;
  const at = stop === undefined ? text.length : stop + 1;
  const above = text.slice(0, at);
  const lead = above.replace('\uFEFF', '').trim() === '' ? '' : (/[\r\n]$/.test(above) ? '' : eol) + (/\n[ \t\r]*\n$/.test(above) ? '' : blank);
  return { start: at, end: at, text: lead + fresh.map(({ paper, key }) => hayagrivaEntry(paper, key, eol, indent)).join(blank) };
}

/** Behind the last item of the list, indented as the file is. */
function cslChange(text: string, fresh: readonly FreshEntry[]): TextChange {
  const eol = lineEndOf(text);
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  const items = fresh.map(({ paper, key }) => JSON.stringify(cslItem(paper, key), null, indent).replace(/^/gm, indent).replaceAll('\n', eol)).join(`,${eol}`);
  if (text.trim() === '') return { start: text.length, end: text.length, text: `[${eol}${items}${eol}]${eol}` };
  const close = text.lastIndexOf(']');
  const inside = text.slice(0, close).trimEnd();
  const empty = inside.endsWith('[');
  const tail = /[\r\n]/.test(text.slice(inside.length, close)) ? '' : eol;
  return { start: inside.length, end: inside.length, text: `${empty ? '' : ','}${eol}${items}${tail}` };
}
