/**
 * Whether one word becomes the other with at most so many edits: insert, drop, change, or swap of neighbours. With
 * `beginning`, a beginning of `text` will do.
 */
export function withinEdits(word: string, text: string, most: number, beginning = false): boolean {
  if (Math.abs(word.length - text.length) > most && !(beginning && text.length > word.length)) return false;
  let [before, above]: [number[], number[]] = [[], Array.from({ length: word.length + 1 }, (_, j) => j)];
  const depth = Math.min(text.length, word.length + most);
  for (let i = 1; i <= depth; i++) {
    const row = [i];
    for (let j = 1; j <= word.length; j++) {
      const changed = (above[j - 1] ?? 0) + (word[j - 1] === text[i - 1] ? 0 : 1);
      const swaps = i > 1 && j > 1 && word[j - 1] === text[i - 2] && word[j - 2] === text[i - 1];
      row.push(Math.min(changed, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, swaps ? (before[j - 2] ?? 0) + 1 : Infinity));
    }
    if (beginning && (row[word.length] ?? Infinity) <= most) return true;
    if (Math.min(...row) > most) return false;
    [before, above] = [above, row];
  }
  return text.length <= depth && (above[word.length] ?? Infinity) <= most;
}
