import { escapeLatex, type Dialect } from './escape';
import { readName, type Name } from './names';

/** The value of an `author` field: names in `von Last, Jr., First` form, joined with `and`. */
export function authorField(names: readonly string[], dialect: Dialect): string {
  return names
    .map((name) => writeName(readName(name), dialect))
    .filter((name) => name !== '')
    .join(' and ');
}

function writeName({ first, von, last, suffix, corporate }: Name, dialect: Dialect): string {
  const write = (part: string): string => escapeLatex(part, dialect);
  if (last === '') return '';
  if (corporate) return `{${write(last)}}`;
  const family = von === '' ? lastName(write(last)) : `${write(von)} ${write(last)}`;
  if (first === '') return family;
  return [family, ...(suffix === '' ? [] : [write(suffix)]), write(first)].join(', ');
}

/** A name of one word in lower case would be taken for a particle in the middle of others, not at the end: as it is. */
function lastName(latex: string): string {
  return latex.includes(',') ? `{${latex}}` : latex;
}
