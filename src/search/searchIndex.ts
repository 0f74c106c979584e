import { Accumulator } from './accumulator';
import { allowedBy, countValues, type MarksOf } from './allowed';
import { decodeSegment, encodeSegment } from './codec';
import type { ValueCount } from './complete';
import { liftExplained } from './lift';
import { mergeSegments, mergeSteps } from './merge';
import { parseQuery, type QueryFilter, type QueryWord } from './query';
import { byScore, Ranking, type Candidate, type Part } from './ranking';
import { MOST_DOCUMENTS } from './postings';
import { rarity } from './scoring';
import type { Segment } from './segment';
import { SegmentBuilder } from './segmentBuilder';
import { STOPWORDS } from './stopwords';
import type { Marks, QueryNote, SearchDocument, SearchOptions, SearchResult } from './types';
import { NearTermWalk } from './walk';

const DEFAULT_LIMIT = 200;
/** So many are judged by their titles, however few are asked for. */
const LEAST_KEPT = 100;
/** Papers that were added later are kept in small segments; so many of at most so many papers, and they are merged. */
const SMALL = 256;
const MOST_SMALL = 6;

/**
 * Papers by their words. Every text is a query, and none throws. Papers that have all words come first, those that
 * have them in the title before others; equals by newest.
 */
export class SearchIndex {
  private parts: Part[] = [];
  /** Papers added since the last search, by id; they become a segment when one is made. */
  private readonly fresh = new Map<string, SearchDocument>();
  /** Where each paper is; made when first needed. */
  private places: Map<string, Place> | undefined;
  private marks: Marks = {};
  private readonly walk = new NearTermWalk();
  /** The parts that are being made into one, which must stay as they are meanwhile. */
  private compacting: readonly Part[] = [];

  static build(papers: Iterable<SearchDocument>): SearchIndex {
    const index = new SearchIndex();
    let builder = new SegmentBuilder();
    const last = new Map<string, Place>();
    const replaced: Place[] = [];
    for (const paper of papers) {
      const before = last.get(paper.id);
      if (before) replaced.push(before);
      if (builder.size === MOST_DOCUMENTS) {
        index.parts.push(partOf(builder.finish()));
        builder = new SegmentBuilder();
      }
      last.set(paper.id, { part: index.parts.length, document: builder.size });
      builder.add(paper);
    }
    index.parts.push(partOf(builder.finish()));
    for (const { part, document } of replaced) index.parts[part]?.dead.add(document);
    index.places = last;
    return index;
  }

  /** The index in bytes that `toBytes` gave with the same stamp; `undefined` where they are damaged or outdated. */
  static fromBytes(bytes: Uint8Array, stamp = ''): SearchIndex | undefined {
    const segment = decodeSegment(bytes, stamp);
    return segment && SearchIndex.of([segment]);
  }

  /** An index of segments that share no paper. */
  static of(segments: readonly Segment[]): SearchIndex {
    const index = new SearchIndex();
    index.parts = segments.map(partOf);
    return index;
  }

  /** How many papers it holds. */
  get size(): number {
    return this.parts.reduce((sum, { segment, dead }) => sum + segment.size - dead.size, this.fresh.size);
  }

  /** Adds a paper, in place of the one with its id. */
  add(paper: SearchDocument): void {
    this.remove(paper.id);
    this.fresh.set(paper.id, paper);
  }

  /** Removes a paper; false where there is none with this id. */
  remove(id: string): boolean {
    if (this.fresh.delete(id)) return true;
    const place = this.placesById().get(id);
    if (!place) return false;
    this.parts[place.part]?.dead.add(place.document);
    return this.placesById().delete(id);
  }

  /** What the reader says of papers, for filters by mark; replaces what was said before. */
  setMarks(marks: Marks): void {
    this.marks = marks;
  }

  /** One segment of all, in steps between which the index can be searched; what is added meanwhile stays. One at a time. */
  *compactSteps(): Generator<undefined, void> {
    this.settle();
    const before = this.parts;
    if (this.compacting.length > 0 || (before.length === 1 && before[0]?.dead.size === 0) || this.size > MOST_DOCUMENTS) return;
    const inputs = before.map(({ segment, dead }) => ({ segment, dead: new Set(dead) }));
    this.compacting = before;
    try {
      const merged = partOf(yield* mergeSteps(inputs));
      const removed = before.flatMap(({ segment, dead }, at) => [...dead].filter((document) => !inputs[at]?.dead.has(document)).map((document) => segment.id(document)));
      const placed = removed.length > 0 ? new Map(Array.from({ length: merged.segment.size }, (_, at) => [merged.segment.id(at), at])) : undefined;
      for (const id of removed) merged.dead.add(placed?.get(id) ?? -1);
      this.parts = [merged, ...this.parts.filter((part) => !before.includes(part))];
      this.places = undefined;
    } finally {
      this.compacting = [];
    }
  }

  /** The whole index in one buffer; throws a `RangeError` above `MOST_DOCUMENTS`. Only the same `stamp` reads it back. */
  toBytes(stamp = ''): Uint8Array {
    this.settle();
    const [only] = this.parts;
    if (this.size > MOST_DOCUMENTS) throw new RangeError(`An index of more than ${String(MOST_DOCUMENTS)} papers is not kept.`);
    const whole = this.parts.length === 1 && only?.dead.size === 0 ? only.segment : mergeSegments(this.parts);
    return encodeSegment(whole, stamp);
  }

  /** The values of a filter that papers have, most papers first. */
  values(filter: string): ValueCount[] {
    this.settle();
    return countValues(this.parts, filter, this.marks);
  }

  /** The papers for a query, best first. Phrases are taken as words here: `PhraseReader` reads the text. */
  search(query: string, options: SearchOptions = {}): SearchResult {
    this.settle();
    const parsed = parseQuery(query);
    const limit = Math.max(0, Math.floor(options.limit ?? DEFAULT_LIMIT));
    const notes: QueryNote[] = [...parsed.notes];
    const found = new Set<QueryFilter>();
    const allowed = this.parts.map((part, at) => allowedBy(part, parsed, this.marksIn(at), found));
    for (const filter of parsed.filters) {
      if (!filter.negated && !found.has(filter)) notes.push({ code: 'no-such-value', text: filter.text, range: filter.range });
    }
    const words = askedWords(parsed.words);
    if (words.length === 0) return { ...this.newest(allowed, limit), notes: unique(notes) };
    const typing = /[\p{L}\p{N}]$/u.test(query) ? words[words.length - 1] : undefined;
    const ranked = new Ranking(this.parts, words, allowed, Math.max(limit, LEAST_KEPT), this.walk).run(typing);
    liftExplained(words, ranked.candidates, this.rarities());
    const sorted = sortCandidates(ranked.candidates);
    if (ranked.withAll === 0 && ranked.total > 0 && words.length > 1) notes.push({ code: 'partial-matches', text: '', range: [0, query.length] });
    return { hits: sorted.slice(0, limit).map(toHit), complete: ranked.withAll, total: ranked.total, notes: unique(notes) };
  }

  /** All papers that are allowed, the newest first. */
  private newest(allowed: readonly (Uint8Array | undefined)[], limit: number): Omit<SearchResult, 'notes'> {
    const found: Candidate[] = [];
    this.parts.forEach((part, at) => {
      for (let document = 0; document < part.segment.size; document++) {
        if (allowed[at]?.[document] !== 0) found.push({ part, document, score: 0 });
      }
    });
    return { hits: sortCandidates(found).slice(0, limit).map(toHit), complete: found.length, total: found.length };
  }

  /** Takes in what was added, as a search does first: makes a segment of it, and one of the small ones where they are many; drops those that are dead. */
  settle(): void {
    const before = this.parts;
    if (this.fresh.size > 0) {
      const builder = new SegmentBuilder();
      for (const paper of this.fresh.values()) builder.add(paper);
      this.fresh.clear();
      this.parts = [...this.parts, partOf(builder.finish())];
    }
    if (this.parts.some(isDead)) this.parts = this.parts.filter((part) => !isDead(part));
    const small = this.parts.filter((part) => part.segment.size <= SMALL && !this.compacting.includes(part));
    if (small.length > MOST_SMALL) this.parts = [...this.parts.filter((part) => !small.includes(part)), partOf(mergeSegments(small))];
    if (this.parts !== before) this.places = undefined;
  }

  /** How much a term tells, from how many papers have it; each is looked up once. */
  private rarities(): (term: string) => number {
    const known = new Map<string, number>();
    const papers = this.parts.reduce((sum, { segment }) => sum + segment.size, 0);
    return (term) => {
      let found = known.get(term);
      if (found === undefined) {
        found = rarity(papers, this.parts.reduce((sum, { segment }) => sum + segment.having(term), 0));
        known.set(term, found);
      }
      return found;
    };
  }

  private placesById(): Map<string, Place> {
    if (!this.places) {
      this.places = new Map();
      for (const [part, { segment, dead }] of this.parts.entries()) {
        for (let document = 0; document < segment.size; document++) if (!dead.has(document)) this.places.set(segment.id(document), { part, document });
      }
    }
    return this.places;
  }

  private marksIn(part: number): MarksOf {
    return (filter, matches) =>
      Object.entries(this.marks[filter] ?? {})
        .filter(([value]) => matches(value))
        .flatMap(([, ids]) => ids.map((id) => this.placesById().get(id)))
        .filter((place) => place?.part === part)
        .map((place) => place?.document ?? 0);
  }
}

interface Place {
  readonly part: number;
  readonly document: number;
}

function partOf(segment: Segment): Part {
  return { segment, accumulator: new Accumulator(segment.size), dead: new Set() };
}

function isDead({ segment, dead }: Part): boolean {
  return dead.size > 0 && dead.size === segment.size;
}

/** The words that a paper must have: stopwords only where there is nothing else, or where one is being typed. */
function askedWords(words: readonly QueryWord[]): readonly QueryWord[] {
  const telling = words.filter((word, at) => !STOPWORDS.has(word.term) || at === words.length - 1);
  return telling.length > 0 ? telling : words;
}

/** Scores closer than this are alike. */
const ALIKE = 0.01;

/** Best first, by scores that are rounded: what is nearly alike is ordered by day. */
function sortCandidates(candidates: readonly Candidate[]): Candidate[] {
  return candidates.map((candidate) => ({ ...candidate, score: Math.round(candidate.score / ALIKE) * ALIKE })).sort(byScore);
}

function toHit({ part, document, score }: Candidate): { id: string; score: number } {
  return { id: part.segment.id(document), score };
}

function unique(notes: readonly QueryNote[]): QueryNote[] {
  return [...new Map(notes.map((note) => [`${note.code} ${note.text}`, note])).values()];
}
