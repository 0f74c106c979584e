import type { EntryIndex } from '../citing/entryIndex';
import { otherKeys } from '../citing/bibtex/scan';
import type { TextRange } from '../citing/types';
import type { PaperHead } from '../papers/paper';
import { differences, type Difference } from './completeEntry';
import type { PaperIdentities } from './identities';
import { Slices, type Pace } from '../pacing/slices';

interface AtKey extends TextRange {
  readonly key: string;
}

/** Something about an entry; the range is that of its key. */
export type BibliographyProblem =
  /** `other` is the first entry with that key. */
  | (AtKey & { readonly code: 'duplicate-key'; readonly other: TextRange })
  /** Another entry of the same work, under another key. */
  | (AtKey & { readonly code: 'duplicate-work'; readonly other: TextRange; readonly otherKey: string })
  | (AtKey & { readonly code: 'differing-entry'; readonly paper: PaperHead; readonly differences: readonly Difference[] })
  | (AtKey & { readonly code: 'unused-entry' });

export type BibliographyProblemCode = BibliographyProblem['code'];

export interface BibliographyChecks {
  readonly wanted: ReadonlySet<BibliographyProblemCode>;
  readonly identities: PaperIdentities;
  isCited(key: string): boolean;
}

/** More of one kind say no more than these do. */
const MOST_OF_A_KIND = 500;
/** Entries that are there for others: strings, and sets of fields that entries inherit. */
const NOT_CITED = new Set(['xdata', 'set', 'proceedings', 'collection', 'mvbook', 'mvproceedings']);

/** Fields in which an entry names others that it needs. */
const NEEDING = /\b(?:crossref|xref|xdata|related|entryset)\s*=\s*[{"]([^{}"]{0,10000})/gi;

/** The keys, in lower case, of entries that others need. */
function neededKeys(text: string): Set<string> {
  return new Set([...text.matchAll(NEEDING)].flatMap(([, keys = '']) => keys.split(',').map((key) => key.trim().toLowerCase())));
}

/** Reads all entries, in slices. */
export async function bibliographyProblems(index: EntryIndex, checks: BibliographyChecks, pace: Pace): Promise<BibliographyProblem[]> {
  const slices = new Slices(pace);
  const { text } = index;
  const counts = new Map<BibliographyProblemCode, number>();
  const problems: BibliographyProblem[] = [];
  const add = (problem: BibliographyProblem): void => {
    const count = (counts.get(problem.code) ?? 0) + 1;
    counts.set(problem.code, count);
    if (checks.wanted.has(problem.code) && count <= MOST_OF_A_KIND) problems.push(problem);
  };
  const needed = checks.wanted.has('unused-entry') ? neededKeys(text) : new Set<string>();
  const isUsed = (key: string): boolean => needed.has(key.toLowerCase()) || checks.isCited(key);
  const byKey = new Map<string, AtKey>();
  const byWork = new Map<string, AtKey>();
  for (let place = 0; place < index.size && index.text === text; place++) {
    await slices.pause();
    const entry = index.entryAt(place);
    if (!entry || entry.commented || entry.key === '') continue;
    const at: AtKey = { key: entry.key, start: entry.keyStart, end: entry.keyStart + entry.key.length };
    // BibTeX takes keys that differ in letter case for the same.
    const other = byKey.get(entry.key.toLowerCase());
    if (other) add({ ...at, code: 'duplicate-key', other });
    else byKey.set(entry.key.toLowerCase(), at);
    const work = entry.arxivId ?? entry.doi;
    const twin = work === undefined ? undefined : byWork.get(work);
    if (twin && !other) add({ ...at, code: 'duplicate-work', other: twin, otherKey: twin.key });
    else if (work !== undefined) byWork.set(work, at);
    if (checks.wanted.has('unused-entry') && !NOT_CITED.has(entry.type) && ![entry.key, ...otherKeys(text, entry)].some(isUsed)) add({ ...at, code: 'unused-entry' });
    if (!checks.wanted.has('differing-entry')) continue;
    const paper = checks.identities.find(text, entry);
    const found = paper ? differences(text, entry, paper) : [];
    if (paper && found.length > 0) add({ ...at, code: 'differing-entry', paper, differences: found });
  }
  return problems;
}
