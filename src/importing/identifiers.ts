import { arxivIdOf } from '../papers/identity';

/** `arXiv:2401.01234 [cs.CL]`, `arXiv preprint cs/0703123`, `abs/2401.01234`, an address within a text. */
const ARXIV =
  /(?:\barxiv(?:\.org\/(?:abs|pdf|html)\/|[.:]\s?|\s(?:preprint\s|e-prints?\s)?(?:arxiv:\s?)?)|\babs\/|\bhuggingface\.co\/papers\/)(\d{4}\.\d{4,5}|[a-z][a-z-]*(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?(?![\d/])/i;
const DOI = /(?:\bdoi:?\s?|\bdoi\.org\/)(10\.\d{4,9}\/[^\s"{}]+)/i;
/** `Comment on arXiv:…`, `extended version of …`: another paper's. */
const ANOTHERS = /\b(?:of|to|see|cf\.?|extends|(?:comments?|reply|erratum|based|builds) on)[\s(]*$/i;

/** The arXiv id that a text names as its paper's, or `undefined`. */
export function arxivIdIn(text: string | undefined): string | undefined {
  const found = named(ARXIV, text);
  return found === undefined ? undefined : arxivIdOf(found);
}

/** The DOI that a text names as its paper's, or `undefined`; as it stands there. */
export function doiIn(text: string | undefined): string | undefined {
  return named(DOI, text);
}

/** A number that stands where an entry of arXiv has its id. */
export function bareArxivId(text: string | undefined): string | undefined {
  const [word = ''] = (text ?? '').trim().split(/\s/, 1);
  return arxivIdOf(word.replace(/^abs\//i, ''));
}

/** Longer texts name many papers. */
const LONGEST = 500;

function named(pattern: RegExp, text = ''): string | undefined {
  const found = text.length > LONGEST ? undefined : pattern.exec(text);
  return found && !ANOTHERS.test(text.slice(0, found.index).replace(/https?:\/\/(?:[a-z]+\.)?$/, '')) ? found[1] : undefined;
}
