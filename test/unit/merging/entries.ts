import * as fc from 'fast-check';
import { SOURCES, type SourceEntry } from '../../../src/merging/entry';

const days = ['2025-05-23', '2025-06-02', '2024-12-19'];
const optional = <T>(values: readonly T[]): fc.Arbitrary<T | undefined> => fc.option(fc.constantFrom(...values), { nil: undefined });

/** Entries from a small world, so that they meet in every way: few titles, ids, authors and days. */
export const anyEntry: fc.Arbitrary<SourceEntry> = fc
  .record({
    source: fc.constantFrom(...SOURCES),
    title: fc.constantFrom('Deep Sets', 'Deep sets:', 'Deep Sets for Graphs', 'Attention', '∑'),
    abstract: optional(['Short.', `${'We study sets. '.repeat(12)}`, `${'We study sets. '.repeat(12)}...`]),
    arxivId: optional(['2503.02130', '2503.02131', 'cs/0703123']),
    doi: optional(['10.1000/1', '10.1000/2']),
    authors: optional([['Ann Lee', 'Bo Chan'], ['A. Lee'], ['Cy Dow'], []]),
    moreAuthors: optional([true as const]),
    authorCount: optional([1, 2]),
    listedOn: optional(days),
    publishedOn: optional([...days, '2025', '2025-06']),
    venue: optional(['ICLR', 'ICLR 2026']),
    comments: fc.option(fc.dictionary(fc.constantFrom('', ...days), fc.nat(30), { noNullPrototype: true }), { nil: undefined }),
  })
  .map((entry) => Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as unknown as SourceEntry);

export const anyEntries = (most = 12): fc.Arbitrary<SourceEntry[]> => fc.array(anyEntry, { maxLength: most });
