import type { Accumulator } from './accumulator';
import { addNearTerms, addSplit, expandWord, type Expansion } from './expand';
import type { QueryWord } from './query';
import { rarity, scoreWord } from './scoring';
import type { Segment } from './segment';
import { Top } from './top';
import type { NearTermWalk } from './walk';

/** A segment in use. */
export interface Part {
  readonly segment: Segment;
  readonly accumulator: Accumulator;
  /** Documents that were removed or replaced. */
  readonly dead: Set<number>;
}

/** A paper that matches: where it is, and how well. */
export interface Candidate {
  readonly part: Part;
  readonly document: number;
  /** Above `ALL_WORDS` where it has all words. */
  score: number;
}

export interface Ranked {
  /** The best, in no order. */
  readonly candidates: Candidate[];
  readonly total: number;
  readonly withAll: number;
}

/** What is added for having all words, more for having them as typed, and for having them in title and names. */
const AS_TYPED = 2000;
export const ALL_WORDS = 1000;
const ALL_IN_HEAD = 10;
/** With fewer papers than these, what may have been meant is looked for: by the rare words, then by all. */
const FEW = 3;
const RARE = 1 / 2000;

/** Finds the best papers for words. `allowed` has for each part the papers that may be hits, or `undefined` for all. */
export class Ranking {
  private readonly expansions: Expansion[][];
  private readonly papers: number;

  constructor(
    private readonly parts: readonly Part[],
    private readonly words: readonly QueryWord[],
    private readonly allowed: readonly (Uint8Array | undefined)[],
    private readonly keep: number,
    private readonly walk: NearTermWalk,
  ) {
    this.expansions = parts.map(({ segment }) => words.map((word) => expandWord(segment, word)));
    this.papers = parts.reduce((sum, part) => sum + part.segment.size, 0);
  }

  /** `typing` is the word that is half-typed, if any. */
  run(typing: QueryWord | undefined): Ranked {
    const asTyped = this.score(new Set());
    if (asTyped.withAll >= FEW) return asTyped;
    const known = new Set(asTyped.candidates.filter(({ score }) => score >= ALL_WORDS).map(placeOf));
    const rare = this.words.map((_, at) => this.frequency(at) <= Math.max(3, this.papers * RARE));
    let ranked = this.widen(rare, typing) ? this.score(known) : asTyped;
    if (ranked.withAll === 0 && this.widen(rare.map((done) => !done), typing)) ranked = this.score(known);
    return ranked;
  }

  private frequency(at: number): number {
    return this.expansions.reduce((sum, ofPart) => sum + (ofPart[at]?.frequency ?? 0), 0);
  }

  /** Adds to the chosen words what they may have been meant as; false where nothing was found. */
  private widen(chosen: readonly boolean[], typing: QueryWord | undefined): boolean {
    let found = false;
    this.parts.forEach(({ segment }, part) => {
      this.words.forEach((word, at) => {
        const expansion = this.expansions[part]?.[at];
        if (chosen[at] !== true || !expansion) return;
        const before = expansion.runs.length + expansion.lists.length;
        addNearTerms(segment, word, word === typing, this.walk, expansion);
        addSplit(segment, word, expansion);
        if (expansion.runs.length + expansion.lists.length > before) found = true;
      });
    });
    return found;
  }

  private score(known: ReadonlySet<string>): Ranked {
    const order = this.words.map((_, at) => at).sort((a, b) => this.frequency(a) - this.frequency(b));
    const worth = this.words.map((_, at) => rarity(this.papers, this.frequency(at)));
    const required = 2 ** this.words.length - 1;
    const top = new Top(this.keep);
    let [total, withAll] = [0, 0];
    this.parts.forEach(({ segment, accumulator }, number) => {
      accumulator.begin(this.allowed[number]);
      for (const at of order) scoreWord(segment, this.expansions[number]?.[at] as Expansion, 1 << at, worth[at] ?? 0, accumulator);
      total += accumulator.touchedCount;
      withAll += accumulator.offer(top, number, required, ALL_WORDS, ALL_IN_HEAD);
    });
    const candidates = top.kept().map(({ part, document, score }) => ({ part: this.parts[part] as Part, document, score }));
    for (const candidate of candidates) if (known.has(placeOf(candidate))) candidate.score += AS_TYPED;
    return { candidates, total, withAll };
  }
}

function placeOf({ part, document }: Candidate): string {
  return `${part.segment.id(document)}`;
}

/** Best first; of those that score the same, the newest; then by id, so that the order never wavers. */
export function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score || dayOf(b) - dayOf(a) || (a.part.segment.id(a.document) < b.part.segment.id(b.document) ? -1 : 1);
}

function dayOf({ part, document }: Candidate): number {
  return part.segment.data.day[document] ?? 0;
}
