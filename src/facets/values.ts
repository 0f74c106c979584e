import type { ResultFacet } from './facets';
import type { Token } from './plain';

export interface Value {
  readonly value: number;
  readonly unit: ResultFacet['unit'];
  readonly signed: boolean;
  readonly start: number;
  readonly end: number;
}

/** Measures of how well a benchmark is solved. */
export const METRIC = /^(?:accurac(?:y|ies)|acc|scores?|f1|em|bleu|rouge|auroc|auc|ndcg|ap|map|map50|miou|iou|cider|elo|pass|avg|average|averaged|mean|macro|micro|weighted|overall|exact|match|success|win|rates?|performance|resolve|resolved|resolution|solve|solved|recall|precision|correct|correctness|top|zero|shot|few|final|test|execution)$/;
const POINTS = /^(?:points?|pp|pts|p\.p)$/;
/** Between a number and `points`: `6.6 F1 points`. */
const BEFORE_POINTS = /^(?:percentage|percent|absolute|accuracy|f1|em|bleu|elo|average)$/;
/** Counts and parameters are longer or greater. */
const LONGEST_NUMBER = 6;
const GREATEST = 10_000;

/** A number with its sign and unit, and the token after it; none where it is a part of a word, of a range or of a fraction, or counts something (`27 models`). */
export function valueAt(tokens: readonly Token[], at: number): [value: Value, to: number] | undefined {
  const sign = tokens[at]?.text;
  const before = tokens[at - 1];
  const signed = (sign === '+' || sign === '-') && (tokens[at]?.gap === true || before === undefined || /^[([,:=/|~]$/.test(before.text));
  const from = signed ? at + 1 : at;
  const number = tokens[from];
  if (number?.kind !== 'number' || number.text.length > LONGEST_NUMBER || (signed && number.gap) || (!signed && isPart(tokens, at))) return undefined;
  const size = Number(number.text);
  const [unit, to] = unitAt(tokens, from + 1);
  const after = tokens[to];
  // `-` after a value joins it to a word or makes a range of it, a comma makes a decimal of another country.
  if (!Number.isFinite(size) || size > GREATEST || (after && !after.gap && isJoining(after, tokens[to + 1]))) return undefined;
  if (/^(?:[x\u00d7kmb]|times|fold)$/.test(after?.folded ?? '')) return undefined;
  if (unit === '' && !signed && !number.text.includes('.')) return undefined;
  return [{ value: sign === '-' && signed ? -size : size, unit, signed, start: (tokens[at] as Token).start, end: (tokens[to - 1] as Token).end }, to];
}

function isPart(tokens: readonly Token[], at: number): boolean {
  const [before, earlier] = [tokens[at - 1], tokens[at - 2]];
  if (!before || tokens[at]?.gap) return false;
  return before.kind !== 'mark' || /^[-_/^.\u2013#@<]$/.test(before.text) || (/^[,']$/.test(before.text) && earlier?.kind === 'number' && !before.gap);
}

const isJoining = (mark: Token, next: Token | undefined): boolean =>
  (/^[-\u2013/_]$/.test(mark.text) && next !== undefined && !next.gap) || (mark.text === ',' && next?.kind === 'number' && !next.gap);

function unitAt(tokens: readonly Token[], at: number): [ResultFacet['unit'], number] {
  const [first, second, third] = [0, 1, 2].map((ahead) => tokens[at + ahead]?.folded ?? '');
  const isPoints = (word = ''): boolean => POINTS.test(word);
  if (first === '%' || first === 'percent') return second === '-' && isPoints(third) ? ['points', at + 3] : isPoints(second) ? ['points', at + 2] : ['%', at + 1];
  if (isPoints(first)) return ['points', at + 1];
  if (first === '-' && isPoints(second)) return ['points', at + 2];
  if (first === '-' && BEFORE_POINTS.test(second ?? '') && third === '-' && isPoints(tokens[at + 3]?.folded)) return ['points', at + 4];
  return BEFORE_POINTS.test(first ?? '') && isPoints(second) ? ['points', at + 2] : ['', at];
}
