import { startOf, type Atom, type Atoms } from './atoms';
import { findBenchmarks, type BenchmarkPlace } from './benchmarks';
import type { ResultFacet, Span } from './facets';

/** A name in the text that a result may belong to. */
export interface Subject {
  readonly name: string;
  readonly span: Span;
}

interface Value {
  readonly value: number;
  readonly unit: ResultFacet['unit'];
  readonly signed: boolean;
  /** First atom, and the atom after the last. */
  readonly from: number;
  readonly to: number;
}

const PREPOSITIONS = new Set(['on', 'in', 'for', 'at']);
/** Words between a value and its preposition: `87% accuracy on`. */
const MOST_BETWEEN = 4;
/** What a number beside a benchmark may measure besides how well it was solved. */
const OTHER_MEASURE = /^(?:tokens?|length|lengths|fewer|faster|speed|speedup|cost|costs|reduction|reducing|reduces|reduced|samples?|problems|questions|tasks|instances|times|latency|examples|shorter|correlation|respectively)$/;
const GAIN = /^(?:gains?|improvements?|improv(?:es|ing|ed|e)|increas(?:es|ed|ing|e)|boosts?|boosting|by|lift|lifts|higher|absolute|relative|drop|drops|decrease|degradation)$/;

/** Numbers that the text ties to a benchmark; others are left out. `subjects` in order of the text. */
export function readResults(text: Atoms, subjects: readonly Subject[]): ResultFacet[] {
  const atoms = text.list;
  const results: ResultFacet[] = [];
  const seen = new Set<number>();
  let lastEnd = 0;
  const tell = (place: BenchmarkPlace, value: Value | undefined, subject?: string): void => {
    if (!value || seen.has(value.from)) return;
    seen.add(value.from);
    const owner = subject ?? subjectOf(text, value, place, subjects);
    // `gains of 16% on MATH-500, 26.9% on AMC`: what is listed is of one kind.
    const listed = lastEnd > 0 && value.from > lastEnd && atoms.slice(lastEnd, value.from).every(({ kind: its, folded, text }) => its === 'space' || text === ',' || folded === 'and');
    const kind = value.signed || isGain(atoms, value, place) || (listed && results[results.length - 1]?.kind === 'gain') ? 'gain' : 'score';
    lastEnd = place.to;
    results.push({
      benchmark: textOf(atoms, place.from, place.to),
      value: value.value,
      unit: value.unit,
      ...(owner === undefined ? {} : { subject: owner }),
      kind,
      spans: [spanOf(text, value), spanOf(text, place)],
    });
  };
  for (const place of findBenchmarks(atoms)) {
    tell(place, bracketed(atoms, place.to));
    tell(place, before(atoms, place.from));
    const scored = scoreOf(atoms, place.to);
    tell(place, scored);
    if (scored) for (const [value, subject] of comparisons(text, scored.to, subjects)) tell(place, value, subject);
    tell(place, fromTo(atoms, place.to));
  }
  return results;
}

const spanOf = (text: Atoms, { from, to }: { readonly from: number; readonly to: number }): Span => ({ field: 'abstract', start: startOf(text, from), end: startOf(text, to) });

function textOf(atoms: readonly Atom[], from: number, to: number): string {
  return atoms.slice(from, to).map((atom) => atom.text).join('');
}

/** A number with its sign and unit, from an atom on. Counts (`27 models`) need a unit, point or sign to be values. */
function valueAt(atoms: readonly Atom[], at: number, bare = false): Value | undefined {
  const sign = atoms[at]?.text;
  const signed = sign === '+' || ((sign === '-' || sign === '\u2212') && atoms[at - 1]?.kind !== 'letters' && atoms[at - 1]?.kind !== 'number');
  const from = signed ? at + 1 : at;
  const number = atoms[from];
  if (number?.kind !== 'number' || number.text.length > 6) return undefined;
  const [unit, to] = unitAt(atoms, from + 1);
  if (atoms[to]?.kind === 'letters') return undefined;
  if (unit === '' && !signed && !bare && !number.text.includes('.')) return undefined;
  const size = Number(number.text);
  if (!Number.isFinite(size) || size > 10000) return undefined;
  return { value: signed && sign !== '+' ? -size : size, unit, signed, from: signed ? at : from, to };
}

function unitAt(atoms: readonly Atom[], at: number): [ResultFacet['unit'], number] {
  const texts = [0, 1, 2, 3].map((ahead) => atoms[at + ahead]?.text ?? '');
  if (texts[0] === '%') return ['%', at + 1];
  if (texts[0] === '\\' && texts[1] === '%') return ['%', at + 2];
  if (texts[0] === ' ' && texts[1] === '%') return ['%', at + 2];
  if (texts[0] === ' ' && /^(?:points?|pp)$/.test(texts[1] ?? '')) return ['points', at + 2];
  if (texts[0] === ' ' && /^(?:percentage|absolute)$/.test(texts[1] ?? '') && texts[3] === 'points') return ['points', at + 4];
  if (texts[0] === ' ' && texts[1] === 'percent') return ['%', at + 2];
  return ['', at];
}

/** `GSM8K (98.1%)`, `HumanEval: +4.3%`. */
function bracketed(atoms: readonly Atom[], at: number): Value | undefined {
  let next = at;
  if (atoms[next]?.kind === 'space') next++;
  const mark = atoms[next]?.text;
  if (mark !== '(' && mark !== ':' && mark !== '=') return undefined;
  next++;
  if (atoms[next]?.kind === 'space') next++;
  return valueAt(atoms, next);
}

/** `87.1% accuracy on MedQA`: back from the benchmark over a preposition and at most four words. */
function before(atoms: readonly Atom[], from: number): Value | undefined {
  let at = from - 1;
  let words = 0;
  let preposition = false;
  while (at >= 0 && words <= MOST_BETWEEN + 2) {
    const atom = atoms[at] as Atom;
    if (atom.kind === 'letters') {
      if (PREPOSITIONS.has(atom.folded)) preposition = true;
      else if (OTHER_MEASURE.test(atom.folded)) return undefined;
      // Between preposition and name: `on the challenging AIME`.
      if (!preposition && words >= 2) return undefined;
      words++;
    } else if (atom.kind === 'number' || (atom.text === '%' && preposition)) {
      if (!preposition) return undefined;
      return valueEndingAt(atoms, at);
    } else if (atom.text === ')' && words <= 1 && openingOf(atoms, at) !== undefined) at = openingOf(atoms, at) ?? at;
    else if (atom.kind === 'mark' && !/^[%@\\'"+-]$/.test(atom.text)) return undefined;
    at--;
  }
  return undefined;
}

/** `56.7% (+40.0%) on AIME`: the bracket of a short remark. */
function openingOf(atoms: readonly Atom[], at: number): number | undefined {
  for (let back = at - 1; back > at - 8 && back >= 0; back--) if (atoms[back]?.text === '(') return back;
  return undefined;
}

function valueEndingAt(atoms: readonly Atom[], at: number): Value | undefined {
  let number = at;
  while (number > 0 && at - number < 4 && atoms[number]?.kind !== 'number') number--;
  // `pass@1 of`: that number is part of a word.
  if (atoms[number - 1]?.text === '@') return undefined;
  const signed = valueAt(atoms, number - 1);
  return signed?.signed ? signed : valueAt(atoms, number);
}

/** `AIME score of 15.5`. */
function scoreOf(atoms: readonly Atom[], at: number): Value | undefined {
  if (atoms[at + 1]?.kind !== 'letters' || !/^(?:score|scores|accuracy|performance|pass)$/.test(atoms[at + 1]?.folded ?? '')) return undefined;
  let next = at + 2;
  while (next < at + 8 && atoms[next]?.folded !== 'of') next++;
  return atoms[next]?.folded === 'of' ? valueAt(atoms, next + 2) : undefined;
}

/** `MATH-500 from 74.0% to 81.8%`: the second is the score. */
function fromTo(atoms: readonly Atom[], at: number): Value | undefined {
  if (atoms[at]?.kind !== 'space' || !/^(?:from|increases)$/.test(atoms[at + 1]?.folded ?? '')) return undefined;
  for (let next = at + 2; next < at + 12; next++) {
    if (atoms[next]?.folded === 'to') return valueAt(atoms, next + 2);
  }
  return undefined;
}

/** `..., compared to just 0.6 for OLMo-2-1.48B and 0.3 for SmolLM-2-1.7B` */
function comparisons(text: Atoms, at: number, subjects: readonly Subject[]): [Value, string][] {
  const atoms = text.list;
  const found: [Value, string][] = [];
  let compared = false;
  for (let next = at; next < Math.min(at + 50, atoms.length); next++) {
    const atom = atoms[next] as Atom;
    if (atom.folded === 'compared' || atom.folded === 'versus' || atom.folded === 'vs') compared = true;
    if (!compared || atom.kind !== 'number' || atoms[next - 1]?.kind !== 'space') continue;
    const value = valueAt(atoms, next);
    const ahead = value ? atoms[value.to + 1] : undefined;
    if (!value || !/^(?:for|by|of)$/.test(ahead?.folded ?? '')) continue;
    const subject = subjectAt(text, value.to + 3, subjects);
    if (subject) found.push([value, subject.name]);
  }
  return found;
}

/** A name after `for` behind the pair, else the nearest name before it in the same sentence. */
function subjectOf(text: Atoms, value: Value, place: BenchmarkPlace, subjects: readonly Subject[]): string | undefined {
  const atoms = text.list;
  const last = Math.max(value.to, place.to);
  const start = Math.min(value.from, place.from);
  const bracket = atoms[last]?.text === '(' ? last : last + 1;
  const behind = atoms[last + 1]?.folded === 'for' || atoms[last + 1]?.folded === 'with' ? last + 3 : atoms[bracket]?.text === '(' ? bracket + 1 : undefined;
  const named = behind === undefined ? undefined : subjectAt(text, behind, subjects);
  if (named) return named.name;
  const at = startOf(text, start);
  const sentence = sentenceStart(text, start);
  for (let index = subjects.length - 1; index >= 0; index--) {
    const { name, span } = subjects[index] as Subject;
    if (span.field === 'abstract' && span.end <= at) return span.start >= sentence ? name : undefined;
  }
  return undefined;
}

/** The one that the atom at a place begins. */
function subjectAt(text: Atoms, at: number, subjects: readonly Subject[]): Subject | undefined {
  return at < text.list.length ? subjects.find(({ span }) => span.field === 'abstract' && span.start === startOf(text, at)) : undefined;
}

/** Where the sentence of an atom begins; looked for at most 120 atoms back. */
function sentenceStart(text: Atoms, at: number): number {
  const { list: atoms } = text;
  for (let back = at; back > Math.max(0, at - 120); back--) {
    if (atoms[back]?.text === '.' && atoms[back + 1]?.kind === 'space') return startOf(text, back + 1);
  }
  return at - 120 > 0 ? startOf(text, at - 120) : 0;
}

/** Whether a word beside the value says that it is a difference: `3.6% improvement on`, `improves by 7%`. */
function isGain(atoms: readonly Atom[], value: Value, place: BenchmarkPlace): boolean {
  for (let at = value.from - 1, words = 0; at >= 0 && words < 3; at--) {
    const atom = atoms[at] as Atom;
    if (atom.kind === 'mark' && atom.text !== '\\') break;
    if (atom.kind !== 'letters') continue;
    if (GAIN.test(atom.folded)) return true;
    if (atom.folded === 'to' || atom.folded === 'and') break;
    words++;
  }
  for (let at = value.to; at < place.from; at++) if (GAIN.test(atoms[at]?.folded ?? '')) return true;
  return false;
}
