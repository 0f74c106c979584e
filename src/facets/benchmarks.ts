import * as v from 'valibot';
import benchmarksData from './data/benchmarks.json';
import type { Atom } from './atoms';
import type { Token } from './plain';

/** Checks the shape of the benchmarks' data file; throws a `ValiError` that names the first fault. */
export function decodeBenchmarks(data: unknown): string[] {
  return v.parse(v.array(v.string()), data);
}

/** However a name is written: `GSM-8K` is `GSM8K`, `SWE-Bench` is `SWE-bench`. */
const squeezed = (name: string): string => name.replace(/-/g, '').toLowerCase();

const WRITTEN = new Set(decodeBenchmarks(benchmarksData));
const NAMES = new Set([...WRITTEN].map(squeezed));
/** What a name may begin with. */
const BEGINNINGS = new Set([...NAMES].flatMap((name) => Array.from(name, (_, at) => name.slice(0, at + 1))));
/** Names of this shape are benchmarks though no list has them; `VQA` and `KBQA` are tasks. */
const SHAPED = /^[A-Z][A-Za-z]*(?:Bench|QA|Eval|Arena)$/;
const TASKS = /^(?:[A-Z]*|Video|Audio|Table|Open|Doc|Document|Image|Text|Med|Medical|Know|Chart|Multi|Long|Visual|Temporal|Multihop|MultiHop)V?QA$/;
/** Parts that a name may be followed by in small letters too. */
const SPLIT = /^(?:diamond|hard|pro|verified|lite|easy|plus|mini|redux|full|test|dev|extended|challenge|multilingual|v\d[\d.]*)$/i;
const YEARED = /^(?:AIME|HMMT)$/i;
const MOST_TOKENS = 12;

/** The letters that names begin with, with and without a hyphen; to see that a text has none is quick. */
const FIRST = new Set([...WRITTEN].flatMap((name) => [name.toLowerCase(), squeezed(name)]).map((name) => /^[a-z]*/.exec(name)?.[0] ?? ''));

/** Whether a name of a benchmark may begin with an atom; `We` is none of `We-Math`, which would have every text read. */
export function mayBegin({ kind, text, folded }: Atom): boolean {
  if (kind !== 'letters' || text === folded || text.length < 2) return false;
  return (FIRST.has(folded) && (text.length > 2 || text === text.toUpperCase())) || /(?:Bench|QA|Eval|Arena)$/.test(text);
}

/** Where the name of a benchmark that begins at a token ends: one of the list or shaped like one, with the year, size or split behind it. */
export function benchmarkEnd(tokens: readonly Token[], at: number): number | undefined {
  const first = tokens[at] as Token;
  if (first.kind !== 'word' || first.text === first.folded || isJoined(tokens, at)) return undefined;
  const to = listed(tokens, at) ?? (SHAPED.test(first.text) && !TASKS.test(first.text) ? at + 1 : undefined);
  return to === undefined ? undefined : withSplit(tokens, at, to);
}

/** The name as written, with plain spaces. */
export function nameOf(tokens: readonly Token[], from: number, to: number): string {
  return tokens.slice(from, to).map(({ text, gap }, at) => (gap && at > 0 ? ` ${text}` : text)).join('');
}

/** Whether a token is the later part of a word: `Med-MATH`, `a/MATH`, `x.MATH`. */
function isJoined(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before !== undefined && tokens[at]?.gap === false && /^[-_.]$/.test(before.text);
}

function listed(tokens: readonly Token[], at: number): number | undefined {
  let text = '';
  let longest: number | undefined;
  for (let to = at; to < Math.min(tokens.length, at + MOST_TOKENS); to++) {
    const { folded, gap } = tokens[to] as Token;
    text += `${gap && to > at ? ' ' : ''}${folded === '-' && !gap ? '' : folded}`;
    const isName = NAMES.has(text) && folded !== '-';
    // `AIME24` and `MATH500`: what is glued to a name is its year or its size.
    if (!isName && !BEGINNINGS.has(text)) return longest ?? (to === at && isSized(folded) ? at + 1 : undefined);
    if (isName && isWritten(nameOf(tokens, at, to + 1))) longest = to + 1;
  }
  return longest;
}

const isSized = (word: string): boolean => /\d$/.test(word) && NAMES.has(word.replace(/(?<!\d)\d+$/, ''));

/** Whether the spelling tells a name from a word: `Drop` is none, `DROP` is. */
const isWritten = (name: string): boolean => WRITTEN.has(name) || /[A-Za-z\d-][A-Z\d-]/.test(name);

/** `AIME'25`, `AIME 2024`, `MATH-500`, `AIME25-I`, `GPQA-Diamond`, `HumanEval-Java`; none in `MATH-style`. */
function withSplit(tokens: readonly Token[], from: number, end: number): number | undefined {
  let to = end;
  for (let parts = 0; parts < MOST_TOKENS; parts++) {
    const [mark, next, after] = [tokens[to], tokens[to + 1], tokens[to + 2]];
    if (!mark || !next || mark.gap || next.gap || next.kind === 'mark') break;
    const isShort = mark.text === "'" && /^\d\d$/.test(next.text);
    // `HLE-Bio/Chem-Gold` is one name, `AIME-24/MATH-500` are two.
    const isBoth = mark.text === '/' && to > end && next.kind === 'word' && after?.text === '-' && !after.gap && !BEGINNINGS.has(next.folded);
    const isPart = mark.text === '-' || mark.text === '_';
    if (isPart && next.kind === 'word' && !SPLIT.test(next.text) && !/^[A-Z\d]/.test(next.text)) return undefined;
    if (!isShort && !isBoth && !isPart) break;
    to += 2;
  }
  while (tokens[to]?.text === '+' && !tokens[to]?.gap) to++;
  return withYear(tokens, from, to);
}

function withYear(tokens: readonly Token[], from: number, to: number): number {
  const [next, after] = [tokens[to], tokens[to + 1]];
  if (!next?.gap) return to;
  if (/^(?:Diamond|Hard|Pro|Verified|Lite|Plus|Redux|[vV]\d[\d.]*)$/.test(next.text)) return to + 1;
  if (next.kind !== 'number') return to;
  const isYear = /^20\d\d$/.test(next.text) || (YEARED.test(tokens[from]?.text ?? '') && to === from + 1 && /^2\d$/.test(next.text) && !/^(?:[%\-\u2013]|points?|percent|pp)$/.test(after?.text ?? ''));
  return isYear ? to + 1 : to;
}
