import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import { findNodeAtLocation, getNodeValue, parseTree, type Node } from 'jsonc-parser';
import { identifiersIn } from '../bibtex/same';
import type { TextRange } from '../types';
import { hayagrivaIdentity, scanHayagriva } from './hayagrivaScan';

/** What stands in an entry of a format other than BibTeX, as plain text. */
export interface RecordFacts {
  readonly title: string;
  /** `von Last, Suffix, First`; a name of one piece as it is. */
  readonly authors: readonly string[];
  readonly year?: string;
  readonly venue?: string;
  readonly arxivId?: string;
  readonly doi?: string;
}

/** An entry where it stands: `at` is the range of its key as written, without quotes. */
export interface BibliographyRecord extends TextRange {
  readonly key: string;
  readonly at: TextRange;
  facts(): RecordFacts;
}

type Fields = Readonly<Record<string, unknown>>;

/** The entries of a Hayagriva file; `undefined` where its text is of another shape. */
export function hayagrivaRecords(text: string): BibliographyRecord[] | undefined {
  return scanHayagriva(text)?.map((entry) => {
    const written = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')/.exec(text.slice(entry.start, entry.end));
    const inside = written?.[1] ?? written?.[2];
    const start = entry.start + (inside === undefined ? 0 : 1);
    const at = { start, end: start + (inside ?? entry.key).length };
    return { ...entry, at, facts: () => hayagrivaFacts(text, entry) };
  });
}

function hayagrivaFacts(text: string, entry: { readonly key: string; readonly start: number; readonly end: number }): RecordFacts {
  const fields = yamlFields(text.slice(entry.start, entry.end));
  const { arxivId, doi } = hayagrivaIdentity(text, entry);
  const parents: unknown[] = Array.isArray(fields.parent) ? fields.parent : [fields.parent];
  return known({
    title: formatted(fields.title),
    authors: (Array.isArray(fields.author) ? fields.author : [fields.author]).map(person).filter((name) => name !== ''),
    year: yearIn(fields.date),
    venue: parents.map((parent) => formatted(record(parent).title)).find((title) => title !== ''),
    arxivId,
    doi,
  });
}

/** One entry is a YAML mapping of one key. */
function yamlFields(source: string): Fields {
  try {
    const [fields] = Object.values(record(load(source, { schema: FAILSAFE_SCHEMA })));
    return record(fields);
  } catch {
    return {};
  }
}

/** Braces keep letter case, dollars hold math, a backslash takes the next sign as it is. */
function formatted(value: unknown): string {
  const text = typeof value === 'string' ? value : record(value).value;
  return typeof text === 'string' ? text.replace(/\\(.)|[{}$]/gs, '$1') : '';
}

function person(value: unknown): string {
  if (typeof value === 'string') return value;
  const fields = record(value);
  return nameOf(string(fields.prefix), string(fields.name), string(fields.suffix), string(fields['given-name']));
}

/** The items of a CSL-JSON file; `undefined` where its text is no list of objects. */
export function cslRecords(text: string): BibliographyRecord[] | undefined {
  if (text.trim() === '') return [];
  const root = parseTree(text.replace(/^\uFEFF/, ' '));
  const items = root?.type === 'array' ? (root.children ?? []) : undefined;
  if (!items?.every(({ type }) => type === 'object')) return undefined;
  return items.map((item) => {
    const { offset, length } = item;
    const id = findNodeAtLocation(item, ['id']);
    const quote = id?.type === 'string' ? 1 : 0;
    const start = id ? id.offset + quote : offset;
    const at = { start, end: id ? id.offset + id.length - quote : offset };
    return { key: id === undefined ? '' : String(id.value ?? ''), at, start: offset, end: offset + length, facts: () => cslFacts(item) };
  });
}

function cslFacts(item: Node): RecordFacts {
  const fields = record(getNodeValue(item));
  const names: unknown[] = Array.isArray(fields.author) ? fields.author : [];
  const { arxivId, doi } = identifiersIn([['url', string(fields.URL)], ['doi', string(fields.DOI)], ['number', string(fields.number)], ['note', string(fields.note)]]);
  return known({
    title: string(fields.title),
    authors: names.map(record).map((name) => string(name.literal) || nameOf(string(name['non-dropping-particle']), string(name.family), string(name.suffix), string(name.given))).filter((name) => name !== ''),
    year: yearIn(issued(record(fields.issued))),
    venue: string(fields['container-title']) || undefined,
    arxivId,
    doi,
  });
}

function issued({ 'date-parts': parts, raw, literal }: Fields): unknown {
  const [first] = Array.isArray(parts) ? (parts as unknown[]) : [];
  return Array.isArray(first) ? first[0] : (raw ?? literal);
}

function nameOf(von: string, last: string, suffix: string, first: string): string {
  return [[von, last].filter((part) => part !== '').join(' '), suffix, first].filter((part) => part !== '').join(', ');
}

function yearIn(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? /\d{4}/.exec(String(value))?.[0] : undefined;
}

function record(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function known({ title, authors, ...others }: { readonly [Name in keyof RecordFacts]-?: RecordFacts[Name] | undefined } & Pick<RecordFacts, 'title' | 'authors'>): RecordFacts {
  return { title, authors, ...Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined && value !== '')) };
}
