import { mergeRanges, type MatchedText } from './matching';
import type { Range } from './types';

/** A piece of a text, with where in the piece the words are. */
export interface Snippet {
  readonly text: string;
  readonly ranges: readonly Range[];
}

const LENGTH = 160;
/** How much is shown before the first match. */
const BEFORE = 40;

/** The piece of a text that has the most of what is sought, or `undefined` where it has none. */
export function cutSnippet(text: string, matched: MatchedText, sought: readonly ((text: MatchedText) => Range[])[]): Snippet | undefined {
  const found = sought.flatMap((find, which) => find(matched).map((range) => ({ range, which })));
  if (found.length === 0) return undefined;
  found.sort((a, b) => a.range[0] - b.range[0]);
  let best = 0;
  let most = 0;
  found.forEach(({ range: [start] }, at) => {
    const within = new Set(found.slice(at).filter(({ range }) => range[1] <= start + LENGTH - BEFORE).map(({ which }) => which));
    if (within.size > most) [best, most] = [start, within.size];
  });
  const from = best <= BEFORE ? 0 : wordStart(text, best - BEFORE, best);
  const to = wordEnd(text, from + LENGTH);
  const [head, tail] = [from > 0 ? '…' : '', to < text.length ? '…' : ''];
  const shift = head.length - from;
  const ranges = found.map(({ range }) => range).filter(([start, end]) => start >= from && end <= to);
  return {
    // Blanks of any kind are shown as one character each, so that the ranges stay right.
    text: head + text.slice(from, to).replace(/\s/g, ' ') + tail,
    ranges: mergeRanges(ranges).map(([start, end]) => [start + shift, end + shift] as const),
  };
}

/** The first start of a word from `at` on, before `latest`. */
function wordStart(text: string, at: number, latest: number): number {
  const blank = text.indexOf(' ', at);
  return blank < 0 || blank >= latest ? at : blank + 1;
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const blank = text.lastIndexOf(' ', at);
  return blank > at - 30 ? blank : at;
}
