import type { Citable } from '../bibtex/entry';
import { proposeKey } from './propose';

/** A paper that is to have a key; a key that it was given before it was merged stands under a former id. */
export interface Keyed extends Citable {
  readonly formerIds?: readonly string[];
}

/** The keys that papers were given: a key once given stays, also where the paper is another record's part by now. */
export class GivenKeys {
  /** Ids by key, letter case aside. */
  private readonly holders = new Map<string, Set<string>>();

  /** `recorded` has keys by id, of now or former ones. */
  constructor(private readonly recorded: Readonly<Record<string, string>>) {
    for (const [id, key] of Object.entries(recorded)) hold(this.holders, key, id);
  }

  /** Keys by id, unlike each other and all that were given to other papers: the recorded one, else a new one. */
  keys(papers: readonly Keyed[], formula?: string): ReadonlyMap<string, string> {
    const keys = new Map<string, string>();
    const fresh = new Map<string, Set<string>>();
    for (const paper of papers) {
      const own = new Set([paper.id, ...(paper.formerIds ?? [])]);
      const isTaken = (key: string): boolean => [this.holders, fresh].some((held) => [...(held.get(key.toLowerCase()) ?? [])].some((id) => !own.has(id)));
      const key = this.recordedKey(paper, isTaken) ?? proposeKey(paper, isTaken, formula);
      hold(fresh, key, paper.id);
      keys.set(paper.id, key);
    }
    return keys;
  }

  /** The id of now goes before former ones, which several papers may have had: of those the first one keeps the key. */
  private recordedKey({ id, formerIds = [] }: Keyed, isTaken: (key: string) => boolean): string | undefined {
    return this.of(id) ?? formerIds.map((former) => this.of(former)).find((key) => key !== undefined && !isTaken(key));
  }

  /** A title can be “Constructor”, and its slug is an id. */
  private of(id: string): string | undefined {
    const key = Object.hasOwn(this.recorded, id) ? this.recorded[id] : undefined;
    return key === undefined || BREAKS_A_KEY.test(key) ? undefined : key;
  }
}

/**
 * Records come from files too that somebody else made, and a key goes into entries and documents as it is: what would end
 * it there, or begin something else, is no part of one. `DBLP:conf/nips/Vaswani`, `müller2020` and `O'Neil` are keys.
 */
const BREAKS_A_KEY = /[\s\p{C}{}()[\]<>,;"`%#=\\~$&^|@]|^$/u;

function hold(holders: Map<string, Set<string>>, key: string, id: string): void {
  const folded = key.toLowerCase();
  const held = holders.get(folded);
  if (held) held.add(id);
  else holders.set(folded, new Set([id]));
}
