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
