/** What was offered: a document of a part, and its score. */
export interface Scored {
  readonly part: number;
  readonly document: number;
  readonly score: number;
}

/** Keeps the highest of many scores, in a heap whose root is the lowest kept. */
export class Top {
  private readonly scores: Float64Array;
  private readonly parts: Uint32Array;
  private readonly documents: Uint32Array;
  private size = 0;
  /** What a score must exceed to be kept. */
  least = -1;

  constructor(private readonly limit: number) {
    this.scores = new Float64Array(limit);
    this.parts = new Uint32Array(limit);
    this.documents = new Uint32Array(limit);
  }

  offer(part: number, document: number, score: number): void {
    if (this.size < this.limit) this.rise(this.size++, part, document, score);
    else if (score > this.least) this.sink(part, document, score);
    if (this.size === this.limit) this.least = this.scores[0] ?? -1;
  }

  /** In no order. */
  kept(): Scored[] {
    return Array.from({ length: this.size }, (_, at) => ({
      part: this.parts[at] ?? 0,
      document: this.documents[at] ?? 0,
      score: this.scores[at] ?? 0,
    }));
  }

  private rise(from: number, part: number, document: number, score: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((this.scores[parent] ?? 0) <= score) break;
      this.move(parent, at);
      at = parent;
    }
    this.put(at, part, document, score);
  }

  private sink(part: number, document: number, score: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.size) break;
      if (child + 1 < this.size && (this.scores[child + 1] ?? 0) < (this.scores[child] ?? 0)) child++;
      if ((this.scores[child] ?? 0) >= score) break;
      this.move(child, at);
      at = child;
    }
    this.put(at, part, document, score);
  }

  private move(from: number, to: number): void {
    this.put(to, this.parts[from] ?? 0, this.documents[from] ?? 0, this.scores[from] ?? 0);
  }

  private put(at: number, part: number, document: number, score: number): void {
    this.scores[at] = score;
    this.parts[at] = part;
    this.documents[at] = document;
  }
}
