import { mathAsText } from '../bibtex/math';
import { identifiersIn } from '../bibtex/same';
import type { Citable } from '../bibtex/entry';
import { factsOf } from './facts';

/** An item of CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html), as far as it is written here. */
export interface CslItem {
  readonly id: string;
  readonly type: string;
  readonly title?: string;
  readonly 'container-title'?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly page?: string;
  readonly author?: readonly CslName[];
  readonly editor?: readonly CslName[];
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
  readonly number?: string;
  readonly genre?: string;
  readonly version?: string;
  readonly edition?: string;
  readonly publisher?: string;
  readonly DOI?: string;
  readonly URL?: string;
  readonly note?: string;
  readonly abstract?: string;
}
export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
  readonly suffix?: string;
  readonly 'non-dropping-particle'?: string;
}

/** Stands behind the names of a list that goes on, as Pandoc reads and writes it. */
export const OTHERS = { literal: 'others' } as const satisfies CslName;

/** A paper as an `article`, which is CSL's type of a preprint; with `number` and `publisher` as Zotero writes them. */
export function cslItem(paper: Citable, key: string, withAbstract = false): CslItem {
  const { title, names, hasMoreNames, year, arxivId, doi, url, venue, abstract } = factsOf(paper);
  return {
    id: key,
    type: 'article',
    title: mathAsText(title),
    ...(names.length === 0 ? {} : { author: [...names.map(cslName), ...(hasMoreNames ? [OTHERS] : [])] }),
    ...(year === undefined ? {} : { issued: { 'date-parts': [[Number(year)]] } }),
    ...(arxivId === undefined ? {} : { number: `arXiv:${arxivId}`, publisher: 'arXiv' }),
    ...(doi === undefined ? {} : { DOI: doi }),
    ...(url === undefined ? {} : { URL: url }),
    ...(venue === undefined ? {} : { note: venue }),
    ...(withAbstract && abstract !== undefined ? { abstract } : {}),
  };
}

export function cslName({ first, von, last, suffix, corporate }: ReturnType<typeof factsOf>['names'][number]): CslName {
  if (corporate) return { literal: last };
  return {
    family: last,
    ...(first === '' ? {} : { given: first }),
    ...(von === '' ? {} : { 'non-dropping-particle': von }),
    ...(suffix === '' ? {} : { suffix }),
  };
}

/** The items of a CSL-JSON file as records, or `undefined` where the text is no JSON list of objects. */
export function readCslItems(text: string): readonly Readonly<Record<string, unknown>>[] | undefined {
  try {
    const data: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return Array.isArray(data) && data.every(isRecord) ? data : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What an item is recognised by, in the terms of `Entry`. */
export function cslIdentity(item: Readonly<Record<string, unknown>>): { title: string; lastNames: string[]; arxivId?: string; doi?: string } {
  const text = (name: string): string => (typeof item[name] === 'string' ? item[name] : '');
  const authors: unknown[] = Array.isArray(item.author) ? item.author : [];
  return {
    title: text('title'),
    lastNames: authors.filter(isRecord).map((name) => String(name.family ?? name.literal ?? '')),
    ...identifiersIn([['url', text('URL')], ['doi', text('DOI')], ['number', text('number')], ['note', text('note')]]),
  };
}
