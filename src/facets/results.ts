import type { Atoms } from './atoms';
import { mayBegin } from './benchmarks';
import { readClauses, type Benchmarks, type Piece, type Place, type Subject, type Values } from './clauses';
import type { ResultFacet } from './facets';
import { isRival, ownerOf, nameBehind } from './owners';
import { METRIC, type Value } from './values';
import { kindOf, NOUN_OF_GAIN, openingOf, SCORES, textOf } from './verbs';

export type { Subject } from './clauses';

const PREPOSITION = /^(?:on|in|for|at)$/;
/** `the challenging AIME`, `the popular benchmark`: words between a preposition and a name that change nothing. */
const NOT_BETWEEN = /^(?:as|such|like|including|and|or|of|from|than|to|with|by|on|in|for|at|via|using|eg|trained|tuned|over|across|namely|while|but|is|are|was|were|not|vs|versus)$/;
/** `3.6% improvement over the baseline on`. */
const COMPARED = /^(?:over|than|compared|to|relative|the|a|an|its|our|base|baselines?|model|models|backbone|original|vanilla|previous|prior|strongest|best|sota|state|art|of|-|higher|better|in|points?)$/;
/** What is named behind a benchmark before its value: `GSM8K accuracy of`. */
const NOUN = /^(?:benchmarks?|datasets?|tasks?|problems|questions|suite|dev|validation|val|test|split|subset|set)$/;
const CHANGES = /^(?:improv|increas|ris|rose|jump|climb|grow|grew|drop|declin|degrad|fall|fell|go|went|mov)[a-z]{0,3}$/;
const REACHES = /^(?:reach|achiev|attain|hit|scor|is|was)[a-z]{0,3}$/;
/** In pieces. */
const MOST_BETWEEN = 6;
const MOST_FORWARD = 16;
/** No abstract tells more. */
const MOST_RESULTS = 40;

/** A value that a form of speech ties to a benchmark. */
interface Tie {
  readonly values: number;
  readonly benchmarks: number;
}

/** Numbers that the text ties to a benchmark; others are left out. `subjects` in order of the text. */
export function readResults(text: Atoms, subjects: readonly Subject[]): ResultFacet[] {
  const results: ResultFacet[] = [];
  if (!text.list.some(mayBegin)) return results;
  for (const pieces of readClauses(text, subjects)) {
    const told = new Set<number>();
    for (let at = 0; at < pieces.length; at++) {
      if (pieces[at]?.kind !== 'benchmarks') continue;
      for (const values of [behind(pieces, at), before(pieces, at), forward(pieces, at)]) {
        if (values === undefined || told.has(values)) continue;
        told.add(values);
        results.push(...resultsOf(pieces, { values, benchmarks: at }));
        for (const [other, subject] of comparisons(pieces, Math.max(values, at))) {
          told.add(other);
          results.push(...resultsOf(pieces, { values: other, benchmarks: at }, subject));
        }
      }
      if (results.length >= MOST_RESULTS) return results.slice(0, MOST_RESULTS);
    }
  }
  return results;
}

/** Each value with the benchmark at the same place of its list; nothing where one list is longer. */
function resultsOf(pieces: readonly Piece[], tie: Tie, subject = ownerOf(pieces, tie)): ResultFacet[] {
  const [values, benchmarks] = [pieces[tie.values] as Values, pieces[tie.benchmarks] as Benchmarks];
  if (values.members.length !== benchmarks.members.length || (benchmarks.hasMore && values.members.length === 1)) return [];
  const said = kindOf(pieces, tie.values, tie.benchmarks);
  const of = (value: Value, place: Place): ResultFacet[] => {
    const kind = value.signed ? 'gain' : said === 'loss' ? 'gain' : said;
    if (kind === undefined || (kind === 'score' && value.unit === '%' && value.value > 100) || (kind === 'score' && value.unit === 'points' && value.value < 1)) return [];
    return [{
      benchmark: place.name,
      value: said === 'loss' && !value.signed ? -value.value : value.value,
      unit: value.unit,
      ...(subject === undefined ? {} : { subject }),
      kind,
      spans: [value, place].map(({ start, end }) => ({ field: 'abstract', start, end })),
    }];
  };
  const told = values.members.flatMap((value, at) => of(value, benchmarks.members[at] as Place));
  return values.remark && told.length > 0 ? [...told, ...of(values.remark, benchmarks.members[0] as Place)] : told;
}

/** `GSM8K (98.1%)`, `HumanEval: +4.3%`, `AIME score of 15.5`, `GSM8K accuracy improves from 40% to 60%`, `improves GSM8K by 5 points`. */
function behind(pieces: readonly Piece[], at: number): number | undefined {
  let next = at + 1;
  while (next < at + 4 && (METRIC.test(textOf(pieces[next])) || NOUN.test(textOf(pieces[next])))) next++;
  const isMeasured = next > at + 1;
  let word = textOf(pieces[next]);
  if (/^[(:=]$/.test(word)) return isTiedBehind(pieces, next + 1) ? undefined : valuesAt(pieces, next + 1);
  if (isMeasured && word === 'of') return valuesAt(pieces, next + 1);
  if (REACHES.test(word)) return isMeasured ? valuesAt(pieces, next + 1) : undefined;
  if (CHANGES.test(word)) word = textOf(pieces[++next]);
  if (word === 'from') return valuesAt(pieces, next + 1, true);
  if (word === 'to') return valuesAt(pieces, next + 1);
  // `surpasses FooEval by 3%`: a thing that is surpassed is no benchmark.
  return word === 'by' && !isRival(pieces, at) ? valuesAt(pieces, pastUpTo(pieces, next + 1)) : undefined;
}

/** Past `up to`, `an average of`, `about`. */
function pastUpTo(pieces: readonly Piece[], at: number): number {
  let next = at;
  while (next < at + 4 && /^(?:up|to|an?|the|average|of|about|around|approximately|nearly|roughly|over|more|than|absolute|as|much|sim|approx|[~\u2248\u223c])$/.test(textOf(pieces[next]))) next++;
  return next;
}

/** Values at a place, of which nothing else is said: `87% of the problems` is no score. */
function valuesAt(pieces: readonly Piece[], at: number, isSecond = false): number | undefined {
  const piece = pieces[at];
  return piece?.kind === 'values' && (!isSecond || piece.isSecond) && textOf(pieces[at + 1]) !== 'of' ? at : undefined;
}

/** `87.1% accuracy on MedQA`: back from the benchmark over a preposition and what is measured; `79.8% MATH`. */
function before(pieces: readonly Piece[], at: number): number | undefined {
  const beside = pieces[at - 1];
  if (beside?.kind === 'values') return beside.members.length === 1 && beside.members[0]?.unit === '%' && isClosed(pieces, at + 1) ? at - 1 : undefined;
  let back = at - 1;
  for (; back > at - MOST_BETWEEN && !PREPOSITION.test(textOf(pieces[back])); back--) {
    const piece = pieces[back];
    if (piece?.kind !== 'word' && textOf(piece) !== '-') return undefined;
    if (NOT_BETWEEN.test(textOf(piece))) return undefined;
  }
  if (!PREPOSITION.test(textOf(pieces[back]))) return undefined;
  let isCompared = false;
  // `63.6%, 95.0% and 66.7%, respectively, on GPQA, ...`
  if ((pieces[at] as Benchmarks).members.length > 1) while (/^(?:,|respectively)$/.test(textOf(pieces[back - 1]))) back--;
  for (let from = back - 1; from > back - MOST_BETWEEN - 2; from--) {
    const piece = pieces[from];
    if (piece?.kind === 'values') return valuesAt(pieces, from);
    const text = textOf(piece);
    const means = meansBefore(pieces, from);
    if (text === ')') from = openingOf(pieces, from, Math.max(0, from - MOST_BETWEEN));
    else if (means !== undefined) from = means;
    else if (piece?.kind === 'name') isCompared = true;
    else if (!METRIC.test(text) && !NOUN_OF_GAIN.test(text) && !COMPARED.test(text)) return undefined;
    if (isCompared && METRIC.test(text)) return undefined;
  }
  return undefined;
}

/** The place of `with` in `+5.6% with AutoGen on`, of `at` in `81.5% at pass@256 on`, seen from the last word before `on`. */
function meansBefore(pieces: readonly Piece[], last: number): number | undefined {
  for (let at = last; at > last - MOST_MEANS; at--) {
    const piece = pieces[at];
    if (/^(?:with|using|for|at)$/.test(textOf(piece))) return at < last ? at : undefined;
    if (piece?.kind !== 'name' && !(piece?.kind === 'word' && piece.isCapital) && !/^(?:[-@]|the|pass)$/.test(textOf(piece))) return undefined;
  }
  return undefined;
}
/** In pieces. */
const MOST_MEANS = 5;

/** Whether a list may go on here or end: `79.8% MATH, ...`, but not `20% MATH data`. */
const isClosed = (pieces: readonly Piece[], at: number): boolean => pieces[at] === undefined || /^(?:[.,;)]|and|accuracy|scores?|performance)$/.test(textOf(pieces[at]));

/** `On GSM8K, our model reaches 88.2%`: the first value of the clause, where a verb says what it is. */
function forward(pieces: readonly Piece[], at: number): number | undefined {
  let lead = at - 1;
  while (lead > at - 4 && /^(?:the|challenging|-)$/.test(textOf(pieces[lead]))) lead--;
  const isLeading = /^(?:on|for|in)$/.test(textOf(pieces[lead])) && (lead === 0 || /^[,;:]$|^(?:example|instance|and|while|specifically|notably)$/.test(textOf(pieces[lead - 1])));
  if (!isLeading) return undefined;
  for (let next = at + 1; next <= at + MOST_FORWARD; next++) {
    const piece = pieces[next];
    if (!piece || piece.kind === 'benchmarks' || /^[;():]$|^(?:while|whereas|but|with)$/.test(textOf(piece))) return undefined;
    if (piece.kind !== 'values') continue;
    return valuesAt(pieces, next) !== undefined && isGoverned(pieces, next, at) && !isTiedBehind(pieces, next) ? next : undefined;
  }
  return undefined;
}

/** Whether a verb of scoring, or `by`, leads to a value without much between. */
function isGoverned(pieces: readonly Piece[], at: number, end: number): boolean {
  for (let back = at - 1; back > Math.max(end, at - MOST_BETWEEN); back--) {
    const text = textOf(pieces[back]);
    if (SCORES.test(text) || text === 'by' || text === 'from' || text === 'to' || NOUN_OF_GAIN.test(text)) return true;
    if (!METRIC.test(text) && pastUpTo(pieces, back) === back) return false;
  }
  return false;
}

/** Whether a value stands before `on` something else. */
function isTiedBehind(pieces: readonly Piece[], at: number): boolean {
  for (let next = at + 1; next < at + MOST_BETWEEN; next++) {
    const text = textOf(pieces[next]);
    if (text === 'on' || text === 'in') return true;
    if (!METRIC.test(text)) return false;
  }
  return false;
}

/** `..., compared to just 0.6 for OLMo-2-1.48B and 0.3 for SmolLM-2-1.7B` */
function comparisons(pieces: readonly Piece[], at: number): [number, string][] {
  const found: [number, string][] = [];
  let isCompared = false;
  for (let next = at + 1; next <= at + MOST_FORWARD && pieces[next]; next++) {
    if (/^(?:compared|versus|vs)$/.test(textOf(pieces[next]))) isCompared = true;
    if (pieces[next]?.kind === 'benchmarks') break;
    const name = isCompared && pieces[next]?.kind === 'values' && /^(?:for|by|of)$/.test(textOf(pieces[next + 1])) ? nameBehind(pieces, next + 2) : undefined;
    if (name !== undefined) found.push([next, name]);
  }
  return found;
}
