import { arxivIdOf, arxivIdWithin, isAnothers } from '../papers/identity';

const DOI = /(?:\bdoi:?\s?|\bdoi\.org\/)(10\.\d{4,9}\/[^\s"{}]+)/i;
/** Longer texts name many papers. */
const LONGEST = 500;

/** The arXiv id that a field names as its paper's, or `undefined`. */
export function arxivIdIn(text = ''): string | undefined {
  return text.length > LONGEST ? undefined : arxivIdWithin(text);
}

/** The DOI that a field names as its paper's, as it stands there, or `undefined`. */
export function doiIn(text = ''): string | undefined {
  const found = text.length > LONGEST ? undefined : DOI.exec(text);
  return found && !isAnothers(text, found.index) ? found[1] : undefined;
}

/** A number that stands where an entry of arXiv has its id. */
export function bareArxivId(text = ''): string | undefined {
  const [word = ''] = text.trim().split(/\s/, 1);
  return arxivIdOf(word.replace(/^abs\//i, ''));
}
