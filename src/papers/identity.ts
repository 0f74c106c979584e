/**
 * New-style (`2503.02130`) and old-style (`cs/0703123`, `math.GT/0309136`) arXiv ids, with an optional version. Both
 * begin with year and month; five digits stand behind the dot since 2015. arXiv refuses a whole list for one id that
 * it cannot have given.
 */
const ARXIV_ID =
  /^(?:arxiv:)?((?:0\d|1[0-4])(?:0[1-9]|1[0-2])\.\d{4}|(?:1[5-9]|[2-8]\d)(?:0[1-9]|1[0-2])\.\d{5}|[a-z][a-z-]*(?:\.[a-z]{2})?\/\d{2}(?:0[1-9]|1[0-2])\d{3})(?:v\d+)?$/i;

/** The arXiv id without prefix and version, or `undefined` where the text is none. */
export function arxivIdOf(text: string): string | undefined {
  return ARXIV_ID.exec(text.trim())?.[1];
}

/** `arXiv:2401.01234 [cs.CL]`, `arXiv preprint cs/0703123`, `abs/2401.01234`, an address within a text. */
const ARXIV_WITHIN =
  /(?:\barxiv(?:\.org\/(?:abs|pdf|html)\/|[.:]\s?|\s(?:preprint\s|e-prints?\s)?(?:arxiv:\s?)?)|\babs\/|\bhuggingface\.co\/papers\/)(\d{4}\.\d{4,5}|[a-z][a-z-]*(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?(?![\d/])/i;
/** `Comment on arXiv:…`, `extended version of …`: another paper's. */
const ANOTHERS = /\b(?:of|to|see|cf\.?|extends|(?:comments?|reply|erratum|based|builds) on)[\s(]*$/i;
/** In characters. */
const REACH = 40;

/** The arXiv id, without version, that a field of an entry names as its paper's, or `undefined`. */
export function arxivIdWithin(text: string): string | undefined {
  const found = ARXIV_WITHIN.exec(text);
  return found && !isAnothers(text, found.index) ? arxivIdOf(found[1] ?? '') : undefined;
}

/** Whether the words before an identifier say that it is another paper's. */
export function isAnothers(text: string, at: number): boolean {
  return ANOTHERS.test(text.slice(Math.max(0, at - REACH), at).replace(/https?:\/\/(?:[a-z]{1,10}\.)?$/, ''));
}

/** The four-digit year in which an arXiv id was given out: its first two digits, `91` to `99` being the last century's. */
export function arxivYear(arxivId: string): number | undefined {
  const digits = /^(?:.*\/)?(\d{2})\d{2}/.exec(arxivId)?.[1];
  if (digits === undefined) return undefined;
  const year = Number(digits);
  return year >= 91 ? 1900 + year : 2000 + year;
}

/** Title folded for comparison: letters and digits of any script, lower case, accents off, single spaces. */
export function foldTitle(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const SLUG_LENGTH = 80;

/** A stable id for a paper without an arXiv id. Long or wordless titles keep apart by a hash of the whole title. */
export function titleSlug(title: string): string {
  const folded = foldTitle(title).replaceAll(' ', '-');
  if (folded !== '' && folded.length <= SLUG_LENGTH) return folded;
  return `${folded.slice(0, SLUG_LENGTH - 9)}-${shortHash(title)}`.replace(/^-/, 'paper-');
}

/** FNV-1a, 32 bits, as eight hexadecimal digits. */
export function shortHash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
}
