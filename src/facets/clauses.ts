import type { Atoms } from './atoms';
import { benchmarkEnd, nameOf } from './benchmarks';
import type { Span } from './facets';
import { readTokens, type Token } from './plain';
import { valueAt, type Value } from './values';

/** A name in the text that a result may belong to. */
export interface Subject {
  readonly name: string;
  readonly span: Span;
}

export interface Place {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** A sentence in the pieces that results are made of. Values and benchmarks that are listed stand together: `62.4%, 66.0% and 70%`. */
export type Piece =
  | { readonly kind: 'word' | 'mark'; readonly text: string; readonly isCapital: boolean }
  | { readonly kind: 'name'; readonly text: string }
  /** `hasMore` where the list goes on with what is not known. */
  | { readonly kind: 'benchmarks'; readonly members: readonly Place[]; readonly hasMore: boolean }
  /** `isSecond` where it is the latter of two, `from 40% to 60%`. */
  | { readonly kind: 'values'; readonly members: readonly Value[]; readonly isSecond: boolean; readonly remark?: Value };

export type Benchmarks = Extract<Piece, { kind: 'benchmarks' }>;
export type Values = Extract<Piece, { kind: 'values' }>;

/** In tokens; what goes on longer is no sentence. */
const LONGEST_SENTENCE = 200;
/** A bracket behind a value: `56.7% (+40.0%) on AIME`. */
const LONGEST_REMARK = 5;
const ABBREVIATIONS = /^(?:vs|al|[egi]|approx|cf|resp)$/;

/** The sentences that name both a benchmark and a value. */
export function* readClauses(text: Atoms, subjects: readonly Subject[]): Generator<Piece[], void, undefined> {
  const tokens = readTokens(text);
  const named = new Map(subjects.filter(({ span }) => span.field === 'abstract').map((subject) => [subject.span.start, subject]));
  for (let from = 0; from < tokens.length;) {
    const to = sentenceEnd(tokens, from);
    const pieces = joined(piecesOf(tokens, from, to, named));
    if (pieces.some(({ kind }) => kind === 'benchmarks') && pieces.some(({ kind }) => kind === 'values')) yield pieces;
    from = to;
  }
}

function sentenceEnd(tokens: readonly Token[], from: number): number {
  let to = from;
  while (to < Math.min(tokens.length, from + LONGEST_SENTENCE)) {
    const { text } = tokens[to++] as Token;
    if (!/^[.?!;]$/.test(text)) continue;
    const next = tokens[to];
    if (!next || (next.gap && !ABBREVIATIONS.test(tokens[to - 2]?.folded ?? '') && (text !== '.' || next.text !== next.folded || next.kind !== 'word'))) break;
  }
  return to;
}

function piecesOf(tokens: readonly Token[], from: number, to: number, named: ReadonlyMap<number, Subject>): Piece[] {
  const pieces: Piece[] = [];
  for (let at = from; at < to;) {
    const token = tokens[at] as Token;
    const subject = named.get(token.start);
    const end = subject ? undefined : benchmarkEnd(tokens, at);
    const value = subject || end !== undefined ? undefined : valueAt(tokens, at);
    if (subject) {
      pieces.push({ kind: 'name', text: subject.name });
      while (at < to && (tokens[at] as Token).start < subject.span.end) at++;
    } else if (end !== undefined) {
      const last = tokens[end - 1] as Token;
      pieces.push({ kind: 'benchmarks', members: [{ name: nameOf(tokens, at, end), start: token.start, end: last.end }], hasMore: false });
      at = end;
    } else if (value) {
      pieces.push({ kind: 'values', members: [value[0]], isSecond: false });
      at = value[1];
    } else {
      pieces.push({ kind: token.kind === 'mark' ? 'mark' : 'word', text: token.folded, isCapital: token.text !== token.folded || token.kind === 'number' });
      at++;
    }
  }
  return pieces;
}

/** Puts what is listed together, and leaves out ranges. */
function joined(pieces: readonly Piece[]): Piece[] {
  const whole: Piece[] = [];
  for (let at = 0; at < pieces.length;) {
    const piece = pieces[at] as Piece;
    if (piece.kind === 'values') at = takeValues(pieces, at, whole);
    else if (piece.kind === 'benchmarks') at = takeBenchmarks(pieces, at, whole);
    else {
      whole.push(piece);
      at++;
    }
  }
  return whole;
}

const textAt = (pieces: readonly Piece[], at: number): string => {
  const piece = pieces[at];
  return piece?.kind === 'word' || piece?.kind === 'mark' ? piece.text : '';
};

/** The place after a comma or `and`, or both. */
function pastSeparator(pieces: readonly Piece[], at: number): number {
  let next = at;
  while (/^(?:[,&/]|and)$/.test(textAt(pieces, next)) && next < at + 2) next++;
  return next;
}

function takeValues(pieces: readonly Piece[], from: number, whole: Piece[]): number {
  const members: Value[] = [];
  let remark: Value | undefined;
  let at = from;
  for (let piece = pieces[at]; piece?.kind === 'values'; piece = pieces[at]) {
    members.push(...piece.members);
    const behind = pastRemark(pieces, at + 1);
    const inside = pieces[at + 2];
    if (behind > at + 1 && inside?.kind === 'values' && inside.members[0]?.signed) remark = inside.members[0];
    at = behind;
    const next = pastSeparator(pieces, at);
    if (next === at || pieces[next]?.kind !== 'values') break;
    at = next;
  }
  const [first, second, third] = [textAt(pieces, at), pieces[at + 1], textAt(whole, whole.length - 1)];
  if (/^(?:to|[\u2192\-\u2013\u2014~]|rightarrow)$/.test(first) && second?.kind === 'values') {
    const isChange = /^(?:\u2192|rightarrow)$/.test(first) || (first === 'to' && third === 'from' && !/^(?:ranging|ranges?|gains?|improvements?|varying|vary|varies|by)$/.test(textAt(whole, whole.length - 2)));
    if (isChange) whole.push({ kind: 'values', members: second.members, isSecond: true });
    else whole.push({ kind: 'mark', text: '', isCapital: false });
    return pastRemark(pieces, at + 2);
  }
  whole.push({ kind: 'values', members, isSecond: false, ...(remark && members.length === 1 ? { remark } : {}) });
  return at;
}

/** Behind a short bracket, or behind `± 0.3`. */
function pastRemark(pieces: readonly Piece[], at: number): number {
  if (/^(?:\u00b1|pm)$/.test(textAt(pieces, at))) return at + 2;
  if (textAt(pieces, at) !== '(') return at;
  for (let end = at + 1; end <= at + LONGEST_REMARK; end++) {
    if (textAt(pieces, end) === ')') return end + 1;
    if (pieces[end]?.kind === 'benchmarks' || pieces[end]?.kind === 'name') return at;
  }
  return at;
}

function takeBenchmarks(pieces: readonly Piece[], from: number, whole: Piece[]): number {
  const members: Place[] = [];
  let hasMore = false;
  let at = from;
  for (let piece = pieces[at]; piece?.kind === 'benchmarks'; piece = pieces[at]) {
    members.push(...piece.members);
    at++;
    let next = pastSeparator(pieces, at);
    if (next === at) break;
    if (textAt(pieces, next) === 'the') next++;
    if (pieces[next]?.kind !== 'benchmarks') {
      hasMore = isUnknown(pieces, next);
      break;
    }
    at = next;
  }
  whole.push({ kind: 'benchmarks', members, hasMore });
  return at;
}

/** `MATH and FooSet`, `MATH, FooSet and`, `AIME 2024/2025`, `MATH and other tasks`: what is said is said of all of them. */
function isUnknown(pieces: readonly Piece[], at: number): boolean {
  const isCapital = (place: number): boolean => {
    const piece = pieces[place];
    return piece?.kind === 'word' && piece.isCapital;
  };
  if (/^(?:other|others|more|two|three|four|five)$/.test(textAt(pieces, at))) return true;
  if (!isCapital(at) || textAt(pieces, at - 1) !== ',') return isCapital(at);
  let next = at;
  while (next < at + LONGEST_REMARK && (isCapital(next) || textAt(pieces, next) === '-')) next++;
  return /^(?:,|and|&)$/.test(textAt(pieces, next));
}
