import { readName } from '../bibtex/names';
import { plainText } from '../bibtex/plain';
import { scanFields, type ScannedEntry } from '../bibtex/scan';
import { cslName, type CslItem } from './cslJson';

const TYPES: ReadonlyMap<string, string> = new Map(Object.entries({
  article: 'article-journal', inproceedings: 'paper-conference', conference: 'paper-conference', incollection: 'chapter', inbook: 'chapter', book: 'book',
  phdthesis: 'thesis', mastersthesis: 'thesis', thesis: 'thesis', techreport: 'report', report: 'report', online: 'webpage', misc: 'article', dataset: 'dataset', software: 'software',
}));
/** What a thesis is, by its entry type or by BibLaTeX's names in its field `type`. */
const THESES: ReadonlyMap<string, string> = new Map([['phdthesis', 'PhD thesis'], ['mastersthesis', 'Master’s thesis'], ['mathesis', 'Master’s thesis']]);

/** An entry of a `.bib` file as a CSL-JSON item, as far as a reference needs it; LaTeX is read as text. */
export function entryItem(text: string, entry: ScannedEntry, key: string): CslItem {
  const raw = new Map(scanFields(text, entry).map(({ name, value }) => [name, value.trim().replace(/^["{]|["}]$/g, '')]));
  const first = (...names: string[]): string => names.map((name) => plainText(raw.get(name) ?? '')).find((value) => value !== '') ?? '';
  const year = /\d{4}/.exec(first('year', 'date'))?.[0];
  const authors = namesIn(raw.get('author') ?? '');
  const type = entry.arxivId === undefined ? (TYPES.get(entry.type) ?? 'document') : 'article';
  const fields: [keyof CslItem, string][] = [
    ['container-title', entry.arxivId === undefined ? first('journal', 'journaltitle', 'booktitle') : ''],
    ['volume', first('volume')],
    ['issue', type === 'article-journal' ? first('number', 'issue') : ''],
    ['page', first('pages').replace(/--?/g, '–')],
    ['genre', type === 'thesis' ? genreOf(entry.type, first('type')) : ''],
    ['version', type === 'software' || type === 'dataset' ? first('version') : ''],
    ['publisher', entry.arxivId === undefined ? first('publisher', 'school', 'institution') : 'arXiv'],
    ['number', entry.arxivId === undefined ? (type === 'report' ? first('number') : '') : `arXiv:${entry.arxivId}`],
    ['DOI', first('doi')],
    ['URL', first('url') || (entry.arxivId === undefined ? '' : `https://arxiv.org/abs/${entry.arxivId}`)],
  ];
  return {
    id: key,
    type,
    title: first('title'),
    ...(authors.length === 0 ? {} : { author: authors }),
    ...(year === undefined ? {} : { issued: { 'date-parts': [[Number(year)]] } }),
    ...Object.fromEntries(fields.filter(([, value]) => value !== '')),
  };
}

function genreOf(entryType: string, given: string): string {
  return THESES.get(given) ?? (given || (THESES.get(entryType) ?? ''));
}

/** Names apart by `and` outside braces; one that stands in braces as a whole is an organisation's. */
function namesIn(field: string): ReturnType<typeof cslName>[] {
  const names: string[] = [''];
  let depth = 0;
  for (const part of field.replace(/\s/g, ' ').split(/( and |[{}])/i)) {
    if (part === '{') depth++;
    if (part === '}') depth--;
    if (depth === 0 && part.toLowerCase() === ' and ') names.push('');
    else names[names.length - 1] += part;
  }
  return names.map((name) => name.trim()).filter((name) => name !== '' && name !== 'others').map((name) => {
    const isWhole = /^\{[^{}]*\}$/.test(name);
    return cslName(isWhole ? { first: '', von: '', last: plainText(name), suffix: '', corporate: true } : readName(plainText(name)));
  });
}
