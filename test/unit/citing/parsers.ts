import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { parse } from '@retorquere/bibtex-parser';

/** What a parser reads of an entry, in the same shape for both: names as `von last, suffix, first`. */
export interface ParsedEntry {
  readonly key: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: string;
  readonly url: string;
  /** Where it appeared. */
  readonly note: string;
}

/** Better BibTeX's parser; throws where it reports an error. */
export function byRetorquere(text: string): ParsedEntry[] {
  const { entries, errors } = parse(text, { sentenceCase: false });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return entries.map((entry) => {
    const { title = '', author = [], year = '', date = '', url = '', note = '' } = entry.fields as Record<string, never> & { title?: string; author?: Record<string, string>[]; year?: string; date?: string; url?: string; note?: string };
    return { key: entry.key, title, authors: author.map((name) => joinName(name.prefix, name.lastName ?? name.name, name.suffix, name.firstName)), year: year || date, url, note };
  });
}

interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
  readonly suffix?: string;
  readonly 'non-dropping-particle'?: string;
}
interface CslItem {
  readonly id: string;
  readonly title?: string;
  readonly URL?: string;
  readonly note?: string;
  readonly author?: CslName[];
  readonly issued?: { 'date-parts': number[][] };
}

/** Citation.js; throws on any malformed entry. */
export function byCitationJs(text: string): ParsedEntry[] {
  return (plugins.input.chain(text, { generateGraph: false }) as CslItem[]).map((item) => ({
    key: item.id,
    title: item.title ?? '',
    authors: (item.author ?? []).map((name) => joinName(name['non-dropping-particle'], name.family ?? name.literal, name.suffix, name.given)),
    year: String(item.issued?.['date-parts'][0]?.[0] ?? ''),
    url: item.URL ?? '',
    note: item.note ?? '',
  }));
}

export function joinName(von = '', last = '', suffix = '', first = ''): string {
  return [[von, last].filter(Boolean).join(' '), suffix, first].filter(Boolean).join(', ');
}

/** Quotes, dashes and spaces, of which parsers make what they like, in one form. */
export function plainSigns(text: string): string {
  return text.normalize('NFC').replace(/[‘’ʼ`´]/g, "'").replace(/[“”„]|''/g, '"').replace(/[-‐‑‒–—−]+/g, '-').replace(/\s+/g, ' ').trim();
}
