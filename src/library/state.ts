import * as v from 'valibot';

/** How the tree is grouped and sorted; the first is the default. */
export const GROUPINGS = ['topic', 'model', 'organization', 'month', 'cited', 'status', 'tag', 'new', 'shelf'] as const;
export const SORTINGS = ['newest', 'title', 'discussed'] as const;
export type Grouping = (typeof GROUPINGS)[number];
export type Sorting = (typeof SORTINGS)[number];

/** How many recently used papers are kept. */
export const RECENT_LIMIT = 20;

const StateV1 = v.object({
  version: v.literal(1),
  grouping: v.picklist(GROUPINGS),
  sorting: v.picklist(SORTINGS),
  /** Ids of papers opened or cited, latest first. */
  recent: v.array(v.string()),
  /** Queries that stand in the tree, oldest first. */
  saved: v.optional(v.array(v.string()), []),
  /** Citation keys once given, by paper id: a key stays. */
  keys: v.record(v.string(), v.string()),
});

/** What is remembered of a reader, as it stands in the file. */
export type State = v.InferOutput<typeof StateV1>;

export function emptyState(): State {
  return { version: 1, grouping: 'topic', sorting: 'newest', recent: [], saved: [], keys: {} };
}

/** Checks what was read from the file; throws a `ValiError` that says what is wrong with its shape. */
export function decodeState(data: unknown): State {
  return v.parse(StateV1, data);
}

/** The state with a query saved, or no longer saved. */
export function withSaved(state: State, query: string, saved: boolean): State {
  const others = state.saved.filter((other) => other !== query);
  return { ...state, saved: saved ? [...others, query] : others };
}

/** The state after a paper was used: it leads the recent ones. */
export function withRecent(state: State, ids: readonly string[]): State {
  const recent = [...ids, ...state.recent.filter((id) => !ids.includes(id))].slice(0, RECENT_LIMIT);
  return { ...state, recent };
}
