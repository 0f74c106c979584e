import { arxivYear } from './identity';
import type { PaperRecord } from './paper';

/**
 * The years that a paper can be cited with, the one to cite first; none is made up, and the day of a listing says none.
 * A paper with an arXiv id is a preprint of that id's year, until a venue is known that it came out at later.
 */
export function yearsOf({ arxivId, publishedOn, venue }: Pick<PaperRecord, 'arxivId' | 'publishedOn' | 'venue'>): number[] {
  const preprint = arxivId === undefined ? undefined : arxivYear(arxivId);
  const published = Number(publishedOn?.slice(0, 4)) || undefined;
  if (preprint === undefined || published === undefined) return [preprint ?? published ?? []].flat();
  return venue !== undefined && published > preprint ? [published, preprint] : [preprint];
}

/** How old a paper is: the day it was listed on, else the month of its arXiv id, else when it was published; `''` where none is known. */
export function dateOf({ listedOn, arxivId, publishedOn = '' }: Pick<PaperRecord, 'listedOn' | 'arxivId' | 'publishedOn'>): string {
  if (listedOn !== undefined) return listedOn;
  const month = /^(?:.*\/)?\d{2}(\d{2})/.exec(arxivId ?? '')?.[1];
  const year = month === undefined ? undefined : arxivYear(arxivId ?? '');
  return year === undefined ? publishedOn : `${String(year)}-${month ?? ''}`;
}
