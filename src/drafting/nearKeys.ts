/** Keys that may have been meant by one that is not known, best first. */
export function nearKeys(wanted: string, keys: Iterable<string>, most = 3): string[] {
  const target = wanted.toLowerCase();
  const allowed = Math.min(4, Math.floor(target.length / 4) + 1);
  const near: { key: string; distance: number }[] = [];
  for (const key of keys) {
    if (Math.abs(key.length - wanted.length) > allowed && !key.toLowerCase().startsWith(target)) continue;
    const distance = editDistance(target, key.toLowerCase(), allowed);
    if (distance <= allowed) near.push({ key, distance });
    // A beginning of a key, long enough to be no accident.
    else if (target.length > 4 && key.toLowerCase().startsWith(target)) near.push({ key, distance: allowed + 1 });
  }
  const sorted = near.sort((a, b) => a.distance - b.distance || (a.key < b.key ? -1 : 1));
  return [...new Set(sorted.map(({ key }) => key))].filter((key) => key !== wanted).slice(0, most);
}

/** Insertions, drops, changes and swaps of neighbours; anything beyond `most` is `most + 1`. */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const change = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : Infinity;
      const value = Math.min(change, swap, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      row.push(value);
      if (value < least) least = value;
    }
    if (least > most) return most + 1;
    [before, above] = [above, row];
  }
  return above[b.length] ?? most + 1;
}
