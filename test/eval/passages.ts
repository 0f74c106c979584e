// npm run eval:passages: whether a sentence of an abstract finds its own paper, and how often a paper's likes share its
// main topic. Half of the sentence's words, or the sentence without its two rarest words, make it harder than a lookup.
import { passageOf, passageQuery, rankForPassage, WordStatistics } from '../../src/drafting/passage';
import type { Paper } from '../../src/papers/paper';
import { searchDocument } from '../../src/search/document';
import { SearchIndex } from '../../src/search/searchIndex';
import { corpus } from '../unit/citing/corpus';

const papers = corpus();
const byId = new Map(papers.map((paper) => [paper.id, paper]));
const index = SearchIndex.build(papers.map((paper) => searchDocument(paper)));

async function main(): Promise<void> {
  const pace = { now: () => performance.now(), pause: () => Promise.resolve() };
  const statistics = await WordStatistics.of(papers, pace);
  const search = (text: string, limit: number): Paper[] => index.search(text, { limit }).hits.flatMap(({ id }) => byId.get(id) ?? []);
  const rank = (text: string): Paper[] => rankForPassage(text, search(passageQuery(text, statistics), 200), statistics);
  const plain = (text: string): Paper[] => search(text.replace(/[^\p{L}\p{N}\s-]/gu, ' '), 200);
  const rows: Record<string, object> = {};
  for (const [name, ranker] of [['passage ranking', rank], ['the search alone', plain]] as const) {
    rows[name] = {
      sentence: reciprocalRank(ranker, (words) => words),
      'every other word': reciprocalRank(ranker, (words) => words.filter((_, at) => at % 2 === 0)),
      'without its two rarest words': reciprocalRank(ranker, (words) => withoutRarest(words, statistics)),
    };
  }
  console.log('mean reciprocal rank of the own paper, among 119');
  console.table(rows);
  const share = (likes: (paper: Paper) => readonly Paper[]): string => {
    const withTopic = papers.filter(({ primaryTopic }) => primaryTopic !== undefined);
    const shares = withTopic.map((paper) => likes(paper).filter(({ primaryTopic }) => primaryTopic === paper.primaryTopic).length / 5);
    return (shares.reduce((sum, each) => sum + each, 0) / shares.length).toFixed(3);
  };
  console.log(`share of the five most alike with the same main topic: ${share((paper) => rank(passageOf(paper)).filter((one) => one !== paper).slice(0, 5))}`);
  console.log(`of any five: ${share((paper) => papers.filter((one) => one !== paper).filter((_, at) => at % 24 === 0).slice(0, 5))}`);
}

function reciprocalRank(rank: (text: string) => readonly Paper[], change: (words: string[]) => string[]): string {
  let sum = 0;
  let count = 0;
  for (const paper of papers) {
    for (const sentence of paper.abstract.split(/(?<=[.!?])\s+/)) {
      const words = sentence.split(/\s+/);
      if (words.length < 8) continue;
      const place = rank(change(words).join(' ')).indexOf(paper);
      sum += place < 0 ? 0 : 1 / (place + 1);
      count++;
    }
  }
  return `${(sum / count).toFixed(3)} (${String(count)})`;
}

function withoutRarest(words: string[], statistics: WordStatistics): string[] {
  const weight = (word: string): number => statistics.weight(word.toLowerCase().replace(/[^a-z]/g, ''));
  const rarest = [...words].sort((a, b) => weight(b) - weight(a)).slice(0, 2);
  return words.filter((word) => !rarest.includes(word));
}

void main();
