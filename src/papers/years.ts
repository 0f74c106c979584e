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
