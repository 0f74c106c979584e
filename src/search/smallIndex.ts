import { SearchIndex } from './searchIndex';
import type { Segment } from './segment';
import { SegmentBuilder } from './segmentBuilder';
import type { Hit, SearchDocument } from './types';

/** An index of few documents that is made one at a time and not kept: of the entries of a bibliography, say. */
export interface SmallIndexBuilder {
  add(document: SearchDocument): void;
  /** Makes the index, in steps of a few milliseconds; the one of less than a thousand documents takes one step. */
  finish(): Generator<undefined, SmallIndex>;
}

export interface SmallIndex {
  search(query: string, options: { readonly limit: number }): { readonly hits: readonly Hit[] };
}

/** Whoever needs one is given this: the extension's own bundle has none of the index's code. */
export type BeginIndex = () => SmallIndexBuilder;

/** To sort the terms of more documents at once would block; segments are merged in steps. */
const SEGMENT = 1000;

export function beginIndex(): SmallIndexBuilder {
  const segments: Segment[] = [];
  let builder = new SegmentBuilder();
  const cut = (): void => {
    segments.push(builder.finish());
    builder = new SegmentBuilder();
  };
  return {
    add: (document) => {
      if (builder.size === SEGMENT) cut();
      builder.add(document);
    },
    *finish() {
      cut();
      const index = SearchIndex.of(segments);
      yield* index.compactSteps();
      return index;
    },
  };
}
