import type { ModelRole } from '../papers/paper';

/** Where in a paper's raw title or abstract a facet was read: UTF-16 offsets, end exclusive. */
export interface Span {
  readonly field: 'title' | 'abstract';
  readonly start: number;
  readonly end: number;
}

export interface TopicFacet {
  readonly id: string;
  readonly spans: readonly Span[];
}

export interface ModelFacet {
  readonly family: string;
  readonly role: ModelRole;
  /** As written, such as `32B`. */
  readonly sizes: readonly string[];
  /** Where the name stands. */
  readonly spans: readonly Span[];
  /** The words that gave the role, where there are any: "we fine-tune". */
  readonly because?: Span;
}

/** Everything that is read from one title and abstract, each with its evidence. */
export interface Facets {
  readonly topics: readonly TopicFacet[];
  readonly primaryTopic?: string;
  readonly models: readonly ModelFacet[];
  readonly introduces: readonly { readonly name: string; readonly spans: readonly Span[] }[];
  readonly links: readonly { readonly href: string; readonly span: Span }[];
}
