import type { EntryIndex } from '../citing/entryIndex';
import { proposeKey } from '../citing/keys/propose';
import type { Paper } from '../papers/paper';
import type { BeginIndex } from '../search/smallIndex';
import { workDocument } from './entrySearch';
import { atOnce } from '../pacing/slices';
import { workOfEntry, workOfPaper, type Work } from './work';

/** Something that can be completed to. */
export interface Offer {
  readonly key: string;
  readonly work: Work;
  /** Where the shelf has it. */
  readonly paper?: Paper;
  /** Place among the document's bibliographies of the one that has it; `undefined` where its entry must be added. */
  readonly bibliography?: number;
}

export interface OfferSources {
  /** What was typed of the key. */
  readonly query: string;
  /** The shelf's answer, best first. */
  readonly papers: readonly Paper[];
  /** Keys of entries that fit, each with the place of its bibliography. */
  readonly entries: readonly { readonly key: string; readonly bibliography: number }[];
  readonly bibliographies: readonly EntryIndex[];
  /** The keys that papers are given, where no bibliography has them. */
  readonly keys: ReadonlyMap<string, string>;
  /** Keys that are not offered: those of the group already, and those that someone else offers. */
  readonly without: ReadonlySet<string>;
  /** Whether entries that are there already are offered at all. */
  readonly onlyMissing: boolean;
  readonly beginIndex: BeginIndex;
}

/** What completes a key, best first, each work once. */
export function offers(sources: OfferSources, limit: number): Offer[] {
  const { bibliographies, without, onlyMissing } = sources;
  const ofShelf = unique(sources.papers.map((paper) => offerOf(paper, sources)));
  const known = new Set(ofShelf.map(({ key }) => key));
  const ofEntries = sources.entries.flatMap(({ key, bibliography }): Offer[] => {
    const index = bibliographies[bibliography];
    const [place] = known.has(key) ? [] : (index?.placesWithKey(key) ?? []);
    const entry = place === undefined ? undefined : index?.entryAt(place);
    return index && entry ? [{ key, bibliography, work: workOfEntry(index.text, entry) }] : [];
  });
  return merged(sources, ofShelf, unique(ofEntries))
    .filter(({ key, bibliography }) => !without.has(key) && !(onlyMissing && bibliography !== undefined))
    .slice(0, limit);
}

function unique(all: readonly Offer[]): Offer[] {
  const keys = new Set<string>();
  return all.filter(({ key }) => !keys.has(key) && keys.add(key));
}

/**
 * Entries among the papers of the shelf, whose order stays. Scores of two indexes cannot be compared, for a word is rare
 * in one and common in the other: a third one, of the candidates alone, says which entry goes before which paper.
 */
function merged({ query, beginIndex }: OfferSources, shelf: readonly Offer[], entries: readonly Offer[]): Offer[] {
  if (shelf.length === 0 || entries.length === 0 || query.trim() === '') return [...entries, ...shelf];
  const all = [...shelf, ...entries];
  const builder = beginIndex();
  for (const [at, { key, work }] of all.entries()) builder.add(workDocument(String(at), key, work));
  const index = atOnce(builder.finish());
  const scores = new Map(index.search(query, { limit: all.length }).hits.map(({ id, score }) => [all[Number(id)], score]));
  const score = (offer: Offer): number => scores.get(offer) ?? 0;
  const ranked = entries.filter((entry) => score(entry) > 0).sort((a, b) => score(b) - score(a));
  const result: Offer[] = [];
  for (const paper of shelf) {
    // Of equals the one that needs no new entry leads.
    while (ranked[0] && score(ranked[0]) >= score(paper)) result.push(...ranked.splice(0, 1));
    result.push(paper);
  }
  return [...result, ...ranked];
}

function offerOf(paper: Paper, { bibliographies, keys }: OfferSources): Offer {
  const work = workOfPaper(paper);
  const known = keys.get(paper.id);
  for (const [bibliography, index] of bibliographies.entries()) {
    const entry = index.find({ ...paper, ...(known === undefined ? {} : { key: known }) });
    if (entry) return { key: entry.key, work, paper, bibliography };
  }
  const isTaken = (key: string): boolean => bibliographies.some((index) => index.hasKey(key));
  const key = known !== undefined && !isTaken(known) ? known : proposeKey(paper, isTaken);
  return { key, work, paper };
}
