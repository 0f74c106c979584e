import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Paper } from '../../../src/papers/paper';
import { foldTitle } from '../../../src/papers/identity';
import { bundledPapers } from '../../unit/search/papers';
import { generatePapers } from './generate';

/** Papers to search among, and those that are sought. */
export interface Corpus {
  readonly known: readonly Paper[];
  readonly all: readonly Paper[];
}

const SEED = 20251103;

/** So many papers, the bundled ones among generated neighbours; or the bundled ones among those of a file. */
export function readPapers(what: string): Corpus {
  const known = bundledPapers();
  if (!/^\d+$/.test(what)) return { known, all: shuffledIn(known, readFile(what, known)) };
  return { known, all: shuffledIn(known, generatePapers(known, Math.max(Number(what) - known.length, 0), SEED)) };
}

/** Spread evenly, so that no engine gains from their place. */
function shuffledIn(known: readonly Paper[], others: readonly Paper[]): Paper[] {
  const step = Math.floor(others.length / known.length);
  return known.flatMap((paper, at) => [paper, ...others.slice(at * step, at === known.length - 1 ? undefined : (at + 1) * step)]);
}

interface Line {
  readonly arxivId: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly abstract: string;
}

/** An ndjson.gz file of arXiv records, without the papers that are known already. */
export function readFile(file: string, known: readonly Paper[]): Paper[] {
  const ids = new Set(known.map((paper) => paper.arxivId));
  const titles = new Set(known.map((paper) => foldTitle(paper.title)));
  const bytes = gunzipSync(readFileSync(file));
  const papers: Paper[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(10, start);
    const line = bytes.toString('utf8', start, end < 0 ? bytes.length : end);
    start = end < 0 ? bytes.length : end + 1;
    if (line.trim() === '') continue;
    const { arxivId, title, authors, abstract } = JSON.parse(line) as Line;
    if (ids.has(arxivId) || titles.has(foldTitle(title))) continue;
    papers.push({ id: arxivId, arxivId, title, abstract, authors, topics: [], models: [], introduces: [], links: [] });
  }
  return papers;
}
