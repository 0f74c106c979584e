import type { CiteGroup, Reading, Stretch, StretchReader, TextRange } from '../types';

/**
 * What a stretch holds, and where it ends, depends on no text farther behind its end than this: every reader steps over
 * what it cannot close within less. Two units before a stretch may count, too.
 */
const LOOKAHEAD = 8192;
const LOOKBEHIND = 2;
/** Stretches are kept in pieces of at least so many units, and whoever reads in slices may pause as often. */
const PIECE = 4096;

/** Reads a whole text; with an earlier reading of much the same text, only what differs. */
export function readAll(reader: StretchReader, text: string, before?: Reading): Reading {
  const steps = readSteps(reader, text, before);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** As `readAll`, in steps of a fraction of a millisecond. The result is the same, whatever was read before. */
export function* readSteps(reader: StretchReader, text: string, before?: Reading): Generator<undefined, Reading> {
  if (before?.text === text) return before;
  const begin = reader.begin(text);
  const known = before ? reusable(before, text, begin) : { kept: [], resumed: new Map<number, number>(), moved: 0 };
  const pieces = [...known.kept];
  let start = pieces.at(-1)?.end ?? begin;
  let resumed = known.resumed.get(start);
  if (resumed === undefined) {
    let open: Stretch[] = [];
    let paused = start;
    for (const stretch of reader.read(text, start)) {
      open.push(stretch);
      if (stretch.isBreak) {
        resumed = known.resumed.get(stretch.end);
        if (resumed !== undefined || stretch.end - start >= PIECE || stretch.end === text.length) {
          pieces.push(joined(open));
          open = [];
          start = stretch.end;
        }
        if (resumed !== undefined) break;
      }
      if (stretch.end - paused >= PIECE) {
        paused = stretch.end;
        yield;
      }
    }
  }
  for (const piece of resumed === undefined ? [] : (before?.pieces.slice(resumed) ?? [])) {
    pieces.push(known.moved === 0 ? piece : moved(piece, known.moved));
    yield;
  }
  const groups = pieces.flatMap((piece) => piece.groups);
  const labels = new Set([...(reader.names?.(text) ?? []), ...pieces.flatMap((piece) => piece.labels ?? [])]);
  return { text, begin, pieces, labels, groups: reader.settle ? reader.settle(text, groups, labels) : groups };
}

interface Reusable {
  /** Pieces that no change reaches. */
  readonly kept: readonly Stretch[];
  /** Offsets of the new text at which a piece of the old one began → its place. */
  readonly resumed: ReadonlyMap<number, number>;
  /** How much farther on the text behind the change is now. */
  readonly moved: number;
}

function reusable(before: Reading, text: string, begin: number): Reusable {
  const { start, end, moved } = difference(before.text, text);
  const reached = before.begin === begin ? before.pieces.findIndex((piece) => piece.end + LOOKAHEAD > start) : 0;
  const resumed = new Map<number, number>();
  for (const [place, piece] of before.pieces.entries()) {
    const from = place === 0 ? before.begin : (before.pieces[place - 1]?.end ?? 0);
    if (from - LOOKBEHIND >= end && piece.end > from) resumed.set(from + moved, place);
  }
  return { kept: before.pieces.slice(0, reached < 0 ? before.pieces.length : reached), resumed, moved };
}

/** The one range of the old text that is another now. */
function difference(before: string, after: string): TextRange & { readonly moved: number } {
  const shorter = Math.min(before.length, after.length);
  const start = longest(shorter, (length, from) => before.slice(from, length) === after.slice(from, length));
  const same = longest(shorter - start, (length, from) => before.slice(before.length - length, before.length - from) === after.slice(after.length - length, after.length - from));
  return { start, end: before.length - same, moved: after.length - before.length };
}

/** The greatest length up to `most` for which two texts are alike; each half is compared by one native call. */
function longest(most: number, isAlike: (length: number, from: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isAlike(middle, low)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function joined(stretches: readonly Stretch[]): Stretch {
  const labels = stretches.flatMap((stretch) => stretch.labels ?? []);
  return { end: stretches.at(-1)?.end ?? 0, isBreak: true, groups: stretches.flatMap(({ groups }) => groups), ...(labels.length > 0 ? { labels } : {}) };
}

function moved(stretch: Stretch, by: number): Stretch {
  return { ...stretch, end: stretch.end + by, groups: stretch.groups.map((group) => movedGroup(group, by)) };
}

function movedGroup(group: CiteGroup, by: number): CiteGroup {
  const keys = group.keys.map(({ key, start, end }) => ({ key, start: start + by, end: end + by }));
  return { ...group, start: group.start + by, end: group.end + by, keys, slot: { start: group.slot.start + by, end: group.slot.end + by } };
}

/** A line of a text with something in it. */
export interface Line {
  readonly content: string;
  readonly start: number;
  /** Whether an empty line stands above it, or nothing that was read. */
  readonly isFirst: boolean;
  /** Whether a stretch should end above it: at empty lines, and now and then where there are none. */
  readonly isPause: boolean;
}

/** The lines from the beginning of one on, empty ones left out. */
export function* linesFrom(text: string, from: number): Generator<Line> {
  const lines = /[^\n]+/g;
  lines.lastIndex = from;
  let end = -2;
  let paused = from;
  for (let found = lines.exec(text); found; found = lines.exec(text)) {
    const [content] = found;
    if (content.trim() === '') continue;
    const { index: start } = found;
    const isFirst = start > end + 1;
    const isPause = isFirst || start - paused >= PIECE;
    if (isPause) paused = start;
    yield { content, start, isFirst, isPause };
    end = start + content.length;
  }
}

/** What a text has in prose, from one empty line to the next. */
export interface Prose extends Pick<Stretch, 'end' | 'isBreak'> {
  readonly ranges: readonly TextRange[];
}
