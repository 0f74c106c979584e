import type { Paper } from '../../../src/papers/paper';
import { KINDS, type KnownItem, type QueryKind } from './queries';

/** The papers that answer a query just as well as the one that was meant. */
export interface Rivals {
  readonly papers: number;
  /** Those whose text is shorter, and those whose text is as long: the query says more of a short one. */
  readonly shorter: number;
  readonly alike: number;
}

const NONE: Rivals = { papers: 0, shorter: 0, alike: 0 };

/**
 * For each query, the other papers that it fits: whose title has all the words (`a`, and `b` as it was meant) or
 * beginnings (`c`), or whose title and abstract together have them (`d`).
 */
export function rivalsOf(items: readonly KnownItem[], papers: readonly Paper[]): Map<KnownItem, Rivals> {
  const asking = new Map<string, KnownItem[]>();
  for (const item of items) {
    for (const word of new Set(item.meant)) asking.set(word, [...(asking.get(word) ?? []), item]);
  }
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const lengths = new Map(items.map((item) => [item, lengthOf(byId.get(item.id), item.kind)]));
  const rivals = new Map(items.map((item) => [item, NONE]));
  for (const paper of papers) {
    const title = tokens(paper.title);
    const text = new Set([...title, ...tokens(paper.abstract)]);
    const found = new Map<KnownItem, number>();
    const count = (word: string, fits: (item: KnownItem) => boolean): void => {
      for (const item of asking.get(word) ?? []) if (fits(item)) found.set(item, (found.get(item) ?? 0) + 1);
    };
    for (const word of title) count(word, ({ kind }) => kind === 'a' || kind === 'b');
    for (const word of text) count(word, ({ kind }) => kind === 'd');
    const beginnings = new Set([...title].flatMap((word) => [4, 5].map((length) => word.slice(0, length))));
    for (const beginning of beginnings) count(beginning, ({ kind }) => kind === 'c');
    for (const [item, words] of found) {
      if (words !== new Set(item.meant).size || item.id === paper.id) continue;
      const before = rivals.get(item) ?? NONE;
      const longer = lengthOf(paper, item.kind) - (lengths.get(item) ?? 0);
      rivals.set(item, { papers: before.papers + 1, shorter: before.shorter + Number(longer < 0), alike: before.alike + Number(longer === 0) });
    }
  }
  return rivals;
}

/**
 * What the ranks of an order come to, on the average, that puts those papers first and nothing before them: which of
 * them was meant it must guess, or take the one with the shortest text to be it.
 */
export function ranksBy(guess: 'chance' | 'length', rivals: ReadonlyMap<KnownItem, Rivals>): Record<QueryKind, number> {
  const means = { a: 0, b: 0, c: 0, d: 0 };
  for (const kind of KINDS) {
    const those = [...rivals].filter(([item]) => item.kind === kind).map(([, found]) => found);
    const ranks = those.map(({ papers, shorter, alike }) => (guess === 'chance' ? meanRank(0, papers) : meanRank(shorter, alike)));
    means[kind] = ranks.reduce((sum, rank) => sum + rank, 0) / Math.max(ranks.length, 1);
  }
  return means;
}

/** The mean of 1/rank, 0 beyond the tenth, of one that stands after `before` others, and anywhere among some more. */
function meanRank(before: number, among: number): number {
  let sum = 0;
  for (let rank = before + 1; rank <= Math.min(before + among + 1, 10); rank++) sum += 1 / rank;
  return sum / (among + 1);
}

function lengthOf(paper: Paper | undefined, kind: QueryKind): number {
  return tokens(`${paper?.title ?? ''} ${kind === 'd' ? (paper?.abstract ?? '') : ''}`).size;
}

function tokens(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[a-z0-9]+/g) ?? []);
}
