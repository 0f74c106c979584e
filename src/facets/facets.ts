import type { ModelRole } from '../papers/paper';

/** Where in a paper's raw title or abstract a facet was read: UTF-16 offsets, end exclusive. */
export interface Span {
  readonly field: 'title' | 'abstract';
  readonly start: number;
  readonly end: number;
}

export interface TopicFacet {
  readonly id: string;
  /** The words that gave the topic, in order of the text. */
  readonly spans: readonly Span[];
}

export interface ModelFacet {
  /** Canonical family, generation level: `Qwen2.5`, `Llama 3.1`, `OpenAI o1`. */
  readonly family: string;
  readonly role: ModelRole;
  /** As written, such as `32B`. */
  readonly sizes: readonly string[];
  /** Where the name stands. */
  readonly spans: readonly Span[];
  /** The words that gave the role, where there are any: "we fine-tune". */
  readonly because?: Span;
}

export interface IntroducedModel {
  /** As written, without size and tuning: `GF-Reasoner`. */
  readonly name: string;
  readonly spans: readonly Span[];
}

export interface ResultFacet {
  /** As written: `AIME'25`, `MATH-500`. */
  readonly benchmark: string;
  /** Signed for a gain or loss, as written for a score. */
  readonly value: number;
  /** `%` where written so, `points` where written so or "pp"; `''` for a bare number. */
  readonly unit: '%' | 'points' | '';
  /** The model or method that it belongs to, where the text names one. */
  readonly subject?: string;
  readonly kind: 'score' | 'gain';
  /** The value, then the benchmark. */
  readonly spans: readonly Span[];
}

export const LINK_KINDS = ['code', 'data', 'project', 'model', 'other'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export interface LinkFacet {
  /** https or http only, canonical. */
  readonly href: string;
  readonly kind: LinkKind;
  readonly span: Span;
}

/** Everything that is read from one title and abstract, each with its evidence. */
export interface Facets {
  /** Strongest first. */
  readonly topics: readonly TopicFacet[];
  /** The topic that the paper is shelved under: one of `topics`. */
  readonly primaryTopic?: string;
  readonly models: readonly ModelFacet[];
  readonly introduces: readonly IntroducedModel[];
  readonly results: readonly ResultFacet[];
  readonly links: readonly LinkFacet[];
}
