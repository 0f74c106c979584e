import type { Paper } from '../papers/paper';
import { dateOf, yearsOf } from '../papers/years';
import { FILTERS } from './filters';
import type { SearchDocument } from './types';

/** What a shelf knows of a paper beyond its record. */
export interface SearchExtras {
  /** Its citation key, found as a whole and by its beginning. */
  readonly key?: string;
  /** Further words to find it by, such as the labels of its topics. */
  readonly names?: readonly string[];
}

/** A paper as the index takes it. */
export function searchDocument(paper: Paper & { readonly doi?: string }, extras: SearchExtras = {}): SearchDocument {
  const values: Record<string, readonly string[]> = {};
  for (const filter of FILTERS) if (filter.kind === 'value' && filter.valuesOf) values[filter.name] = filter.valuesOf(paper);
  values['author'] = paper.authors;
  const codes = [paper.arxivId, extras.key, paper.doi].filter((code) => code !== undefined);
  return {
    id: paper.id,
    title: paper.title,
    abstract: paper.abstract,
    names: [
      ...paper.authors,
      ...(paper.organization ? [paper.organization.handle, paper.organization.name] : []),
      ...paper.topics,
      ...paper.models.map((model) => model.family),
      ...paper.introduces,
      ...(paper.venue === undefined ? [] : [paper.venue]),
      ...(extras.names ?? []),
    ],
    codes,
    values,
    day: dayOf(paper),
    year: yearsOf(paper)[0] ?? Number(paper.listedOn?.slice(0, 4) ?? 0),
  };
}

/** The first day that a paper can be of: 20250523; 0 where none is known. */
function dayOf(paper: Paper): number {
  const date = dateOf(paper);
  return date === '' ? 0 : Number(date.replaceAll('-', '').padEnd(8, '01')) || 0;
}
