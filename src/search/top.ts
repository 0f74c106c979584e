/** A paper that matches: where it is, and how well. */
export interface Candidate {
  readonly segment: number;
  readonly document: number;
  score: number;
  readonly day: number;
}

/** Best first; of those that score alike, the newest. Scores closer than this are alike. */
const ALIKE = 0.01;

export function byScore(a: Candidate, b: Candidate): number {
  return Math.round(b.score / ALIKE) - Math.round(a.score / ALIKE) || b.day - a.day;
}

/** Keeps the highest of many scores, in a heap whose root is the lowest kept. */
export class Top {
  private readonly scores: Float64Array;
  private readonly places: Float64Array;
  private size = 0;

  constructor(private readonly limit: number) {
    this.scores = new Float64Array(limit);
    this.places = new Float64Array(limit);
  }

  /** `place` is any number that says whose score it is. */
  offer(place: number, score: number): void {
    if (this.size < this.limit) {
      this.up(this.size++, score, place);
    } else if (score > (this.scores[0] ?? 0)) this.down(score, place);
  }

  kept(): { place: number; score: number }[] {
    return Array.from({ length: this.size }, (_, at) => ({ place: this.places[at] ?? 0, score: this.scores[at] ?? 0 }));
  }

  private up(from: number, score: number, place: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((this.scores[parent] ?? 0) <= score) break;
      this.set(at, this.scores[parent] ?? 0, this.places[parent] ?? 0);
      at = parent;
    }
    this.set(at, score, place);
  }

  private down(score: number, place: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.size) break;
      if (child + 1 < this.size && (this.scores[child + 1] ?? 0) < (this.scores[child] ?? 0)) child++;
      if ((this.scores[child] ?? 0) >= score) break;
      this.set(at, this.scores[child] ?? 0, this.places[child] ?? 0);
      at = child;
    }
    this.set(at, score, place);
  }

  private set(at: number, score: number, place: number): void {
    this.scores[at] = score;
    this.places[at] = place;
  }
}
