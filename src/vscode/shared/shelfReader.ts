import type { ShelfTexts } from '../../library/shelfTexts';
import type { Paper, PaperHead } from '../../papers/paper';

/** A paper of the shelf; one that was merged has had other ids. */
export type Head = PaperHead & { readonly formerIds?: readonly string[]; readonly added?: number; readonly shelves?: readonly string[]; readonly text?: string };

/** The shelf as it is at one time. Abstracts are read when they are asked for. */
export interface ShelfReader {
  /** All papers, in the order in which they came. */
  readonly heads: readonly Head[];
  /** Stands for the abstract of one of `heads`: another text whenever that is another. */
  textStamp(head: Head): string;
  /** Papers by their ids of now or former ones, in their order; `undefined` for unknown ones. */
  papers(ids: readonly string[]): Promise<readonly (Paper | undefined)[]>;
  all(): AsyncIterable<Paper>;
}

/** Papers that are in memory. */
export function readerOf(papers: readonly Paper[]): ShelfReader {
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  return {
    heads: papers,
    textStamp: ({ id }) => byId.get(id)?.abstract ?? '',
    papers: (ids) => Promise.resolve(ids.map((id) => byId.get(id))),
    async *all() { yield* papers; },
  };
}

/** Papers of a store, by the rules that it has. */
export function storeReader(texts: ShelfTexts): ShelfReader {
  return {
    heads: texts.heads,
    textStamp: ({ id, text }) => texts.stamp(id, text),
    papers: (ids) => texts.papers(ids),
    all: () => texts.all(),
  };
}

/** The same papers by other rules: each is read for its topics as it comes. `heads` are these papers without abstracts. */
export function describedReader(reader: ShelfReader, describe: (paper: Paper) => Paper, heads: readonly Head[]): ShelfReader {
  return {
    heads,
    textStamp: (head) => reader.textStamp(head),
    papers: async (ids) => (await reader.papers(ids)).map((paper) => paper && describe(paper)),
    async *all() {
      for await (const paper of reader.all()) yield describe(paper);
    },
  };
}

/** A paper without its abstract. */
export function withoutAbstract({ abstract: _abstract, ...head }: Paper): Head {
  return head;
}
