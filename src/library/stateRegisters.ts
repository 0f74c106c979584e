import type { Registers, Value } from '../marking/registers';
import { decodeState, emptyState, GROUPINGS, RECENT_LIMIT, SORTINGS, type State } from './state';
import type { Write } from './registerStore';

/*
 * The state as registers, so that what two windows change at once is kept of both: a paper used in one and one used in
 * the other are both recent.
 */

/** The state that the registers hold. A value that this version does not know counts as not set. */
export function stateOf(registers: Registers): State {
  const items = (field: string): [id: string, value: Value][] =>
    [...registers.ids()]
      .filter((id) => registers.value(id, field) !== null)
      .sort((a, b) => (registers.stamp(a, field)?.[0] ?? 0) - (registers.stamp(b, field)?.[0] ?? 0))
      .map((id) => [id, registers.value(id, field)]);
  const empty = emptyState();
  return decodeState({
    ...empty,
    grouping: GROUPINGS.find((name) => name === registers.value('', 'grouping')) ?? empty.grouping,
    sorting: SORTINGS.find((name) => name === registers.value('', 'sorting')) ?? empty.sorting,
    recent: items('recent').map(([id]) => id).reverse().slice(0, RECENT_LIMIT),
    saved: items('saved').map(([query]) => query),
    keys: Object.fromEntries(items('key').filter(([, key]) => typeof key === 'string')),
  });
}

/** What to write to come from one state to the other; later writes get later stamps. */
export function writesBetween(before: State, after: State): Write[] {
  const setting = (field: 'grouping' | 'sorting'): Write[] => (before[field] === after[field] ? [] : [['', field, after[field]]]);
  const keys = Object.entries(after.keys).filter(([id, key]) => before.keys[id] !== key);
  return [
    ...setting('grouping'),
    ...setting('sorting'),
    // The latest comes first in the state and last in time.
    ...inOrder('recent', [...before.recent].reverse(), [...after.recent].reverse()),
    ...inOrder('saved', before.saved, after.saved),
    ...keys.map(([id, key]): Write => [id, 'key', key]),
    ...Object.keys(before.keys).filter((id) => !(id in after.keys)).map((id): Write => [id, 'key', null]),
  ];
}

/** Of a list in the order of time, those that went, then those that came or moved: all behind the first such one. */
function inOrder(field: string, before: readonly string[], after: readonly string[]): Write[] {
  let kept = 0;
  let at = 0;
  while (kept < after.length) {
    const found = before.indexOf(after[kept] ?? '', at);
    if (found < 0) break;
    at = found + 1;
    kept++;
  }
  const gone = before.filter((id) => !after.includes(id));
  // What stood behind the kept ones and was passed over has to move behind them as well.
  return [...gone.map((id): Write => [id, field, null]), ...after.slice(kept).map((id): Write => [id, field, true])];
}
