import { withinEdits } from './edits';
import { foldKeepingOffsets } from './fold';
import type { QueryPhrase, QueryWord } from './query';
import { scanTerms } from './tokens';
import type { Range } from './types';
import { editsAllowed } from './walk';

/** How a word was found in a text, best first. */
const enum Match {
  Whole,
  Beginning,
  Meant,
  None,
}

interface Token {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/** A text's terms with where they stand, joins included. */
export class MatchedText {
  private readonly tokens: Token[] = [];
  private readonly parts: Token[] = [];
  private readonly origin: (offset: number) => number;

  constructor(text: string) {
    const folded = foldKeepingOffsets(text);
    this.origin = folded.origin;
    scanTerms(folded.text, (term, start, end, join) => {
      this.tokens.push({ term, start, end });
      if (!join) this.parts.push({ term, start, end });
    });
  }

  /** Where a word stands: as it is, else where a term begins with it, else what it may have been meant as. */
  word(word: QueryWord): Range[] {
    let best = Match.None;
    let found: Range[] = [];
    for (const token of this.tokens) {
      const match = matchOf(word, token.term, best);
      if (match === Match.None || match > best) continue;
      if (match < best) found = [];
      best = match;
      found.push(this.range(token, match === Match.Beginning ? word.term.length : undefined));
    }
    return found.length > 0 ? found : this.runTogether(word.term);
  }

  /** Where a phrase stands; its last word may be a beginning. */
  phrase(phrase: QueryPhrase): Range[] {
    const { words } = phrase;
    const found: Range[] = [];
    for (let at = 0; at + words.length <= this.parts.length; at++) {
      const stands = words.every((word, i) => {
        const term = this.parts[at + i]?.term ?? '';
        return i === words.length - 1 && !phrase.closed ? term.startsWith(word) : term === word;
      });
      const [first, last] = [this.parts[at], this.parts[at + words.length - 1]];
      if (stands && first && last) found.push([this.origin(first.start), this.origin(last.end)]);
    }
    return found;
  }

  /** Neighbours that a word was written for without the blanks between: "chainofthought". */
  private runTogether(word: string): Range[] {
    const found: Range[] = [];
    for (let at = 0; at < this.parts.length; at++) {
      let text = '';
      for (let to = at; to < this.parts.length && text.length < word.length; to++) {
        const first = this.parts[at] as Token;
        const last = this.parts[to] as Token;
        text += last.term;
        if (to > at && text === word) found.push([this.origin(first.start), this.origin(last.end)]);
        if (!word.startsWith(text)) break;
      }
    }
    return found;
  }

  private range(token: Token, length?: number): Range {
    const end = length === undefined ? token.end : Math.min(token.start + length, token.end);
    return [this.origin(token.start), this.origin(end)];
  }
}

/** How the term matches, where that is no worse than `worst`. */
function matchOf(word: QueryWord, term: string, worst: Match): Match {
  if (term === word.term || word.joins.includes(term) || (term.length > 2 && `${term}s` === word.term)) return Match.Whole;
  if (worst < Match.Beginning) return Match.None;
  if (term.startsWith(word.term)) return Match.Beginning;
  if (worst < Match.Meant) return Match.None;
  return withinEdits(word.term, term, editsAllowed(word.term.length)) ? Match.Meant : Match.None;
}

/** Ranges in order, those that touch or overlap as one. */
export function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: [number, number][] = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged[merged.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else if (end > start) merged.push([start, end]);
  }
  return merged;
}
