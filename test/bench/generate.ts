import { entryFor } from '../../src/citing/bibtex/entry';
import type { Paper } from '../../src/papers/paper';

/** A BibTeX file of `count` entries made from the given papers, each with an id and key of its own, in key order or not. */
export function generateBibliography(papers: readonly Paper[], count: number): string {
  const entries: string[] = [];
  for (let at = 0; at < count; at++) {
    const paper = papers[at % papers.length];
    if (!paper) throw new Error('No papers to make entries from.');
    // Ids of the 1990s, which no paper of the corpus has.
    const arxivId = `9${String(10 + Math.floor(at / 99_999)).padStart(3, '0')}.${String(at % 99_999).padStart(5, '0')}`;
    // Every sixth with its abstract, as reference managers export some: 100,000 entries are some 75 MB.
    const omit = at % 6 === 0 ? [] : ['abstract'];
    entries.push(entryFor({ ...paper, id: arxivId, arxivId, title: `${paper.title} ${String(at)}` }, `key${String((at * 7919) % count)}x${String(at)}`, { omit }));
  }
  return `${entries.join('\n\n')}\n`;
}
