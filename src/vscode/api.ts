import type { PapershelfApi } from '../api';
import { languageFor } from '../citing/languages/language';
import type { Entries } from './shared/entries';
import type { PaperSearch } from './shared/paperSearch';
import type { ShelfModel } from './shared/shelf';

export interface ApiParts {
  readonly shelf: ShelfModel;
  readonly entries: Entries;
  readonly search: PaperSearch;
}

/** The API that `activate` returns. */
export function createApi({ shelf, entries, search }: ApiParts): PapershelfApi {
  return {
    apiVersion: 1,
    papers: () => shelf.papers(),
    search: (query, options = {}) => search.papers(query, atMost(options.limit)),
    async citation(ids, languageId) {
      const papers = await shelf.get(ids);
      const keys = [...entries.keys(papers).values()];
      const language = languageFor(languageId);
      if (language?.id === 'bibtex') return entries.bibtex(papers);
      return language?.render(keys) ?? keys.join(', ');
    },
    async bibtex(ids) {
      return entries.bibtex(await shelf.get(ids));
    },
  };
}

/** A limit that other code gave: a whole number from 0, 200 where it is none. */
function atMost(limit = 200): number {
  return Number.isFinite(limit) ? Math.max(0, Math.floor(limit)) : 200;
}
