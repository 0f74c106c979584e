import type { Piece, Values } from './clauses';
import type { ResultFacet } from './facets';
import { METRIC } from './values';

/** What a value in brackets behind a benchmark is not by how much: `outperforms others on MedQA (77.7%)`. */
const COMPARES = /^(?:outperform|surpass|exceed|beat|outpac)/;
/** A gain, a loss, a score, or something else than how well a benchmark is solved. */
type Said = ResultFacet['kind'] | 'loss' | undefined;

/** Verbs whose object is a score, unless `by` leads to it. */
export const SCORES = /^(?:achiev|reach|attain|obtain|hit|get|yield|deliver|post|record|secur|maintain|preserv|solv|resolv|establish|demonstrat|show|report|retain|produc|perform|rank|set)(?:e|s|es|ed|ing|ting)?$|^(?:got|scores|scored|scoring)$/;
const GAINS = /^(?:gain|improv|increas|boost|lift|rais|enhanc|outperform|surpass|exceed|beat|advanc|ris|grow|jump|climb|uplift|elevat)(?:e|s|es|ed|ing|ings|ement|ements|en)?$|^(?:higher|better|rose|grew|outpac(?:e|es|ed|ing)|ahead|more)$/;
const LOSES = /^(?:drop|decreas|declin|degrad|fall|los|underperform|deteriorat|lag|trail|degradation|deterioration)(?:e|s|es|ed|ing|ped|ping)?$|^(?:fell|lost|loss|losses|lower|worse|behind|below)$/;
export const NOUN_OF_GAIN = /^(?:gains?|improvements?|increases?|boosts?|lifts?|uplift|absolute|relative|higher|better|drops?|decreases?|declines?|degradation|loss|losses|lower|worse|jump|leap)$/;
/** What a number may measure besides how well a benchmark is solved, and what makes it less. */
const OTHER = /^(?:tokens?|lengths?|fewer|less|faster|slower|cheaper|smaller|speed|speedups?|speeds|costs?|reduc(?:e|es|ed|ing|tion|tions)|cut|cuts|cutting|sav(?:e|es|ed|ing|ings)|sav|shorten(?:s|ed|ing)?|compress(?:es|ed|ing|ion)?|prun(?:e|es|ed|ing)|sparsity|samples?|latency|times|throughput|accelerat(?:e|es|ed|ing)|shorter|correlations?|compute|computation|memory|flops|examples|error|errors|fids?|minimiz(?:e|es|ed|ing)|mitigat(?:e|es|ed|ing)|lowers|lowering|perplexity|uses|using|use|used|trained|training|temperature|budget|within|least|under|than|between|ratio|threshold|agreement|variance|contamination|contaminated|parameters?)$/;
/** Where a clause begins that says something else. */
const BORDER = /^(?:[;(:.]|while|whereas|although|but|though)$/;
const FARTHEST = 24;

export const textOf = (piece: Piece | undefined): string => (piece?.kind === 'word' || piece?.kind === 'mark' ? piece.text : '');

/** What is said of a value: by the words to the benchmark's side, then by those before it, back to the verb. */
export function kindOf(pieces: readonly Piece[], at: number, benchmark: number): Said {
  const values = pieces[at] as Values;
  for (let next = at + 1; next < Math.max(benchmark, at + 4); next++) {
    const piece = pieces[next];
    const text = textOf(piece);
    if (OTHER.test(text) && text !== 'than') return undefined;
    if (next > benchmark && !METRIC.test(text) && !NOUN_OF_GAIN.test(text)) break;
    if ((piece?.kind === 'mark' && text !== '-') || piece?.kind === 'benchmarks' || text === 'and') break;
    if (next >= benchmark && benchmark > at) break;
    if (NOUN_OF_GAIN.test(text) || text === 'over') return LOSES.test(text) ? 'loss' : 'gain';
  }
  const isBare = values.members.some(({ unit, signed }) => unit === '' && !signed);
  return isBare && !isMeasured(pieces, at, benchmark) ? undefined : before(pieces, at, benchmark);
}

function before(pieces: readonly Piece[], at: number, benchmark: number): Said {
  const isSecond = (pieces[at] as Values).isSecond;
  let isBy = false;
  let isTo = isSecond;
  const isBracketed = benchmark < at && textOf(pieces[at - 1]) === '(';
  const farthest = Math.max(0, at - FARTHEST);
  for (let back = isBracketed ? at - 2 : at - 1; back >= farthest; back--) {
    const text = textOf(pieces[back]);
    if (text === ')') back = openingOf(pieces, back, farthest);
    if (BORDER.test(text)) break;
    if (text === 'by' && back > at - 6) isBy = true;
    if (text === 'to' && textOf(pieces[back - 1]) !== 'up' && back === at - 1) isTo = true;
    if (OTHER.test(text)) return undefined;
    if (SCORES.test(text)) return isBy ? 'gain' : 'score';
    if (isBracketed && COMPARES.test(text)) return 'score';
    if (GAINS.test(text)) return isTo && !isBy ? 'score' : 'gain';
    if (LOSES.test(text)) return isTo && !isBy ? 'score' : 'loss';
  }
  return isBy ? 'gain' : 'score';
}

/** The opening of the bracket that closes at a place. */
export function openingOf(pieces: readonly Piece[], at: number, farthest: number): number {
  let back = at;
  while (back > farthest && textOf(pieces[back]) !== '(') back--;
  return back;
}

/** Whether a number without a unit is said to measure: `a score of 15.5`, `0.85 F1`, `reaches 62.4`, `MATH (62.4)`. */
function isMeasured(pieces: readonly Piece[], at: number, benchmark: number): boolean {
  if ((pieces[at] as Values).isSecond || benchmark < at || METRIC.test(textOf(pieces[at + 1]))) return true;
  const before = textOf(pieces[at - 1]);
  const isOf = /^(?:of|to|=|:)$/.test(before);
  const measure = isOf ? textOf(pieces[at - 2]) : before;
  return METRIC.test(measure) || SCORES.test(measure) || (isOf && (GAINS.test(measure) || NOUN_OF_GAIN.test(measure))) || before === 'by' || (/^(?:,|and)$/.test(before) && pieces.slice(Math.max(0, at - FARTHEST), at).some(({ kind }) => kind === 'values'));
}
