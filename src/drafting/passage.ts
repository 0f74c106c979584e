import type { Paper } from '../papers/paper';
import { fold } from '../search/fold';
import { MOST_WORDS } from '../search/query';
import { STOPWORDS } from '../search/stopwords';
import { scanTerms } from '../search/tokens';
import { Slices, type Pace } from '../pacing/slices';

/** Words that nearly every paper has, and that say nothing of a passage. */
const USUAL = new Set('we model models method methods approach paper results using based show work propose however which also these new use used more most such'.split(' '));
/** So many papers tell how common a word is. */
const SAMPLE = 4000;

/** The papers of a shelf that tell how common a word is: all of a small one, every so many-th of a large one. */
export function sample<P>(papers: readonly P[]): P[] {
  const stride = Math.max(1, Math.floor(papers.length / SAMPLE));
  return papers.filter((_, at) => at % stride === 0);
}

const LONGEST_PASSAGE = 20_000;

/** How telling a word is, learned from a shelf. */
export class WordStatistics {
  private constructor(
    private readonly frequency: ReadonlyMap<string, number>,
    private readonly papers: number,
  ) {}

  /** Of the papers of a `sample`. */
  static async of(papers: readonly Paper[], pace: Pace): Promise<WordStatistics> {
    const slices = new Slices(pace);
    const frequency = new Map<string, number>();
    for (const paper of papers) {
      for (const word of countsOf(`${paper.title} ${paper.abstract}`).keys()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
      await slices.pause();
    }
    return new WordStatistics(frequency, papers.length);
  }

  weight(word: string): number {
    if (USUAL.has(word)) return 0;
    const frequency = this.frequency.get(word) ?? 0;
    return Math.log(1 + (this.papers - frequency + 0.5) / (frequency + 0.5));
  }
}

/** How often each telling word stands in a text. */
function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  scanTerms(fold(text.slice(0, LONGEST_PASSAGE)), (term, _start, _end, join) => {
    if (join || term.length < 2 || STOPWORDS.has(term) || /^\d+$/.test(term)) return;
    counts.set(term, (counts.get(term) ?? 0) + 1);
  });
  return counts;
}

/** The query that finds candidates for a passage: its most telling words. */
export function passageQuery(passage: string, statistics: WordStatistics): string {
  return [...countsOf(passage)]
    .map(([word, count]): [string, number] => [word, (1 + Math.log(count)) * statistics.weight(word)])
    .filter(([, weight]) => weight > 0)
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_WORDS)
    .map(([word]) => word)
    .join(' ');
}

const TITLE_WEIGHT = 3;

/** Candidates by how much of what a passage says they say, best first; those that share nothing are left out. */
export function rankForPassage(passage: string, candidates: readonly Paper[], statistics: WordStatistics): Paper[] {
  const wanted = weighted(countsOf(passage), statistics);
  return candidates
    .map((paper) => ({ paper, score: likeness(wanted, weighted(countsOfPaper(paper), statistics)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ paper }) => paper);
}

function countsOfPaper({ title, abstract }: Paper): Map<string, number> {
  const counts = countsOf(abstract);
  for (const [word, count] of countsOf(title)) counts.set(word, (counts.get(word) ?? 0) + TITLE_WEIGHT * count);
  return counts;
}

function weighted(counts: ReadonlyMap<string, number>, statistics: WordStatistics): Map<string, number> {
  return new Map([...counts].map(([word, count]) => [word, (1 + Math.log(count)) * statistics.weight(word)]));
}

/** Cosine: long abstracts have no advantage. */
function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let dot = 0;
  let lengthA = 0;
  let lengthB = 0;
  for (const [word, weight] of a) {
    dot += weight * (b.get(word) ?? 0);
    lengthA += weight * weight;
  }
  for (const weight of b.values()) lengthB += weight * weight;
  return dot === 0 ? 0 : dot / Math.sqrt(lengthA * lengthB);
}

/** The text of a paper as a passage, for finding others like it. */
export function passageOf({ title, abstract }: Paper): string {
  return `${title}\n${title}\n${abstract}`;
}

/** The paragraph of a text that an offset stands in: between blank lines. */
export function paragraphAt(text: string, offset: number): { start: number; end: number } {
  const blank = /\n[ \t\r]*\n/g;
  let start = 0;
  for (const found of text.matchAll(blank)) {
    if (found.index >= offset) return { start, end: found.index };
    start = found.index + found[0].length;
  }
  return { start: Math.min(start, text.length), end: text.length };
}
