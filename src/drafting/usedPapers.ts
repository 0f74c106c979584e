import type { EntryIndex } from '../citing/entryIndex';
import type { PaperIdentities } from './identities';
import { Slices, type Pace } from '../pacing/slices';

/** The papers of the shelf that a workspace uses, by id. */
export interface UsedPapers {
  /** With the keys that they are cited by. */
  readonly cited: ReadonlyMap<string, readonly string[]>;
  /** Those with an entry, cited or not. */
  readonly listed: ReadonlySet<string>;
}

export interface UseSources {
  readonly bibliographies: readonly EntryIndex[];
  readonly identities: PaperIdentities;
  /** Recorded keys that no bibliography may have: paper id → key. */
  readonly recorded: Readonly<Record<string, string>>;
  isCited(key: string): boolean;
}

/** Joins keys, entries and papers, in slices. */
export async function usedPapers({ bibliographies, identities, recorded, isCited }: UseSources, pace: Pace): Promise<UsedPapers> {
  const slices = new Slices(pace);
  const cited = new Map<string, string[]>();
  const listed = new Set<string>();
  const cite = (id: string, key: string): void => {
    const keys = cited.get(id);
    if (!keys) cited.set(id, [key]);
    else if (!keys.includes(key)) keys.push(key);
  };
  for (const index of bibliographies) {
    const { text } = index;
    for (let place = 0; place < index.size && index.text === text; place++) {
      await slices.pause();
      const entry = index.entryAt(place);
      const paper = entry && !entry.commented && entry.key !== '' ? identities.find(text, entry) : undefined;
      if (!entry || !paper) continue;
      listed.add(paper.id);
      if (isCited(entry.key)) cite(paper.id, entry.key);
    }
  }
  for (const [id, key] of Object.entries(recorded)) if (!listed.has(id) && isCited(key)) cite(id, key);
  return { cited, listed };
}
