import type { Paper } from '../../../src/papers/paper';
import type { KnownItem } from './queries';

/**
 * The queries that some other paper answers just as well, which no engine can rank right but by luck: its title has all
 * the words (`a`, and `b` as it was meant) or beginnings (`c`), or title and abstract together have them (`d`).
 */
export function withRivals(items: readonly KnownItem[], papers: readonly Paper[]): Set<KnownItem> {
  const asking = new Map<string, KnownItem[]>();
  for (const item of items) {
    for (const word of new Set(item.meant)) asking.set(word, [...(asking.get(word) ?? []), item]);
  }
  const rivalled = new Set<KnownItem>();
  for (const paper of papers) {
    const title = tokens(paper.title);
    const text = new Set([...title, ...tokens(paper.abstract)]);
    const found = new Map<KnownItem, number>();
    const count = (word: string, fits: (item: KnownItem) => boolean): void => {
      for (const item of asking.get(word) ?? []) if (fits(item)) found.set(item, (found.get(item) ?? 0) + 1);
    };
    for (const word of title) count(word, ({ kind }) => kind === 'a' || kind === 'b');
    for (const word of text) count(word, ({ kind }) => kind === 'd');
    const beginnings = new Set([...title].flatMap((word) => [4, 5].map((length) => word.slice(0, length))));
    for (const beginning of beginnings) count(beginning, ({ kind }) => kind === 'c');
    for (const [item, words] of found) if (words === new Set(item.meant).size && item.id !== paper.id) rivalled.add(item);
  }
  return rivalled;
}

function tokens(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[a-z0-9]+/g) ?? []);
}
