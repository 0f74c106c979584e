import { readName } from '../bibtex/names';
import { plainText } from '../bibtex/plain';
import type { ScannedEntry } from '../bibtex/scan';
import { fieldValues, type Surroundings } from '../bibtex/values';
import { cslName, OTHERS, type CslItem, type CslName } from './cslJson';

const TYPES: ReadonlyMap<string, string> = new Map(Object.entries({
  article: 'article-journal', inproceedings: 'paper-conference', conference: 'paper-conference', incollection: 'chapter', inbook: 'chapter', book: 'book',
  phdthesis: 'thesis', mastersthesis: 'thesis', thesis: 'thesis', techreport: 'report', report: 'report', online: 'webpage', misc: 'article', dataset: 'dataset', software: 'software',
}));
/** What a thesis is, by its entry type or by BibLaTeX's names in its field `type`. */
const THESES: ReadonlyMap<string, string> = new Map([['phdthesis', 'PhD thesis'], ['mastersthesis', 'Master’s thesis'], ['mathesis', 'Master’s thesis']]);

/** Names of arXiv where an entry has its venue. */
const ARXIV = /\b(?:arxiv|corr)\b/i;

/** An entry of a `.bib` file as a CSL-JSON item, as far as a reference needs it; LaTeX is read as text. */
export function entryItem(text: string, entry: ScannedEntry, key: string, around: Surroundings): CslItem {
  const values = fieldValues(text, entry, around);
  const first = (...names: string[]): string => names.map((name) => plainText(values.get(name) ?? '')).find((value) => value !== '') ?? '';
  const year = /\d{4}/.exec(first('year', 'date'))?.[0];
  const author = namesIn(values.get('author') ?? '');
  const editor = namesIn(values.get('editor') ?? '');
  const venue = first('journal', 'journaltitle', 'booktitle');
  const published = first('howpublished');
  const address = /https?:\/\/\S+/.exec(published)?.[0];
  const publisher = first('publisher', 'school', 'institution') || (address === undefined ? published : '');
  // What came out elsewhere is no preprint, though arXiv has it, too.
  const { arxivId } = [venue, publisher].some((name) => name !== '' && !ARXIV.test(name)) ? {} : entry;
  const type = arxivId === undefined ? (TYPES.get(entry.type) ?? 'document') : 'article';
  const fields: [keyof CslItem, string][] = [
    ['container-title', arxivId === undefined ? venue : ''],
    ['volume', first('volume')],
    ['issue', type === 'article-journal' ? first('number', 'issue') : ''],
    ['page', first('pages').replace(/--?/g, '–')],
    ['genre', type === 'thesis' ? genreOf(entry.type, first('type')) : ''],
    ['version', type === 'software' || type === 'dataset' ? first('version') : ''],
    ['edition', first('edition')],
    ['publisher', arxivId === undefined ? publisher : 'arXiv'],
    ['number', arxivId === undefined ? (type === 'report' ? first('number') : '') : `arXiv:${arxivId}`],
    ['DOI', first('doi')],
    ['URL', first('url') || (address ?? (entry.arxivId === undefined ? '' : `https://arxiv.org/abs/${entry.arxivId}`))],
  ];
  return {
    id: key,
    type,
    title: first('title'),
    ...(author.length === 0 ? {} : { author }),
    ...(editor.length === 0 ? {} : { editor }),
    ...(year === undefined ? {} : { issued: { 'date-parts': [[Number(year)]] } }),
    ...Object.fromEntries(fields.filter(([, value]) => value !== '')),
  };
}

function genreOf(entryType: string, given: string): string {
  return THESES.get(given) ?? (given || (THESES.get(entryType) ?? ''));
}

/** Names apart by `and` outside braces; one that stands in braces as a whole is an organisation's. */
function namesIn(field: string): CslName[] {
  const names: string[] = [''];
  let depth = 0;
  for (const part of field.replace(/\s/g, ' ').split(/( and |[{}])/i)) {
    if (part === '{') depth++;
    if (part === '}') depth--;
    if (depth === 0 && part.toLowerCase() === ' and ') names.push('');
    else names[names.length - 1] += part;
  }
  return names.map((name) => name.trim()).filter((name) => name !== '').map((name) => {
    if (name.toLowerCase() === 'others') return OTHERS;
    const isWhole = /^\{[^{}]*\}$/.test(name);
    return cslName(isWhole ? { first: '', von: '', last: plainText(name), suffix: '', corporate: true } : readName(plainText(name)));
  });
}
