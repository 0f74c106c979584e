/**
 * The messages between the detail page and the extension. Everything is text: the page builds nodes with it and never
 * markup. Addresses stay on the extension's side: the page names a link by its place in the list.
 */

export interface DetailFact {
  readonly label: string;
  readonly value: string;
}

/** A stretch of the abstract. `why` says which facets were read from it. */
export interface DetailText {
  readonly text: string;
  readonly bold: boolean;
  readonly link?: number;
  readonly why?: string;
}

export interface DetailTag {
  readonly label: string;
  /** What the paper does with it: a role, or that it introduces it. */
  readonly note?: string;
  /** The words it was read from. */
  readonly why?: string;
}

export interface DetailLink {
  readonly label: string;
  readonly address: string;
}

/** What the reader has put on the paper. */
export interface DetailMarks {
  readonly star: boolean;
  /** Status, tags, hidden: in words; `''` where there is none of them. */
  readonly summary: string;
  /** As written; shown as text. */
  readonly note: string;
}

/** The words of the page that are not of the paper. */
export interface DetailWords {
  readonly cite: string;
  readonly copyBibtex: string;
  readonly copyKey: string;
  readonly complete: string;
  readonly topics: string;
  readonly models: string;
  readonly abstract: string;
  readonly noAbstract: string;
  readonly results: string;
  readonly links: string;
  readonly entry: string;
  readonly cited: string;
  readonly marks: string;
  readonly star: string;
  readonly unstar: string;
  readonly status: string;
  readonly tags: string;
  readonly note: string;
}

export interface DetailView {
  readonly id: string;
  readonly title: string;
  readonly byline: string;
  /** The authors behind those of the byline, where there are very many; `label` says how many. */
  readonly moreAuthors?: { readonly label: string; readonly names: string };
  readonly facts: readonly DetailFact[];
  readonly topics: readonly DetailTag[];
  readonly models: readonly DetailTag[];
  readonly results: readonly DetailTag[];
  readonly abstract: readonly (readonly DetailText[])[];
  readonly links: readonly DetailLink[];
  /** Where the workspace cites it: file and line, in words. The page names one by its place in the list. */
  readonly cited: readonly string[];
  readonly bibtex: string;
  /** Whether something is missing that can be asked for. */
  readonly canBeCompleted: boolean;
  readonly marks: DetailMarks;
  readonly words: DetailWords;
}

export interface ToPage { readonly type: 'show'; readonly view: DetailView }

/** What a button of the page asks for, of the paper that is shown. */
export const ACTIONS = ['cite', 'copyBibtex', 'copyKey', 'star', 'unstar', 'status', 'tags', 'note', 'complete'] as const;

export type FromPage =
  | { readonly type: 'ready'; readonly id: string | undefined }
  | { readonly type: (typeof ACTIONS)[number]; readonly id: string }
  | { readonly type: 'openLink' | 'openPlace'; readonly id: string; readonly index: number };

/** Narrows what a page sent; anything of another shape is `undefined`. */
export function readFromPage(message: unknown): FromPage | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { type, id, index } = message as Record<string, unknown>;
  if (type === 'ready') return { type, id: typeof id === 'string' ? id : undefined };
  if (typeof id !== 'string') return undefined;
  const action = ACTIONS.find((known) => known === type);
  if (action) return { type: action, id };
  if ((type === 'openLink' || type === 'openPlace') && Number.isInteger(index)) return { type, id, index: index as number };
  return undefined;
}
