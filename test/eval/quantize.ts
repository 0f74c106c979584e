import { characterOf, LEVELS, packNumbers } from '../../src/facets/packed';
import { packTexts } from '../../src/facets/sorted';
import { DIMENSIONS, PART, PARTS, type WordsData, type WordTable } from '../../src/facets/vectors';
import { Random } from '../bench/search/random';

const ROUNDS = 25;

/** Words as the data file holds them: each part of each vector as the nearest of a codebook. */
export function packWords({ words, table, weights }: WordTable): WordsData {
  const random = new Random(1);
  const parts = Array.from({ length: PARTS }, (_, part) => quantize(words.map((__, row) => Float64Array.from(table.subarray(row * DIMENSIONS + part * PART, row * DIMENSIONS + (part + 1) * PART))), random));
  return {
    words: packTexts(words),
    codes: words.map((_, row) => parts.map(({ codes }) => characterOf(codes[row] ?? 0)).join('')).join(''),
    weights: packNumbers(weights),
    books: parts.map(({ book }) => packNumbers(book)),
  };
}

/** One part of all vectors as the nearest of a codebook (k-means). */
function quantize(points: readonly Float64Array[], random: Random): { readonly book: number[]; readonly codes: number[] } {
  const book = random.some(points, LEVELS).map((point) => Float64Array.from(point));
  const gap = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, at) => sum + (value - (b[at] as number)) ** 2, 0);
  const nearest = (point: Float64Array): number => {
    let [best, least] = [0, Infinity];
    book.forEach((center, code) => {
      const distance = gap(point, center);
      if (distance < least) [best, least] = [code, distance];
    });
    return best;
  };
  let codes = points.map(nearest);
  for (let round = 0; round < ROUNDS; round++) {
    const counts = new Float64Array(LEVELS);
    const sums = book.map(() => new Float64Array(PART));
    points.forEach((point, place) => {
      const code = codes[place] as number;
      counts[code] = (counts[code] as number) + 1;
      point.forEach((value, at) => { (sums[code] as Float64Array)[at] = ((sums[code] as Float64Array)[at] as number) + value; });
    });
    sums.forEach((sum, code) => { if ((counts[code] as number) > 0) book[code] = sum.map((value) => value / (counts[code] as number)); });
    codes = points.map(nearest);
  }
  return { book: book.flatMap((center) => [...center]), codes };
}
