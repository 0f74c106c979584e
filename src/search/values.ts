import { fold } from './fold';
import { FILTERS } from './filters';
import { scanTerms } from './tokens';

/** Parts of a value's term: the filter, the folded value, the value as it is shown. */
const SEPARATOR = '\u0001';

/** Folded and without blanks and marks, so that `qwen-2.5`, `Qwen 2.5` and `Qwen2.5` are one value; but a tag may be marks alone. */
export function valueForm(value: string): string {
  const folded = fold(value);
  return folded.replace(/[^\p{L}\p{N}.+#]+/gu, '') || folded.trim();
}

/** The terms that a document's values are indexed under. Filters by word list words, for no one lists all authors. */
export function valueTerms(values: Readonly<Record<string, readonly string[]>>): string[] {
  const terms: string[] = [];
  for (const filter of FILTERS) {
    for (const value of values[filter.name] ?? []) {
      if (filter.kind === 'word') scanTerms(fold(value), (term) => terms.push(filter.name + SEPARATOR + term));
      else terms.push(filter.name + SEPARATOR + valueForm(value) + SEPARATOR + value);
    }
  }
  return terms;
}

/** How the terms of a filter's values begin. */
export function valuePrefix(filter: string): string {
  return filter + SEPARATOR;
}

/** The value of such a term, as it is shown. */
export function shownValue(term: string): string {
  return term.slice(term.lastIndexOf(SEPARATOR) + 1);
}

/**
 * Whether a value is what a filter asks for: it, or a word of it, begins so; in quotes, the whole value. `qwen` is
 * Qwen2.5 too, `"Qwen2.5"` is not Qwen2.5-VL.
 */
export function matchesValue(value: string, asked: { readonly text: string; readonly exact: boolean }): boolean {
  const wanted = valueForm(asked.text);
  if (asked.exact) return valueForm(value) === wanted;
  if (wanted === '') return false;
  if (valueForm(value).startsWith(wanted)) return true;
  const words = value.split(/[\s_-]+/);
  return words.some((_, at) => at > 0 && valueForm(words.slice(at).join('')).startsWith(wanted));
}
