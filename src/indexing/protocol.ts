import type { ValueCount } from '../search/complete';
import type { Marks, SearchDocument, SearchResult } from '../search/types';

/** What the engine asks of its worker. Each request is answered once, in order. */
export type Request =
  /** Start anew, from the cache where it has this stamp: `loaded` says whether it had. */
  | { readonly type: 'open'; readonly cacheFile: string | undefined; readonly stamp: string }
  /** Papers of the index that is being built. */
  | { readonly type: 'build'; readonly papers: readonly SearchDocument[] }
  /** No more papers: the new index takes the place of the old one, and is written to the cache. */
  | { readonly type: 'finish' }
  /** Changes to the index in use. */
  | { readonly type: 'change'; readonly added: readonly SearchDocument[]; readonly removed: readonly string[] }
  /** Keep the index as it now is, under a new stamp. */
  | { readonly type: 'save'; readonly stamp: string }
  | { readonly type: 'marks'; readonly marks: Marks }
  | { readonly type: 'search'; readonly query: string; readonly limit: number }
  | { readonly type: 'values'; readonly filter: string };

export interface Answers {
  readonly open: { readonly loaded: boolean };
  readonly build: undefined;
  readonly finish: { readonly papers: number; readonly bytes: number };
  readonly change: undefined;
  readonly save: undefined;
  readonly marks: undefined;
  readonly search: SearchResult;
  readonly values: readonly ValueCount[];
}

export type Answer<T extends Request['type']> = Answers[T];

/** Requests carry a number, which the answer repeats. */
export interface NumberedRequest {
  readonly number: number;
  readonly request: Request;
}

export interface NumberedAnswer {
  readonly number: number;
  readonly answer?: Answers[Request['type']];
  /** What went wrong, where it did. */
  readonly error?: string;
}
