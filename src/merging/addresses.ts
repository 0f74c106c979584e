import { arxivIdAt } from './entry';

const MOST = 50;
const ADDRESS = /^(?:https?:\/\/|doi:|arxiv:)/i;

/** The arXiv ids of a text that is addresses of papers and nothing else: on arXiv, on the hub, or arXiv's DOIs. */
export function addressedPapers(text: string): string[] {
  const words = text.trim().split(/\s+/, MOST + 1);
  const ids = words.map((word) => (ADDRESS.test(word) ? arxivIdAt(word.replace(/^doi:/i, '').split(/[?#]/, 1)[0] ?? '') : undefined));
  const known = ids.filter((id) => id !== undefined);
  return words.length > MOST || known.length < ids.length ? [] : [...new Set(known)];
}
