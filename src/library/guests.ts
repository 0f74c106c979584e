import { entryKey, type SourceEntry } from '../merging/entry';
import type { ShelfHead } from '../merging/head';
import { ShelfEdit, type EditBase, type Row } from './shelfEdit';

/** An entry of a file that is on the shelf only while that is open, and what the shelf of that file is called. */
export interface Guest {
  readonly entry: SourceEntry;
  readonly shelf: string;
}

/** What stands in the list of shelves for the reader's own. */
const OWN = '';

/**
 * Guests merged with the papers of a store, in memory: the store knows nothing of them. A paper of the store keeps the
 * id that it has there, so that what is marked on it stays when the guests have gone.
 */
export class GuestShelf {
  /** Papers that are new, or that say more by the guests. */
  readonly rows: readonly Row[];
  private readonly byId = new Map<string, Row>();
  private readonly byFormerId = new Map<string, Row>();
  /** Papers of the store that one of `rows` stands for. */
  private readonly replaced = new Set<string>();
  /** Shelves of papers of the store that guests say nothing new of. */
  private readonly shelves = new Map<string, readonly string[]>();

  private constructor(edit: ShelfEdit, guests: readonly Guest[]) {
    const shelvesByKey = new Map<string, Set<string>>();
    for (const { entry, shelf } of guests) {
      const key = entryKey(entry);
      const known = shelvesByKey.get(key);
      if (known) known.add(shelf);
      else shelvesByKey.set(key, new Set([shelf]));
    }
    const shelvesOf = (keys: readonly string[], isOwn: boolean): string[] => [...new Set([...(isOwn ? [OWN] : []), ...keys.flatMap((key) => [...(shelvesByKey.get(key) ?? [])])])];
    const made = edit.made();
    const ids = new Set(made.map(({ row }) => row.head.id));
    this.rows = made.map(({ row: { head, entries }, of }) => {
      const { id, formerIds } = head;
      // A guest may also show that what was one paper is two: one of them keeps the id.
      const kept = of.includes(id) ? id : (of.find((other) => !ids.has(other)) ?? id);
      ids.add(kept);
      for (const one of of) this.replaced.add(one);
      const former = [...new Set([id, ...formerIds, ...of])].filter((other) => other !== kept);
      return { head: { ...head, id: kept, formerIds: former, shelves: shelvesOf(entries.map(entryKey), of.length > 0) }, entries };
    });
    for (const row of this.rows) {
      this.byId.set(row.head.id, row);
      for (const former of row.head.formerIds) this.byFormerId.set(former, row);
    }
    const knownKeys = new Map<string, string[]>();
    for (const [key, id] of edit.known) knownKeys.set(id, [...(knownKeys.get(id) ?? []), key]);
    for (const [id, keys] of knownKeys) this.shelves.set(id, shelvesOf(keys, true));
  }

  /** Merges guests with a store's papers, a slice at a time. */
  static async of(base: Omit<EditBase, 'now'>, guests: readonly Guest[], signal: AbortSignal): Promise<GuestShelf> {
    // Guests came by no import: none is as old as a paper of the store, and none is new since the last one.
    const edit = new ShelfEdit({ ...base, now: Number.MAX_SAFE_INTEGER });
    await edit.apply(guests.map(({ entry }) => entry), signal);
    return new GuestShelf(edit, guests);
  }

  /** A paper of the store as it stands on the shelf; `undefined` where another stands for it. */
  dressed<H extends ShelfHead>(head: H): H | undefined {
    if (this.replaced.has(head.id)) return undefined;
    const shelves = this.shelves.get(head.id);
    return shelves ? { ...head, shelves } : head;
  }

  row(id: string): Row | undefined {
    return this.byId.get(id);
  }

  /** The paper that had an id before it was merged. */
  formerly(id: string): Row | undefined {
    return this.byFormerId.get(id);
  }
}
