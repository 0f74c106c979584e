import { withinEdits } from './edits';
import { foldKeepingOffsets } from './fold';
import type { QueryPhrase, QueryWord } from './query';
import { scanTerms } from './tokens';
import type { Range } from './types';
import { editsAllowed } from './walk';

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

  /** The terms of its words, without joins, and where each stands. */
  words(): { readonly term: string; readonly range: Range }[] {
    return this.parts.map((part) => ({ term: part.term, range: this.range(part) }));
  }

  /** Where a word stands as it is. */
  whole(word: QueryWord): Range[] {
    return this.tokens.filter(({ term }) => isWhole(word, term)).map((token) => this.range(token));
  }

  /** Where a word stands: as it is, else where a term begins with it. */
  word(word: QueryWord): Range[] {
    const whole = this.whole(word);
    if (whole.length > 0) return whole;
    const beginnings = this.tokens.filter(({ term }) => term.startsWith(word.term));
    if (beginnings.length > 0) return beginnings.map((token) => this.range(token, word.term.length));
    return this.runTogether(word.term);
  }

  /** Where a word stands that this one may have been meant as. */
  meant(word: QueryWord): Range[] {
    const most = editsAllowed(word.term.length);
    if (most === 0) return [];
    const letters = lettersOf(word.term);
    const near = ({ term }: Token): boolean =>
      Math.abs(term.length - word.term.length) <= most &&
      // An edit changes two letters of the set at most: this tells nearly all words apart at once.
      bits(lettersOf(term) ^ letters) <= 2 * most &&
      withinEdits(word.term, term, most);
    return this.tokens.filter(near).map((token) => this.range(token));
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

function isWhole(word: QueryWord, term: string): boolean {
  if (term === word.term || (word.joins.length > 0 && word.joins.includes(term))) return true;
  return word.term.length === term.length + 1 && term.length > 2 && word.term.endsWith('s') && word.term.startsWith(term);
}

/** A bit for each letter of a to z that a word has, other characters sharing the rest. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function bits(set: number): number {
  let count = 0;
  for (let left = set; left !== 0; left &= left - 1) count++;
  return count;
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
