import { AsciiWords } from './asciiWords';
import { codeTerm } from './codes';
import { fold } from './fold';
import { NumberList, TextList } from './grow';
import { emptyPostings, HIGHEST_IMPACT, MOST_DOCUMENTS, packPosting, setPosting, type Postings } from './postings';
import { Segment, VALUE_MARK } from './segment';
import { STOPWORDS } from './stopwords';
import { FIELD_ABSTRACT, FIELD_NAMES, FIELD_TITLE, TermCounter, type Field } from './termCounter';
import { TermIds } from './termIds';
import { scanTerms } from './tokens';
import type { SearchDocument } from './types';
import { valueTerms } from './values';
import { fieldNorms, impactOf } from './weights';

/** Takes papers one at a time and makes a segment of them. */
export class SegmentBuilder {
  private readonly ids = new TermIds();
  private readonly ascii = new AsciiWords(this.ids);
  /** For each posting in order of arrival: its term, and document and impact. */
  private readonly headTerms = new NumberList();
  private readonly headPostings = new NumberList();
  private readonly bodyTerms = new NumberList();
  private readonly bodyPostings = new NumberList();
  private readonly names = new TextList();
  private readonly titles = new TextList();
  private readonly days: number[] = [];
  private readonly years: number[] = [];
  private readonly counter = new TermCounter();

  constructor() {
    // Stopwords have the first numbers, by which they are told.
    for (const word of STOPWORDS) this.idOf(word);
  }

  get size(): number {
    return this.days.length;
  }

  add(document: SearchDocument): void {
    const number = this.size;
    if (number >= MOST_DOCUMENTS) throw new RangeError(`An index takes at most ${MOST_DOCUMENTS} papers.`);
    this.names.push(document.id);
    this.titles.push(document.title);
    this.days.push(document.day);
    this.years.push(document.year);
    this.addText(number, document);
    const values = new Set<string>();
    for (const term of valueTerms(document.values)) values.add(VALUE_MARK + term);
    for (const term of values) this.post(this.headTerms, this.headPostings, this.idOf(term), number, 0);
  }

  private addText(number: number, document: SearchDocument): void {
    const { counter } = this;
    counter.begin(number);
    const titleWords = this.count(document.title, FIELD_TITLE);
    for (const name of document.names) this.count(name, FIELD_NAMES);
    const abstractWords = this.count(document.abstract, FIELD_ABSTRACT);
    const codes = new Set(document.codes.map(codeTerm).filter((term) => term !== '').map((term) => this.idOf(term)));
    for (const code of codes) this.post(this.headTerms, this.headPostings, code, number, HIGHEST_IMPACT);
    const norms = fieldNorms(titleWords, abstractWords);
    for (let slot = 0; slot < counter.size; slot++) {
      const term = counter.term(slot);
      if (codes.has(term)) continue;
      const title = counter.of(slot, FIELD_TITLE);
      const names = counter.of(slot, FIELD_NAMES);
      const impact = impactOf(norms, title, names, counter.of(slot, FIELD_ABSTRACT));
      if (title + names > 0) this.post(this.headTerms, this.headPostings, term, number, impact);
      else this.post(this.bodyTerms, this.bodyPostings, term, number, impact);
    }
  }

  /** Counts a field's terms and gives how many words it has; the abstract's stopwords are left out. */
  private count(text: string, field: Field): number {
    let words = 0;
    const take = (id: number, join: boolean): void => {
      if (field === FIELD_ABSTRACT && id < STOPWORDS.size) return;
      if (!join) words++;
      this.counter.count(id, field);
    };
    const folded = fold(text);
    const takePlain = this.ascii.read(folded) ? (from: number) => this.ascii.takeWords(from, (id) => take(id, false)) : undefined;
    scanTerms(folded, (term, _start, _end, join) => take(this.idOf(term), join), takePlain);
    return words;
  }

  private idOf(term: string): number {
    return this.ids.idOf(term);
  }

  private post(terms: NumberList, postings: NumberList, term: number, document: number, impact: number): void {
    terms.push(term);
    postings.push(packPosting(document, impact));
  }

  finish(): Segment {
    // Units are in the order of code points, and so of UTF-8: no term has one beyond the basic plane.
    const sorted = [...this.ids.terms].sort();
    const rank = new Uint32Array(sorted.length);
    const terms = new TextList();
    sorted.forEach((term, at) => {
      rank[this.idOf(term)] = at;
      terms.push(term);
    });
    const { bytes: termBytes, start: termStart } = terms.done();
    const [head, headStart] = byTerm(this.headTerms, this.headPostings, rank);
    const [body, bodyStart] = byTerm(this.bodyTerms, this.bodyPostings, rank);
    const ids = this.names.done();
    const titles = this.titles.done();
    return new Segment({
      termBytes, termStart, headStart, bodyStart,
      headLow: head.low, headHigh: head.high, bodyLow: body.low, bodyHigh: body.high,
      idBytes: ids.bytes, idStart: ids.start, titleBytes: titles.bytes, titleStart: titles.start,
      day: Int32Array.from(this.days), year: Int32Array.from(this.years),
    });
  }
}

/** Postings brought together by term, in order of arrival, by counting. */
function byTerm(terms: NumberList, postings: NumberList, rank: Uint32Array): [Postings, Uint32Array] {
  const start = new Uint32Array(rank.length + 1);
  const ofTerm = terms.view();
  for (const term of ofTerm) {
    const after = (rank[term] ?? 0) + 1;
    start[after] = (start[after] ?? 0) + 1;
  }
  for (let at = 0; at < rank.length; at++) start[at + 1] = (start[at + 1] ?? 0) + (start[at] ?? 0);
  const next = start.slice();
  const sorted = emptyPostings(postings.length);
  for (let i = 0; i < ofTerm.length; i++) {
    const at = rank[ofTerm[i] ?? 0] ?? 0;
    const place = next[at] ?? 0;
    setPosting(sorted, place, postings.at(i));
    next[at] = place + 1;
  }
  return [sorted, start];
}
