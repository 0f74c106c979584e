import * as v from 'valibot';
import wordsData from './data/words.json';
import { levelAt, LEVELS, PackedNumbers, unpacked, unpackNumbers } from './packed';
import { MOST_KNOWN, type Word } from './lexicon';
import { unpackTexts } from './sorted';

/*
 * Words as points: words that stand among the same words in abstracts lie near each other, so that what labels say of
 * `comparable to` also holds of `comparably to`. `npm run train:words` finds them in unlabelled abstracts: the singular
 * vectors of how much oftener than by chance words stand near each other (Levy and Goldberg, 2014). `npm run train:facets`
 * moves them by what labels say of topics, and quantizes them by parts (product quantization, Jégou and others, 2011): each
 * part of a vector is one of 93 of its codebook.
 */
const Data = v.object({
  /** Packed as sorted texts are. */
  words: v.string(),
  /** For each word, a character for each part. */
  codes: v.string(),
  /** For each word, how much it counts in a mean of words. */
  weights: PackedNumbers,
  /** For each part, one codebook after the other. */
  books: v.array(PackedNumbers),
});
export type WordsData = v.InferOutput<typeof Data>;

/** Checks the shape of the data file; throws a `ValiError` that names the first fault. */
export function decodeWords(data: unknown): WordsData {
  return v.parse(Data, data);
}

/** Numbers of a vector. */
export const DIMENSIONS = 48;
export const PARTS = 12;
export const PART = DIMENSIONS / PARTS;

/** Words, each with a vector and with how much it counts. */
export interface WordTable {
  readonly words: readonly string[];
  /** One vector after the other. */
  readonly table: Float32Array;
  readonly weights: Float32Array;
}

export function unpackWords({ words, codes, weights, books }: WordsData): WordTable {
  const list = unpackTexts(words);
  const table = new Float32Array(list.length * DIMENSIONS);
  const book = new Float32Array(LEVELS * PART);
  books.forEach((packed, part) => {
    unpackNumbers(packed, book);
    for (let word = 0; word < list.length; word++) {
      const code = levelAt(codes, word * PARTS + part) * PART;
      for (let at = 0; at < PART; at++) table[word * DIMENSIONS + part * PART + at] = book[code + at] as number;
    }
  });
  return { words: list, table, weights: unpacked(weights) };
}

export class WordVectors {
  /** One vector after the other. */
  readonly table: Float32Array;
  readonly weights: Float32Array;
  private readonly numbers: ReadonlyMap<string, number>;
  /** By a word's number: one more than its number here, 0 where it was not looked up, -1 where it has no vector. */
  private readonly known = new Int32Array(MOST_KNOWN);

  constructor({ words, table, weights }: WordTable) {
    this.table = table;
    this.weights = weights;
    this.numbers = new Map(words.map((word, number) => [word, number]));
  }

  get size(): number {
    return this.weights.length;
  }

  /** The number of a word that has a vector, or -1. */
  numberOf({ number, stem }: Word): number {
    if (number < 0) return this.numbers.get(stem) ?? -1;
    const seen = this.known[number] as number;
    if (seen !== 0) return seen < 0 ? -1 : seen - 1;
    const found = this.numbers.get(stem) ?? -1;
    this.known[number] = found < 0 ? -1 : found + 1;
    return found;
  }
}

let learned: WordVectors | undefined;

/** The vectors of the data file, made ready when first needed; a test checks their shape. */
export function learnedWords(): WordVectors {
  return (learned ??= new WordVectors(unpackWords(wordsData)));
}
