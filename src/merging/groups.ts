/** A partition that only ever joins: union-find over the numbers 0 to size - 1. */
export class Partition {
  private readonly parents: number[];

  constructor(size: number) {
    this.parents = Array.from({ length: size }, (_, index) => index);
  }

  join(a: number, b: number): void {
    const [first, second] = [this.find(a), this.find(b)];
    // The smaller number leads, so that the shape does not depend on the order of joins.
    if (first !== second) this.parents[Math.max(first, second)] = Math.min(first, second);
  }

  /** Joins all members that share a word. */
  joinBy(words: (member: number) => Iterable<string>): void {
    const first = new Map<string, number>();
    for (let member = 0; member < this.parents.length; member++) {
      for (const word of words(member)) {
        const other = first.get(word);
        if (other === undefined) first.set(word, member);
        else this.join(other, member);
      }
    }
  }

  /** Joins members that share a word and agree. Of words that more than `most` share, none joins: all are compared with all. */
  joinAgreeing(words: (member: number) => Iterable<string>, agree: (a: number, b: number) => boolean, most: number): void {
    const sharing = new Map<string, number[]>();
    for (let member = 0; member < this.parents.length; member++) {
      for (const word of new Set(words(member))) {
        const others = sharing.get(word);
        if (others) others.push(member);
        else sharing.set(word, [member]);
      }
    }
    for (const members of sharing.values()) {
      if (members.length > most) continue;
      for (const [at, member] of members.entries()) {
        for (const other of members.slice(at + 1)) if (this.find(member) !== this.find(other) && agree(member, other)) this.join(member, other);
      }
    }
  }

  /** The parts, each by its members in order. */
  parts(): number[][] {
    const parts = new Map<number, number[]>();
    for (let member = 0; member < this.parents.length; member++) {
      const leader = this.find(member);
      const part = parts.get(leader);
      if (part) part.push(member);
      else parts.set(leader, [member]);
    }
    return [...parts.values()];
  }

  private find(member: number): number {
    let at = member;
    let up = this.parents[at] ?? at;
    while (up !== at) {
      // Halves the path, so that long chains stay cheap.
      const over = this.parents[up] ?? up;
      this.parents[at] = over;
      at = up;
      up = over;
    }
    return at;
  }
}
