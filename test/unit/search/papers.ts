import { readFileSync } from 'node:fs';
import type { Paper } from '../../../src/papers/paper';
import { readShelf } from '../../../src/shelf/shelf';

/** The 119 bundled papers. */
export function bundledPapers(): readonly Paper[] {
  const page = readFileSync('media/corpus/daily-papers-2025-11-03.txt', 'utf8');
  const bibliography: unknown = JSON.parse(readFileSync('media/corpus/bibliography.json', 'utf8'));
  return readShelf(page, bibliography).papers;
}
