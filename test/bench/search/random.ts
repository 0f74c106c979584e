/** Numbers that look random and are the same for the same seed (mulberry32). */
export class Random {
  constructor(private state: number) {}

  /** At least 0, below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  of<T>(items: readonly T[]): T {
    return items[Math.floor(this.next() * items.length)] as T;
  }

  /** Some of the items, each once, in any order. */
  some<T>(items: readonly T[], count: number): T[] {
    const left = [...items];
    for (let at = 0; at < Math.min(count, left.length); at++) {
      const other = this.between(at, left.length - 1);
      [left[at], left[other]] = [left[other] as T, left[at] as T];
    }
    return left.slice(0, count);
  }

  /** Some of the items, each once, in any order, the likelier the more they weigh. */
  weighted<T>(items: readonly T[], weight: (item: T) => number, count: number): T[] {
    const keyed = items.map((item) => ({ item, key: Math.log(this.next()) / weight(item) }));
    keyed.sort((a, b) => b.key - a.key);
    return this.some(keyed.slice(0, count).map(({ item }) => item), count);
  }
}
