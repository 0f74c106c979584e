import type { BibliographyIndex } from '../citing/bibtex/bibliographyIndex';
import { proposeKey } from '../citing/keys/propose';
import type { Paper } from '../papers/paper';
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

export interface Ranked<T> {
  readonly of: T;
  readonly score: number;
}

export interface OfferSources {
  /** The shelf's answer, best first. */
  readonly papers: readonly Ranked<Paper>[];
  /** Keys of entries of the document's bibliographies, best first, each with the place of its bibliography. */
  readonly entries: readonly Ranked<{ readonly key: string; readonly bibliography: number }>[];
  readonly bibliographies: readonly BibliographyIndex[];
  /** The keys that papers are given, where no bibliography has them. */
  readonly keys: ReadonlyMap<string, string>;
  /** Keys that are not offered: those of the group already, and those that someone else offers. */
  readonly without: ReadonlySet<string>;
  /** Whether entries that are there already are offered at all. */
  readonly onlyMissing: boolean;
}

/**
 * What completes a key, best first, each work once. Shelf and bibliographies are ranked by the same rule, so that their
 * scores can be compared; of equals the one that needs no new entry leads.
 */
export function offers(sources: OfferSources, limit: number): Offer[] {
  const { bibliographies, without, onlyMissing } = sources;
  const byKey = new Map<string, { offer: Offer; score: number }>();
  for (const { of: paper, score } of sources.papers) {
    const offer = offerOf(paper, sources);
    if (offer && !byKey.has(offer.key)) byKey.set(offer.key, { offer, score });
  }
  for (const { of: { key, bibliography }, score } of sources.entries) {
    const before = byKey.get(key);
    if (before) {
      byKey.set(key, { offer: before.offer, score: Math.max(score, before.score) });
      continue;
    }
    const index = bibliographies[bibliography];
    const [place] = index?.placesWithKey(key) ?? [];
    const entry = place === undefined ? undefined : index?.entryAt(place);
    if (index && entry) byKey.set(key, { offer: { key, bibliography, work: workOfEntry(index.text, entry) }, score });
  }
  return [...byKey.values()]
    .filter(({ offer }) => !without.has(offer.key) && !(onlyMissing && offer.bibliography !== undefined))
    .sort((a, b) => b.score - a.score || missing(a.offer) - missing(b.offer))
    .slice(0, limit)
    .map(({ offer }) => offer);
}

const missing = (offer: Offer): number => (offer.bibliography === undefined ? 1 : 0);

function offerOf(paper: Paper, { bibliographies, keys }: OfferSources): Offer | undefined {
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
