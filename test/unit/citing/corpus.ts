import { readFileSync } from 'node:fs';
import type { Paper } from '../../../src/papers/paper';
import { readShelf } from '../../../src/shelf/shelf';

/** The 119 papers of the bundled corpus. */
export function corpus(): readonly Paper[] {
  const page = readFileSync('media/corpus/daily-papers-2025-11-03.txt', 'utf8');
  return readShelf(page, JSON.parse(readFileSync('media/corpus/bibliography.json', 'utf8'))).papers;
}

/** A paper with nothing but what a test gives it. */
export function paper(parts: Partial<Paper> & { readonly title: string }): Paper {
  return { id: parts.arxivId ?? parts.title, abstract: '', authors: [], topics: [], models: [], introduces: [], links: [], ...parts };
}

export const ATTENTION = paper({ title: 'Attention Is All You Need', arxivId: '1706.03762', authors: ['Ashish Vaswani', 'Noam Shazeer'] });

/** The offset of `|` in a text, and the text without it. */
export function cursorIn(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf('|');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}
