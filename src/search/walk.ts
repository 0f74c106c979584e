import { LONGEST_TERM } from './tokens';
import type { TermTable } from './termTable';

const FAR = 100;
/** A term is at most this long in bytes: letters beyond ASCII take up to three. */
const DEPTH = LONGEST_TERM * 3 + 2;

/** Takes a term within reach: how many edits away, and whether that is its beginning only. */
export type NearTerm = (term: number, edits: number, beginning: boolean) => void;

/**
 * Finds the terms that a word may have been meant as: one edit inserts, drops, changes or swaps neighbouring letters,
 * the first letter included. The sorted terms are walked once; terms that share their beginning share its rows, and
 * what begins too far away is passed over. Distances count bytes.
 */
export class NearTermWalk {
  private readonly rows = Array.from({ length: DEPTH + 1 }, () => new Uint8Array(DEPTH + 1));
  /** The fewest edits from the word to any beginning of the term so far, by length of that beginning. */
  private readonly nearest = new Uint8Array(DEPTH + 1);

  /** Walks terms `from` to `to`. With `beginnings`, terms that go on after what is near are near too. */
  find(table: TermTable, word: Uint8Array, most: number, beginnings: boolean, from: number, to: number, take: NearTerm): void {
    const { bytes, start, shared } = table;
    const width = word.length;
    if (width === 0 || width > DEPTH) return;
    const { rows, nearest } = this;
    for (let j = 0; j <= width; j++) (rows[0] as Uint8Array)[j] = Math.min(j, FAR);
    nearest[0] = FAR;
    let dead = DEPTH;
    let known = 0;
    for (let at = from; at < to; at++) {
      const same = at === from ? 0 : (shared[at] ?? 0);
      if (same >= dead) {
        if (beginnings && (nearest[dead] ?? FAR) <= most) take(at, nearest[dead] ?? FAR, true);
        continue;
      }
      dead = DEPTH;
      const begin = start[at] ?? 0;
      const length = Math.min((start[at + 1] ?? 0) - begin, DEPTH - 1);
      let depth = Math.min(same, known, length);
      while (depth < length) {
        depth++;
        if (this.row(bytes, begin, depth, word, most) > most) {
          dead = depth;
          break;
        }
      }
      known = depth;
      const whole = dead === DEPTH ? ((rows[depth] as Uint8Array)[width] ?? FAR) : FAR;
      if (whole <= most) take(at, whole, false);
      else if (beginnings && (nearest[depth] ?? FAR) <= most) take(at, nearest[depth] ?? FAR, true);
    }
  }

  /** Fills one row around its diagonal and gives its least distance. */
  private row(bytes: Uint8Array, begin: number, depth: number, word: Uint8Array, most: number): number {
    const width = word.length;
    const row = this.rows[depth] as Uint8Array;
    const above = this.rows[depth - 1] as Uint8Array;
    const letter = bytes[begin + depth - 1] ?? 0;
    const before = depth > 1 ? (bytes[begin + depth - 2] ?? 0) : 0;
    const first = Math.max(1, depth - most);
    const last = Math.min(width, depth + most);
    row[first - 1] = first === 1 ? Math.min(depth, FAR) : FAR;
    let least = row[first - 1] ?? FAR;
    for (let j = first; j <= last; j++) {
      const wanted = word[j - 1] ?? 0;
      let cost = (above[j - 1] ?? FAR) + (wanted === letter ? 0 : 1);
      const dropped = (j < depth + most ? (above[j] ?? FAR) : FAR) + 1;
      if (dropped < cost) cost = dropped;
      const added = (row[j - 1] ?? FAR) + 1;
      if (added < cost) cost = added;
      if (depth > 1 && j > 1 && letter === word[j - 2] && before === wanted) {
        const swapped = ((this.rows[depth - 2] as Uint8Array)[j - 2] ?? FAR) + 1;
        if (swapped < cost) cost = swapped;
      }
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (last < width) row[last + 1] = FAR;
    this.nearest[depth] = Math.min(this.nearest[depth - 1] ?? FAR, last === width ? (row[width] ?? FAR) : FAR);
    return least;
  }
}

/** How many edits a word of so many letters may be away: short words have too many neighbours. */
export function editsAllowed(letters: number): number {
  if (letters < 4) return 0;
  return letters < 8 ? 1 : 2;
}
