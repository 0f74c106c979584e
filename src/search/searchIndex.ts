import { Accumulator } from './accumulator';
import { allowedBy } from './allowed';
import { addNearTerms, expandWord, type Expansion } from './expand';
import { titlesThatExplain } from './lift';
import { parseQuery, type QueryWord } from './query';
import { rarity, scoreWord } from './scoring';
import { Segment } from './segment';
import { SegmentBuilder } from './segmentBuilder';
import { STOPWORDS } from './stopwords';
import { byScore, Top, type Candidate } from './top';
import type { QueryNote, SearchDocument, SearchOptions, SearchResult } from './types';
import { NearTermWalk } from './walk';

const DEFAULT_LIMIT = 200;
const ENOUGH_WITH_ALL = 3;

interface Part {
  readonly segment: Segment;
  readonly accumulator: Accumulator;
  /** Documents that were removed or replaced. */
  readonly dead: Set<number>;
}

/** Papers by their words, kept compact; see `docs` of the room for how it ranks. */
export class SearchIndex {
  private parts: Part[] = [];
  private readonly walk = new NearTermWalk();

  static build(papers: Iterable<SearchDocument>): SearchIndex {
    const builder = new SegmentBuilder();
    for (const paper of papers) builder.add(paper);
    return SearchIndex.of([builder.finish()]);
  }

  static of(segments: readonly Segment[]): SearchIndex {
    const index = new SearchIndex();
    index.parts = segments.map((segment) => ({ segment, accumulator: new Accumulator(segment.size), dead: new Set() }));
    return index;
  }

  /** Ranked papers for a query; any text is a query. */
  search(query: string, options: SearchOptions = {}): SearchResult {
    const parsed = parseQuery(query);
    const limit = options.limit ?? DEFAULT_LIMIT;
    const notes: QueryNote[] = [...parsed.notes];
    const allowed = this.parts.map((part) => allowedBy(part.segment, parsed.filters, parsed.excluded, part.dead, () => []));
    const words = askedWords(parsed.words);
    let found = this.pass(parsed.words, words, allowed, limit, 0);
    for (let level = 1; level <= 2 && found.withAll < ENOUGH_WITH_ALL; level++) found = this.pass(parsed.words, words, allowed, limit, level);
    this.lift(words, found.candidates);
    const hits = found.candidates.slice(0, limit).map((candidate) => ({ id: this.segment(candidate).id(candidate.document), score: candidate.score }));
    return { hits, total: found.withAll || found.total, notes };
  }

  private segment(candidate: Candidate): Segment {
    return (this.parts[candidate.segment] as Part).segment;
  }

  private pass(all: readonly QueryWord[], words: readonly QueryWord[], allowed: readonly (Uint8Array | undefined)[], limit: number, level: number): { candidates: Candidate[]; total: number; withAll: number } {
    const last = all[all.length - 1];
    const papers = this.parts.reduce((sum, part) => sum + part.segment.size, 0);
    const expansions = this.parts.map(({ segment }) => words.map((word) => expandWord(segment, word)));
    const frequency = (at: number): number => expansions.reduce((sum, ofPart) => sum + (ofPart[at]?.frequency ?? 0), 0);
    if (level > 0) {
      const suspicious = words.map((_, at) => level === 2 || frequency(at) <= Math.max(3, papers / 2000));
      this.parts.forEach(({ segment }, part) => {
        words.forEach((word, at) => {
          if (suspicious[at]) addNearTerms(segment, word, word === last, this.walk, 0, expansions[part]?.[at] as Expansion);
        });
      });
    }
    const order = words.map((_, at) => at).sort((a, b) => frequency(a) - frequency(b));
    const required = (1 << words.length) - 1;
    const top = new Top(Math.max(limit, 100));
    let total = 0;
    let withAll = 0;
    this.parts.forEach((part, number) => {
      part.accumulator.begin(allowed[number]);
      for (const at of order) scoreWord(part.segment, expansions[number]?.[at] as Expansion, 1 << at, rarity(papers, frequency(at)), part.accumulator);
      part.accumulator.forEach((document, score, mask) => {
        total++;
        let key = score;
        if (mask === required) {
          withAll++;
          key += 1000;
        }
        top.offer(number * 2 ** 24 + document, key);
      });
    });
    const candidates = top.kept().map(({ place, score }) => {
      const segment = Math.floor(place / 2 ** 24);
      const document = place % 2 ** 24;
      return { segment, document, score, day: (this.parts[segment] as Part).segment.data.day[document] ?? 0 };
    });
    candidates.sort(byScore);
    return { candidates, total, withAll };
  }

  private lift(words: readonly QueryWord[], candidates: Candidate[]): void {
    const top = candidates.slice(0, 60);
    const titles = top.map((candidate) => this.segment(candidate).title(candidate.document));
    for (const [at, well] of titlesThatExplain(words.map((word) => word.term), titles)) (top[at] as Candidate).score += 10 + 5 * well;
    candidates.sort(byScore);
  }
}

/** The words that a paper must have: stopwords only where there is nothing else, or where one is being typed. */
function askedWords(words: readonly QueryWord[]): readonly QueryWord[] {
  const telling = words.filter((word, at) => !STOPWORDS.has(word.term) || at === words.length - 1);
  return telling.length > 0 ? telling : words;
}
