import type { Fields } from './bibFields';

/** Fields that BibTeX hands down through `crossref`; a parent's title is the book that its child stands in. */
const HANDED_DOWN = ['booktitle', 'year', 'date', 'month', 'publisher', 'editor', 'volume', 'series'];
/** BibLaTeX keeps data here that is no work by itself. */
const NO_WORK = new Set(['xdata', 'set']);

export const MAY_INHERIT = /(?:crossref|xdata)\s*=/i;

export const isWork = (type: string): boolean => !NO_WORK.has(type);

/** What entries take from others of their file, by BibTeX's `crossref` and BibLaTeX's `xdata`; one step up, for no cycle can turn. */
export class Inheritance {
  private readonly byKey = new Map<string, Fields>();

  /** Of two entries of one key BibTeX takes the first. */
  add(key: string, fields: Fields): void {
    const folded = key.toLowerCase();
    if (!this.byKey.has(folded)) this.byKey.set(folded, fields);
  }

  whole(fields: Fields): Fields {
    const parent = this.named(fields.get('crossref'));
    const data = (fields.get('xdata') ?? '').split(',').flatMap((key) => this.named(key) ?? []);
    if (!parent && data.length === 0) return fields;
    const whole = new Map(fields);
    const take = (name: string, value: string | undefined): void => {
      if (value !== undefined && !whole.has(name)) whole.set(name, value);
    };
    for (const each of data) for (const [name, value] of each) take(name, value);
    if (parent) {
      // A child that is dated says so by itself, whichever field it uses.
      const isDated = whole.has('year') || whole.has('date');
      for (const name of HANDED_DOWN) if (!isDated || !/^(?:year|date|month)$/.test(name)) take(name, parent.get(name));
      take('booktitle', parent.get('title'));
    }
    return whole;
  }

  private named(key: string | undefined): Fields | undefined {
    return key === undefined ? undefined : this.byKey.get(key.trim().toLowerCase());
  }
}
