import type { Piece } from './clauses';
import { SCORES, textOf } from './verbs';

/** What a name behind it is only compared with. */
const COMPARISON = /^(?:outperform|surpass|exceed|beat|outpac|overtak|eclips|match|rival|approach)(?:e|s|es|ed|ing)?$|^(?:than|over|versus|vs|against|compared|relative|above|below|behind|like)$/;
const VERB = /^(?:outperform|surpass|exceed|beat|improv|increas|gain|boost|rank)(?:e|s|es|ed|ing)?$/;
/** Words between a comparison and a name: `surpasses the much larger`. */
const FARTHEST = 6;

/** A name after `for` or `with` behind the pair or within it, else the nearest before it in the sentence that it is not compared with. */
export function ownerOf(pieces: readonly Piece[], { values, benchmarks }: { readonly values: number; readonly benchmarks: number }): string | undefined {
  const last = Math.max(values, benchmarks);
  const link = textOf(pieces[last + 1]);
  const named = /^(?:for|with|\()$/.test(link) ? nameBehind(pieces, last + 2) : undefined;
  if (named !== undefined) return named;
  for (let at = values + 1; at < benchmarks; at++) {
    const used = /^(?:for|with|using)$/.test(textOf(pieces[at])) ? nameBehind(pieces, at + 1) : undefined;
    if (used !== undefined && !isRival(pieces, at + 1)) return used;
  }
  for (let at = last - 1; at >= 0; at--) {
    const piece = pieces[at];
    if (piece?.kind === 'name' && !isRival(pieces, at)) return piece.text;
  }
  return undefined;
}

export function nameBehind(pieces: readonly Piece[], at: number): string | undefined {
  const piece = pieces[at];
  return piece?.kind === 'name' ? piece.text : undefined;
}

/** Whether a comparison leads to a name, or to one that it is listed with: `surpasses the larger X and Y`. */
export function isRival(pieces: readonly Piece[], at: number): boolean {
  const next = textOf(pieces[at + 1]);
  if (SCORES.test(next) || VERB.test(next)) return false;
  for (let back = at - 1, words = 0; back >= 0 && words < FARTHEST; back--) {
    const piece = pieces[back];
    if (piece?.kind === 'name') continue;
    const text = textOf(piece);
    if (COMPARISON.test(text)) return true;
    // `better than using X`, `compared to using X`
    const isOther = text === 'using' && /^(?:than|to)$/.test(textOf(pieces[back - 1]));
    if (SCORES.test(text) || (/^(?:on|in|for|with|using)$/.test(text) && !isOther)) return false;
    if (piece?.kind !== 'word' && text !== '-' && text !== ',') return false;
    // `the strongest baseline, GPT-5, by`
    const isApart = text === ',' && back === at - 1 && next === ',';
    if (/^(?:,|and|or)$/.test(text) && !isApart && pieces[back - 1]?.kind !== 'name') return false;
    words++;
  }
  return false;
}
