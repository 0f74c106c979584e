import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { PackedNumbers, packNumbers, unpacked } from '../../src/facets/packed';
import { DIMENSIONS, type WordTable } from '../../src/facets/vectors';
import { dataFile } from './dataFile';

/** The vectors that unlabelled abstracts gave, before labels moved them; made by `npm run train:words`. */
const FILE = path.join(process.cwd(), 'test/eval/words.json');
const Data = v.object({ words: v.string(), weights: PackedNumbers, vectors: v.array(PackedNumbers) });

export function readBase(): WordTable {
  const { words, weights, vectors } = v.parse(Data, JSON.parse(readFileSync(FILE, 'utf8')));
  const table = new Float32Array(vectors.length * DIMENSIONS);
  vectors.forEach((packed, row) => { table.set(unpacked(packed), row * DIMENSIONS); });
  return { words: words.split(' '), table, weights: unpacked(weights) };
}

export function writeBase({ words, table, weights }: WordTable): void {
  const vectors = words.map((_, row) => packNumbers(table.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS)));
  writeFileSync(FILE, dataFile({ words: words.join(' '), weights: packNumbers(weights), vectors }));
}
