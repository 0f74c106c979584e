import { applyChanges, type TextChange } from './types';

/** Where an offset of a text is once changes of that text are made; what comes in right there stands behind it. */
export function movedBy(changes: readonly TextChange[], offset: number): number {
  const before = changes.filter(({ start, end }) => end <= offset && start < offset);
  return before.reduce((sum, { start, end, text }) => sum + text.length - (end - start), offset);
}

/** Changes made one after the other as one edit: `second` is of the text that `first` leaves, the result of `text`. */
export function composed(text: string, first: readonly TextChange[], second: readonly TextChange[]): TextChange[] {
  const between = applyChanges(text, first);
  // Ranges of the text between, with how much longer each is than what it replaced; those that touch are one.
  let grown = 0;
  const made = [...first].sort((a, b) => a.start - b.start || a.end - b.end).map((change) => {
    const start = change.start + grown;
    const by = change.text.length - (change.end - change.start);
    grown += by;
    return { start, end: start + change.text.length, by };
  });
  const spans: { start: number; end: number; by: number }[] = [];
  for (const span of [...made, ...second.map(({ start, end }) => ({ start, end, by: 0 }))].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = spans.at(-1);
    if (last && span.start <= last.end) spans[spans.length - 1] = { start: last.start, end: Math.max(last.end, span.end), by: last.by + span.by };
    else spans.push(span);
  }
  let before = 0;
  return spans.map(({ start, end, by }) => {
    const inside = second.filter((change) => change.start >= start && change.end <= end);
    const change = { start: start - before, end: end - before - by, text: applyChanges(between.slice(start, end), inside.map((each) => ({ ...each, start: each.start - start, end: each.end - start }))) };
    before += by;
    return change;
  });
}
