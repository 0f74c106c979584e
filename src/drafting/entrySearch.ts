import type { EntryIndex } from '../citing/entryIndex';
import type { BeginIndex, SmallIndex } from '../search/smallIndex';
import type { Hit, SearchDocument } from '../search/types';
import { Slices, type Pace } from '../pacing/slices';
import { workOfEntry, type Work } from './work';

/** The entries of a bibliography, found as the shelf's papers are: by title, author, year and key. */
export class EntrySearch {
  private constructor(
    private readonly index: SmallIndex,
  ) {}

  /** Reads all entries, in slices. */
  static async of(bibliography: EntryIndex, begin: BeginIndex, pace: Pace): Promise<EntrySearch> {
    const slices = new Slices(pace);
    const builder = begin();
    const { text } = bibliography;
    for (let place = 0; place < bibliography.size && bibliography.text === text; place++) {
      const entry = bibliography.entryAt(place);
      if (entry && entry.key !== '' && !entry.commented) builder.add(workDocument(entry.key, entry.key, workOfEntry(text, entry)));
      await slices.pause();
    }
    return new EntrySearch(await slices.run(builder.finish()));
  }

  /** Entries by key, best first. */
  find(query: string, limit: number): readonly Hit[] {
    return this.index.search(query, { limit }).hits;
  }
}

/** A work as a search takes it: by title, authors, year, venue, key and arXiv id. */
export function workDocument(id: string, key: string, { title, authors, year, venue, arxivId }: Work): SearchDocument {
  return {
    id,
    title,
    abstract: '',
    names: [...authors, ...(year === undefined ? [] : [year]), ...(venue === undefined ? [] : [venue])],
    codes: arxivId === undefined ? [key] : [key, arxivId],
    values: { author: authors },
    day: 0,
    year: Number(year ?? 0),
  };
}
