// Learns from unlabelled abstracts what test/eval/words.json holds: npm run train:words -- ../shared/corpus/arxiv-112k.ndjson.gz
import { DIMENSIONS } from '../../src/facets/vectors';
import type { Word } from '../../src/facets/lexicon';
import { readField } from '../../src/facets/words';
import { Random } from '../bench/search/random';
import { readFile } from '../bench/search/corpora';
import { writeBase } from './baseWords';
import { across, eigen, multiplied, orthonormal, randomMatrix, times, type Matrix, type Sparse } from './matrices';

/** So many words have a vector. */
const WORDS = 5000;
/** Words so near each other count as seen together, the nearer the more. */
const WINDOW = 4;
/** How often a word is near others is flattened so (Levy, Goldberg and Dagan, 2015). */
const SMOOTHING = 0.75;
const OVERSAMPLED = 16;
const POWERS = 4;

type Texts = readonly (readonly string[])[];

/** The sentences of all texts, as stems; a number is no word. */
function sentencesOf(papers: readonly { readonly title: string; readonly abstract: string }[]): { readonly sentences: Texts; readonly papers: number; readonly having: ReadonlyMap<string, number> } {
  const sentences: string[][] = [];
  const having = new Map<string, number>();
  for (const { title, abstract } of papers) {
    const its = [readField('title', title), readField('abstract', abstract)].flatMap(({ words, sentences: cut }) => cut.map(({ from, to }) => words.slice(from, to).map(({ stem }: Word) => stem)));
    for (const stem of new Set(its.flat())) having.set(stem, (having.get(stem) ?? 0) + 1);
    sentences.push(...its);
  }
  return { sentences, papers: papers.length, having };
}

/** How much oftener than by chance each word stands near each other, as the logarithm, where it does. */
function associations(sentences: Texts, numbers: ReadonlyMap<string, number>): Sparse {
  const n = numbers.size;
  const near = new Float32Array(n * n);
  for (const sentence of sentences) {
    const known = sentence.map((stem) => numbers.get(stem) ?? -1);
    for (let i = 0; i < known.length; i++) {
      const a = known[i] as number;
      if (a < 0) continue;
      for (let step = 1; step <= WINDOW && i + step < known.length; step++) {
        const b = known[i + step] as number;
        if (b < 0) continue;
        near[a * n + b] = (near[a * n + b] as number) + 1 / step;
        near[b * n + a] = (near[b * n + a] as number) + 1 / step;
      }
    }
  }
  const totals = Float64Array.from({ length: n }, (_, row) => near.subarray(row * n, row * n + n).reduce((sum, value) => sum + value, 0));
  const flat = totals.map((total) => total ** SMOOTHING);
  const all = flat.reduce((sum, value) => sum + value, 0);
  const starts = new Int32Array(n + 1);
  const at: number[] = [];
  const values: number[] = [];
  for (let row = 0; row < n; row++) {
    for (let column = 0; column < n; column++) {
      const value = Math.log((near[row * n + column] as number) / ((totals[row] as number) * ((flat[column] as number) / all)));
      if (!(value > 0)) continue;
      at.push(column);
      values.push(value);
    }
    starts[row + 1] = at.length;
  }
  return { rows: n, starts, at: Int32Array.from(at), values: Float32Array.from(values) };
}

/** The words' coordinates along the strongest singular vectors, each of length 1 (randomized, Halko and others, 2011). */
function coordinates(sparse: Sparse, random: Random): Matrix {
  let basis = orthonormal(times(sparse, randomMatrix(sparse.rows, DIMENSIONS + OVERSAMPLED, random)));
  for (let power = 0; power < POWERS; power++) basis = orthonormal(times(sparse, orthonormal(times(sparse, basis, true))));
  const inner = times(sparse, basis, true);
  const { values, vectors } = eigen(across(inner, inner));
  const turned = multiplied(basis, vectors);
  const result = new Float64Array(sparse.rows * DIMENSIONS);
  for (let row = 0; row < sparse.rows; row++) {
    const its = Array.from({ length: DIMENSIONS }, (_, at) => (turned.values[row * turned.columns + at] as number) * Math.max(0, values[at] ?? 0) ** 0.25);
    const length = Math.hypot(...its) || 1;
    its.forEach((value, at) => { result[row * DIMENSIONS + at] = value / length; });
  }
  return { rows: sparse.rows, columns: DIMENSIONS, values: result };
}

const file = process.argv[2];
if (file === undefined) throw new Error('Name the file of abstracts: npm run train:words -- FILE');
const random = new Random(1);
const { sentences, papers, having } = sentencesOf(readFile(file, []));
const words = [...having].filter(([word]) => !/^\d/.test(word)).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, WORDS).sort((a, b) => (a[0] < b[0] ? -1 : 1));
const sparse = associations(sentences, new Map(words.map(([word], number) => [word, number])));
// Turned by chance, so that every part of a vector tells as much as the others.
const points = multiplied(coordinates(sparse, random), orthonormal(randomMatrix(DIMENSIONS, DIMENSIONS, random)));
writeBase({
  words: words.map(([word]) => word),
  table: Float32Array.from(points.values),
  // Rare words tell more of what a text is about.
  weights: Float32Array.from(words, ([, count]) => Math.sqrt(Math.log(papers / count))),
});
