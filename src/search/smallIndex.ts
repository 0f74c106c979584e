import { SearchIndex } from './searchIndex';
import { SegmentBuilder } from './segmentBuilder';
import type { Hit, SearchDocument } from './types';

/** An index of few documents that is made one at a time and not kept: of the entries of a bibliography, say. */
export interface SmallIndexBuilder {
  add(document: SearchDocument): void;
  finish(): SmallIndex;
}

export interface SmallIndex {
  search(query: string, options: { readonly limit: number }): { readonly hits: readonly Hit[] };
}

/** Whoever needs one is given this: the extension's own bundle has none of the index's code. */
export type BeginIndex = () => SmallIndexBuilder;

export function beginIndex(): SmallIndexBuilder {
  const builder = new SegmentBuilder();
  return { add: (document) => { builder.add(document); }, finish: () => SearchIndex.of([builder.finish()]) };
}
