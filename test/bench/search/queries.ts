import type { Paper } from '../../../src/papers/paper';
import { Random } from './random';

/**
 * Known-item queries. a: 2 to 4 words of the title in any order. b: the same with one typing error. c: beginnings of
 * title words in any order. d: words that only the abstract has.
 */
export type QueryKind = 'a' | 'b' | 'c' | 'd';
export const KINDS: readonly QueryKind[] = ['a', 'b', 'c', 'd'];

export interface KnownItem {
  readonly kind: QueryKind;
  readonly query: string;
  readonly id: string;
  /** The words before they were mistyped. */
  readonly meant: readonly string[];
}

const COMMON = new Set(
  'the and for with from that this are our not can its via toward towards into based using use used through between without which their have has been these both while such than more also however where when what how does under over only most many'.split(' '),
);
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * So many queries of each kind for each paper, the same for the same seed. Somebody who looks for a paper types what
 * tells it apart: a word is drawn the likelier the fewer of the papers have it, and a query that fits another of them too is
 * drawn again.
 */
export function knownItems(papers: readonly Paper[], each: number, seed: number): KnownItem[] {
  const random = new Random(seed);
  const having = new Map<string, number>();
  for (const paper of papers) {
    for (const word of wordsOf(`${paper.title} ${paper.abstract}`, 1)) having.set(word, (having.get(word) ?? 0) + 1);
  }
  const texts = papers.map(({ id, title, abstract }) => ({ id, text: ` ${wordsOf(`${title} ${abstract}`, 1).join(' ')}` }));
  const draw: Draw = (words, count) => random.weighted(words, (word) => 1 / (having.get(word) ?? 1), count);
  const items: KnownItem[] = [];
  for (let round = 0; round < each; round++) {
    for (const paper of papers) {
      for (const kind of KINDS) {
        let [query, meant]: [string, readonly string[]] = ['', []];
        for (let draws = 0; draws < 50; draws++) {
          meant = makeQuery(kind, paper, random, draw);
          query = (kind === 'b' ? mistypeOne(meant, random) : meant).join(' ');
          if (!texts.some(({ id, text }) => id !== paper.id && meant.every((word) => text.includes(` ${word}`)))) break;
        }
        if (query !== '') items.push({ kind, query, id: paper.id, meant });
      }
    }
  }
  return items;
}

/** Some of the words, in any order. */
type Draw = (words: readonly string[], count: number) => string[];

function makeQuery(kind: QueryKind, paper: Paper, random: Random, draw: Draw): string[] {
  const title = wordsOf(paper.title, 4);
  if (kind === 'd') {
    const inTitle = new Set(wordsOf(paper.title, 1));
    return draw(wordsOf(paper.abstract, 4).filter((word) => !inTitle.has(word)), random.between(3, 5));
  }
  if (kind === 'c') {
    const long = title.filter((word) => word.length > 4);
    return draw(long, random.between(3, 4)).map((word) => word.slice(0, random.between(4, 5)));
  }
  return draw(title, random.between(2, 4));
}

/** Long words are mistyped more often than short ones. */
function mistypeOne(words: readonly string[], random: Random): string[] {
  const [typed] = random.weighted(words, (word) => (word.length - 3) ** 2, 1);
  return words.map((word) => (word === typed ? mistype(word, random) : word));
}

function wordsOf(text: string, shortest: number): string[] {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return [...new Set(words)].filter((word) => word.length >= shortest && !COMMON.has(word));
}

/** One letter swapped with its neighbour, dropped, doubled or added, or changed; anywhere, the first included. */
export function mistype(word: string, random: Random): string {
  const at = random.between(0, word.length - 1);
  const [before, after] = [word.slice(0, at), word.slice(at + 1)];
  const letter = word.charAt(at);
  const mistyped = [
    () => (after === '' ? before.slice(0, -1) + letter + before.slice(-1) : before + after.charAt(0) + letter + after.slice(1)),
    () => before + after,
    () => before + letter + random.of([...LETTERS]) + after,
    () => before + random.of([...LETTERS]) + after,
  ];
  return random.of(mistyped)();
}

/** What is in the box after each key, as somebody types the query. */
export function keystrokes(query: string): string[] {
  return Array.from({ length: query.length }, (_, at) => query.slice(0, at + 1));
}
