import { scanFields, type ScannedEntry } from './scan';

/** Where an entry stands: what its values refer to. */
export interface Surroundings {
  /** By lower-case name. */
  readonly macros: ReadonlyMap<string, string>;
  /** The entry with a key, and the text that it stands in. */
  entryWith(key: string): { readonly text: string; readonly entry: ScannedEntry } | undefined;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
/** Bounded, or macros of macros would grow without end. */
const LONGEST_MACRO = 1_000;
/** What an entry takes over from the one that it refers to; a DOI, an address, or pages would be those of the whole. */
const INHERITED = ['booktitle', 'edition', 'editor', 'journal', 'journaltitle', 'number', 'publisher', 'volume'];
const DATES = ['year', 'date'];

/** The macros that BibTeX files define, those of months among them; linear. */
export function macrosIn(texts: Iterable<string>): Map<string, string> {
  const macros = new Map(MONTHS.map((month) => [month.slice(0, 3).toLowerCase(), month]));
  for (const text of texts) {
    for (const [, open = '', definition = ''] of text.matchAll(/@string\s*([{(])((?:(?!@string)[\s\S]){0,5000})/gi)) {
      // Read as the entry without a key that it looks like; only the first field is its own.
      const source = `@x${open}${definition}`;
      const [macro] = scanFields(source, { start: 0, end: source.length });
      if (macro) macros.set(macro.name, valueOf(macro.value, macros).slice(0, LONGEST_MACRO));
    }
  }
  return macros;
}

/** The fields of an entry as BibTeX reads them, by name, as LaTeX: macros and `#` resolved, and those that it inherits. */
export function fieldValues(text: string, entry: ScannedEntry, around: Surroundings): Map<string, string> {
  const own = ownValues(text, entry, around);
  const crossref = (own.get('crossref') ?? '').trim();
  const parent = crossref === '' || crossref === entry.key ? undefined : around.entryWith(crossref);
  if (!parent) return own;
  const whole = ownValues(parent.text, parent.entry, around);
  const fields = new Map([...whole].filter(([name]) => INHERITED.includes(name) || (DATES.includes(name) && !DATES.some((date) => own.has(date)))));
  const title = whole.get('title');
  if (title !== undefined && !fields.has('booktitle')) fields.set('booktitle', title);
  return new Map([...fields, ...own]);
}

function ownValues(text: string, entry: ScannedEntry, { macros }: Surroundings): Map<string, string> {
  return new Map(scanFields(text, entry).map(({ name, value }) => [name, valueOf(value, macros)]));
}

/** The pieces of a value, joined. A macro that nothing defines stays as it is. */
function valueOf(value: string, macros: ReadonlyMap<string, string>): string {
  let joined = '';
  let at = 0;
  while (at < value.length) {
    const char = value.charAt(at);
    if (char === '{' || char === '"') {
      const end = closing(value, at);
      joined += value.slice(at + 1, end);
      at = end + 1;
    } else {
      const [name = char] = /[^\s#{"]+/y.exec(value.slice(at)) ?? [];
      joined += macros.get(name.toLowerCase()) ?? (/[\s#]/.test(name) ? '' : name);
      at += name.length;
    }
  }
  return joined;
}

/** Where a piece ends that begins with a brace or a quotation mark. */
function closing(value: string, open: number): number {
  const wanted = value.charAt(open) === '{' ? '}' : '"';
  let depth = 0;
  for (let at = open + 1; at < value.length; at++) {
    const char = value.charAt(at);
    if (depth === 0 && char === wanted) return at;
    if (char === '{') depth++;
    else if (char === '}') depth--;
  }
  return value.length;
}
