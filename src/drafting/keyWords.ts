import { fold } from '../citing/bibtex/identity';
import { arxivIdOf } from '../papers/identity';
import type { Paper } from '../papers/paper';
import { yearsOf } from '../papers/years';
import { lastName } from './work';

/** The words of a key, for a search: `adly2025GazalMedical` → `adly 2025 Gazal Medical`; of an arXiv id, the id. */
export function keyQuery(key: string): string {
  const arxivId = arxivIdOf(key.replace(/^arxiv[:_-]?/i, ''));
  if (arxivId !== undefined) return arxivId;
  return key
    .replace(/(\p{Ll})(?=\p{Lu})|(\p{L})(?=\d)|(\d)(?=\p{L})/gu, '$& ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Whether a key that someone made up by hand may well stand for a paper: it begins with an author's or the
 * organisation's name, any year in it is the paper's, and it has a word of the title or nothing else.
 */
export function keyFits(key: string, paper: Paper): boolean {
  if (paper.arxivId !== undefined && keyQuery(key) === paper.arxivId) return true;
  const words = keyQuery(key).split(' ').map(fold).filter((word) => word !== '');
  const year = words.find((word) => /^\d{4}$/.test(word));
  if (year !== undefined && !yearsOf(paper).includes(Number(year))) return false;
  const names = [paper.authors[0] === undefined ? '' : lastName(paper.authors[0]), paper.organization?.name ?? ''].map(fold).filter((name) => name !== '');
  const folded = fold(key);
  const name = names.find((each) => each.length > 1 && folded.startsWith(each));
  if (name === undefined) return false;
  const rest = folded.slice(name.length).replace(/^etal/, '').replace(/\d{4}/, '');
  const title = fold(paper.title);
  const telling = words.filter((word) => word.length > 3 && !/^\d+$/.test(word) && !name.includes(word) && word !== 'etal');
  return rest.length <= 1 ? year !== undefined : telling.some((word) => title.includes(word));
}
