import uFuzzy from '@leeoniya/ufuzzy';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Paper } from '../../../src/papers/paper';
import { searchDocument } from '../../../src/search/document';
import { SearchIndex } from '../../../src/search/searchIndex';
import type { SearchFunction } from './measures';

export interface Engine {
  readonly name: string;
  /** More papers than this are not tried, for this reason. */
  readonly most: number;
  readonly reason: string;
  build(papers: readonly Paper[]): SearchFunction;
}

const SHOWN = 200;

export const ENGINES: readonly Engine[] = [
  {
    name: 'papershelf',
    most: Infinity,
    reason: '',
    build: (papers) => {
      const index = SearchIndex.build(papers.map((paper) => searchDocument(paper)));
      return (query) => index.search(query, { limit: SHOWN }).hits.map(({ id }) => id);
    },
  },
  {
    name: 'fuse.js, title + abstract, defaults',
    most: Infinity,
    reason: '',
    build: (papers) => {
      const fuse = new Fuse([...papers], { keys: ['title', 'abstract'] });
      return (query) => fuse.search(query, { limit: SHOWN }).map(({ item }) => item.id);
    },
  },
  {
    name: 'MiniSearch, tuned',
    most: 20_000,
    reason: 'builds for more than half a minute and takes some 0.8 GB',
    build: (papers) => {
      const index = new MiniSearch<{ id: number }>({ fields: ['title', 'names', 'abstract'] });
      index.addAll(papers.map(({ title, authors, abstract }, id) => ({ id, title, names: authors.join(' '), abstract })));
      const options = { prefix: (term: string) => term.length > 2, fuzzy: (term: string) => (term.length > 3 ? 0.2 : false), boost: { title: 4, names: 2 } };
      return (query) => index.search(query, options).slice(0, SHOWN).map(({ id }) => papers[id as number]?.id ?? '');
    },
  },
  {
    name: 'uFuzzy, title',
    most: Infinity,
    reason: '',
    build: (papers) => {
      const fuzzy = new uFuzzy({ intraMode: 1 });
      const titles = papers.map((paper) => paper.title);
      return (query) => {
        const [indexes, info, order] = fuzzy.search(titles, query, 4, 1000);
        const ranked = info && order ? order.map((at) => info.idx[at] ?? 0) : (indexes ?? []);
        return ranked.slice(0, SHOWN).map((at) => papers[at]?.id ?? '');
      };
    },
  },
];
