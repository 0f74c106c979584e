import { entryFor } from '../../citing/bibtex/entry';
import { GivenKeys } from '../../citing/keys/given';
import type { Library } from '../../library/library';
import type { Paper, PaperHead } from '../../papers/paper';
import { entryOptions, keyFormula } from './entryOptions';

/** Citation keys and entries of papers: a key once given stays. */
export class Entries {
  private given: { readonly of: Readonly<Record<string, string>>; readonly keys: GivenKeys } | undefined;

  constructor(private readonly library: Library) {}

  /** Gives the key of one paper after the other: settings are read once for all of them. */
  keyReader(): (paper: PaperHead) => string {
    const formula = keyFormula();
    return (paper) => this.givenKeys().keys([paper], formula).get(paper.id) ?? '';
  }

  /** The recorded key, else the one that the paper would be given. */
  key(paper: PaperHead): string {
    return this.keys([paper]).get(paper.id) ?? '';
  }

  /** Keys of several papers, unlike each other and all that were given to other papers. */
  keys(papers: readonly PaperHead[]): ReadonlyMap<string, string> {
    return this.givenKeys().keys(papers, keyFormula());
  }

  private givenKeys(): GivenKeys {
    const { keys } = this.library.state;
    // Made once for all papers: a search asks for the key of each.
    if (this.given?.of !== keys) this.given = { of: keys, keys: new GivenKeys(keys) };
    return this.given.keys;
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
