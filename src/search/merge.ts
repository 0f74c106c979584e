import { NumberList, TextList } from './grow';
import { documentAt, emptyPostings, impactAt, packPosting, setPosting, type Postings } from './postings';
import { Segment } from './segment';

export interface MergeInput {
  readonly segment: Segment;
  /** Documents to leave out. */
  readonly dead: ReadonlySet<number>;
}

/** Between two steps the caller may do something else; a step takes a millisecond or so. */
const POSTINGS_A_STEP = 100_000;
const TERMS_A_STEP = 4_000;

/** One segment of several, their papers in order, without those that are dead. */
export function mergeSegments(inputs: readonly MergeInput[]): Segment {
  const steps = mergeSteps(inputs);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in steps. */
export function* mergeSteps(inputs: readonly MergeInput[]): Generator<undefined, Segment> {
  const documents = yield* mergeDocuments(inputs);
  const terms = new TextList();
  const [head, headStart, body, bodyStart] = [new NumberList(), new NumberList(), new NumberList(), new NumberList()];
  const cursors = inputs.map(() => 0);
  let left = POSTINGS_A_STEP;
  let leftTerms = TERMS_A_STEP;
  for (;;) {
    const bearers = leastTerm(inputs, cursors);
    const [first] = bearers;
    if (first === undefined) break;
    const before = head.length + body.length;
    headStart.push(head.length);
    bodyStart.push(body.length);
    const { bytes, start } = (inputs[first] as MergeInput).segment.terms;
    const at = cursors[first] ?? 0;
    for (const input of bearers) {
      const { data, head: heads, body: bodies } = (inputs[input] as MergeInput).segment;
      const term = cursors[input] ?? 0;
      append(head, heads, data.headStart, term, documents.renumbered[input] as Int32Array);
      append(body, bodies, data.bodyStart, term, documents.renumbered[input] as Int32Array);
      cursors[input] = term + 1;
    }
    const added = head.length + body.length - before;
    if (added > 0) terms.pushBytes(bytes.subarray(start[at], start[at + 1]));
    else {
      headStart.pop();
      bodyStart.pop();
    }
    left -= added;
    if (left < 0 || --leftTerms < 0) {
      yield;
      [left, leftTerms] = [POSTINGS_A_STEP, TERMS_A_STEP];
    }
  }
  headStart.push(head.length);
  bodyStart.push(body.length);
  const { bytes: termBytes, start: termStart } = terms.done();
  const { low: headLow, high: headHigh } = yield* unpack(head);
  const { low: bodyLow, high: bodyHigh } = yield* unpack(body);
  const starts = { headStart: headStart.done(), bodyStart: bodyStart.done() };
  return new Segment({ termBytes, termStart, headLow, headHigh, bodyLow, bodyHigh, ...starts, ...documents.columns });
}

/** The inputs whose next term is the least, in order. */
function leastTerm(inputs: readonly MergeInput[], cursors: readonly number[]): number[] {
  let bearers: number[] = [];
  inputs.forEach(({ segment }, input) => {
    const cursor = cursors[input] ?? 0;
    if (cursor >= segment.terms.size) return;
    const least = bearers[0];
    const order = least === undefined ? -1 : compare(segment, cursor, (inputs[least] as MergeInput).segment, cursors[least] ?? 0);
    if (order < 0) bearers = [input];
    else if (order === 0) bearers.push(input);
  });
  return bearers;
}

function compare(a: Segment, at: number, b: Segment, bt: number): number {
  const [aStart, bStart] = [a.terms.start[at] ?? 0, b.terms.start[bt] ?? 0];
  const [aLength, bLength] = [a.terms.byteLength(at), b.terms.byteLength(bt)];
  for (let i = 0; i < aLength && i < bLength; i++) {
    const difference = (a.terms.bytes[aStart + i] ?? 0) - (b.terms.bytes[bStart + i] ?? 0);
    if (difference !== 0) return difference;
  }
  return aLength - bLength;
}

function* unpack(packed: NumberList): Generator<undefined, Postings> {
  const postings = emptyPostings(packed.length);
  for (let at = 0; at < packed.length; at++) {
    setPosting(postings, at, packed.at(at));
    if (at % POSTINGS_A_STEP === 0) yield;
  }
  return postings;
}

function append(to: NumberList, postings: Postings, start: Uint32Array, term: number, renumbered: Int32Array): void {
  const end = start[term + 1] ?? 0;
  for (let at = start[term] ?? 0; at < end; at++) {
    const number = renumbered[documentAt(postings, at)] ?? -1;
    if (number >= 0) to.push(packPosting(number, impactAt(postings, at)));
  }
}

interface MergedDocuments {
  /** For each input, the new numbers of its documents; -1 where they are left out. */
  readonly renumbered: readonly Int32Array[];
  readonly columns: Pick<Segment['data'], 'idBytes' | 'idStart' | 'titleBytes' | 'titleStart' | 'day' | 'year'>;
}

function* mergeDocuments(inputs: readonly MergeInput[]): Generator<undefined, MergedDocuments> {
  const [ids, titles] = [new TextList(), new TextList()];
  const [days, years]: [number[], number[]] = [[], []];
  const renumbered: Int32Array[] = [];
  for (const { segment, dead } of inputs) {
    const { data } = segment;
    const numbers = new Int32Array(segment.size);
    for (let at = 0; at < segment.size; at++) {
      numbers[at] = dead.has(at) ? -1 : days.length;
      if (dead.has(at)) continue;
      ids.pushBytes(data.idBytes.subarray(data.idStart[at], data.idStart[at + 1]));
      titles.pushBytes(data.titleBytes.subarray(data.titleStart[at], data.titleStart[at + 1]));
      days.push(data.day[at] ?? 0);
      years.push(data.year[at] ?? 0);
      if (days.length % TERMS_A_STEP === 0) yield;
    }
    renumbered.push(numbers);
  }
  const [{ bytes: idBytes, start: idStart }, { bytes: titleBytes, start: titleStart }] = [ids.done(), titles.done()];
  return { renumbered, columns: { idBytes, idStart, titleBytes, titleStart, day: Int32Array.from(days), year: Int32Array.from(years) } };
}
