import type { Identity } from './bibtex/same';
import type { ScannedEntry } from './bibtex/scan';
import type { TextChange } from './types';

/** The entries of a bibliography of any format, in order. */
export interface EntryIndex {
  readonly text: string;
  readonly size: number;
  keyOf(place: number): string;
  /** Whether an entry, also a commented one, has this key, letter case aside. */
  hasKey(key: string): boolean;
  /** Places of the entries with exactly this key, else of one that has it beside its own; commented ones are not among them. */
  placesWithKey(key: string): number[];
  isCommented(place: number): boolean;
  entryAt(place: number): ScannedEntry | undefined;
  /** How many entries start before an offset. */
  placeAt(offset: number): number;
  /** The entry of this paper. */
  find(paper: Identity): ScannedEntry | undefined;
  /** Writes another key in place of one, where the format has rules of its own for that. */
  renamed?(from: string, to: string): TextChange[];
}
