/** What a paper does with an existing language model, strongest first. */
export const MODEL_ROLES = ['base', 'evaluated', 'teacher', 'baseline', 'mentioned'] as const;
export type ModelRole = (typeof MODEL_ROLES)[number];

/** The account that a listing names in place of authors: its handle on the hub, then its display name. */
export interface Organization {
  readonly handle: string;
  readonly name: string;
}

/** What the sources say of a paper, before its text is read for topics and models. */
export interface PaperRecord {
  /** The arXiv id without its version, else a stable slug of the title. A string always: `2503.02130` keeps its zero. */
  readonly id: string;
  readonly title: string;
  /** As the listing has it, with what is left of its LaTeX; `''` where the page was cut off before it. */
  readonly abstract: string;
  readonly arxivId?: string;
  /** In order, as written in the bibliography; empty where they are not known. */
  readonly authors: readonly string[];
  /** There where `authors` is cut off, and how many more there are is not known. */
  readonly moreAuthors?: true;
  readonly authorCount?: number;
  readonly organization?: Organization;
  /** ISO day of the listing entry, not of publication. */
  readonly listedOn?: string;
  readonly commentCount?: number;
  /** ISO day on which the comments were counted: the day of the listing page. */
  readonly commentsCountedOn?: string;
  /** As exact as the sources are: `2025`, `2025-06` or `2025-06-17`. */
  readonly publishedOn?: string;
  readonly venue?: string;
}

export interface PaperModel {
  /** Canonical family, generation level: `Qwen2.5`, `Llama 3.1`, `OpenAI o1`. */
  readonly family: string;
  readonly role: ModelRole;
}

/** A paper on the shelf: its record and the facets read from its title and abstract. */
export interface Paper extends PaperRecord {
  /** Topic ids of the taxonomy. */
  readonly topics: readonly string[];
  /** The topic that it is shelved under. */
  readonly primaryTopic?: string;
  readonly models: readonly PaperModel[];
  /** Models that the paper itself introduces, as written. */
  readonly introduces: readonly string[];
  /** https and http only, canonical, each once. */
  readonly links: readonly string[];
}

/** A paper as lists have it: its abstract is read when it is looked at. */
export type PaperHead = Omit<Paper, 'abstract'>;
