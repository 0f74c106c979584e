import * as v from 'valibot';
import { arxivIdOf, foldTitle } from './identity';
import type { ListedPaper } from './listing';

const Entry = v.object({
  title: v.string(),
  arxivId: v.optional(v.string()),
  authors: v.array(v.string()),
  venue: v.optional(v.string()),
});
const Bibliography = v.array(Entry);
export type BibliographyEntry = v.InferOutput<typeof Entry>;

/** Checks data of the shape of `media/corpus/bibliography.json`; throws a `ValiError` that names the first fault. */
export function decodeBibliography(data: unknown): BibliographyEntry[] {
  return v.parse(Bibliography, data);
}

/** Adds arXiv id, authors and venue to listed papers, matched by title; the arXiv id becomes the paper's id. */
export function joinBibliography(
  papers: readonly ListedPaper[],
  entries: readonly BibliographyEntry[],
): ListedPaper[] {
  const byTitle = new Map(entries.map((entry) => [foldTitle(entry.title), entry]));
  return papers.map((paper) => {
    const entry = byTitle.get(foldTitle(paper.title));
    if (!entry) return paper;
    const arxivId = entry.arxivId === undefined ? undefined : arxivIdOf(entry.arxivId);
    return {
      ...paper,
      ...(arxivId === undefined ? {} : { id: arxivId, arxivId }),
      authors: entry.authors,
      ...(entry.venue === undefined ? {} : { venue: entry.venue }),
    };
  });
}
