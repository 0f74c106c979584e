import { entryFor } from '../../citing/bibtex/entry';
import { proposeKey } from '../../citing/keys/propose';
import type { Library } from '../../library/library';
import type { Paper } from '../../papers/paper';
import { entryOptions, keyFormula } from './entryOptions';

/** Citation keys and entries of papers: a key once given stays. */
export class Entries {
  constructor(private readonly library: Library) {}

  /** The recorded key, else the one that the paper would be given. */
  key(paper: Paper): string {
    return this.keys([paper]).get(paper.id) ?? '';
  }

  /** Keys of several papers, unlike each other and all that were given to other papers. */
  keys(papers: readonly Paper[]): ReadonlyMap<string, string> {
    const recorded = this.library.state.keys;
    const taken = new Map(Object.entries(recorded).map(([id, key]) => [key.toLowerCase(), id]));
    const keys = new Map<string, string>();
    const formula = keyFormula();
    for (const { paper, known } of papers.map((one) => ({ paper: one, known: recorded[one.id] }))) {
      const isTaken = (key: string): boolean => (taken.get(key.toLowerCase()) ?? paper.id) !== paper.id;
      const key = known ?? proposeKey(paper, isTaken, formula);
      taken.set(key.toLowerCase(), paper.id);
      keys.set(paper.id, key);
    }
    return keys;
  }

  /** Records keys that were given, so that they stay. */
  async record(keys: ReadonlyMap<string, string>): Promise<void> {
    const recorded = this.library.state.keys;
    const fresh = [...keys].filter(([id]) => recorded[id] === undefined);
    if (fresh.length === 0) return;
    await this.library.change((state) => ({ ...state, keys: { ...Object.fromEntries(fresh), ...state.keys } }));
  }

  /** Entries of papers, with a blank line between. */
  bibtex(papers: readonly Paper[]): string {
    const keys = this.keys(papers);
    const options = entryOptions();
    return papers.map((paper) => entryFor(paper, keys.get(paper.id) ?? '', options).trimEnd()).join('\n\n');
  }
}
