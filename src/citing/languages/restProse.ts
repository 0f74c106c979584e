import type { TextRange } from '../types';
import { linesFrom, type Prose } from './reading';

/** A directive whose content is text as it stands; of others, such as `note`, the content is prose. */
const LITERAL_DIRECTIVE = /^\.\.[ \t]+(?:code|code-block|sourcecode|literalinclude|highlight|parsed-literal|math|raw|doctest|testcode|productionlist)::/;
/** What begins with two dots and is no comment: directives, targets, footnotes, substitutions. */
const EXPLICIT = /^\.\.[ \t]+(?:[\w:+.-]{1,80}::|[_[|])/;

/** A reStructuredText document's lines without comments and literal blocks, and those without inline literals. */
export function* restProse(text: string, from = 0): Generator<Prose> {
  let ranges: TextRange[] = [];
  let skippedIndent = -1;
  let literalNext = -1;
  for (const { content, start, isFirst, isPause } of linesFrom(text, from)) {
    const body = content.trim();
    const indent = content.length - content.trimStart().length;
    // A line at the margin ends every block; below an empty line, no role runs on into it.
    const isBreak = isFirst && indent === 0;
    if (isBreak || isPause) yield { end: start, ranges: isBreak ? joined(text, ranges) : [], isBreak };
    if (isBreak) ranges = [];
    if (literalNext >= 0 && indent > literalNext) skippedIndent = literalNext;
    literalNext = -1;
    if (skippedIndent >= 0 && indent > skippedIndent) continue;
    skippedIndent = -1;
    if (LITERAL_DIRECTIVE.test(body) || (body.startsWith('..') && /^\.\.(?:\s|$)/.test(body) && !EXPLICIT.test(body))) {
      skippedIndent = indent;
      continue;
    }
    if (body.endsWith('::') && !EXPLICIT.test(body)) literalNext = indent;
    ranges.push(...withoutLiterals(content, start));
  }
  yield { end: text.length, ranges: joined(text, ranges), isBreak: true };
}

/** Pieces of a line around ` ``literal`` ` text. */
function withoutLiterals(line: string, offset: number): TextRange[] {
  const ranges: TextRange[] = [];
  let start = 0;
  let open = line.indexOf('``');
  while (open >= 0) {
    const close = line.indexOf('``', open + 2);
    if (close < 0) break;
    // `` :cite:p:`` `` is an empty role, not a literal.
    if (line.charAt(open - 1) === ':') {
      open = line.indexOf('``', open + 2);
      continue;
    }
    ranges.push({ start: offset + start, end: offset + open });
    start = close + 2;
    open = line.indexOf('``', start);
  }
  return [...ranges, { start: offset + start, end: offset + line.length }];
}

/** Neighbouring lines in one range, so that a role may run over a line's end. */
function joined(text: string, ranges: readonly TextRange[]): TextRange[] {
  const result: TextRange[] = [];
  for (const range of ranges) {
    const last = result.at(-1);
    if (last && range.start === last.end + 1 && text.charAt(last.end) === '\n') result[result.length - 1] = { start: last.start, end: range.end };
    else result.push(range);
  }
  return result;
}
