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

/** The words of the page that are not of the paper. */
export interface DetailWords {
  readonly cite: string;
  readonly copyBibtex: string;
  readonly copyKey: string;
  readonly topics: string;
  readonly models: string;
  readonly abstract: string;
  readonly noAbstract: string;
  readonly results: string;
  readonly links: string;
  readonly entry: string;
  readonly cited: string;
}

export interface DetailView {
  readonly id: string;
  readonly title: string;
  readonly byline: string;
  readonly facts: readonly DetailFact[];
  readonly topics: readonly DetailTag[];
  readonly models: readonly DetailTag[];
  readonly results: readonly DetailTag[];
  readonly abstract: readonly (readonly DetailText[])[];
  readonly links: readonly DetailLink[];
  /** Where the workspace cites it: file and line, in words. The page names one by its place in the list. */
  readonly cited: readonly string[];
  readonly bibtex: string;
  readonly words: DetailWords;
}

export interface ToPage { readonly type: 'show'; readonly view: DetailView }

export type FromPage =
  | { readonly type: 'ready'; readonly id: string | undefined }
  | { readonly type: 'cite' | 'copyBibtex' | 'copyKey'; readonly id: string }
  | { readonly type: 'openLink' | 'openPlace'; readonly id: string; readonly index: number };

/** Narrows what a page sent; anything of another shape is `undefined`. */
export function readFromPage(message: unknown): FromPage | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { type, id, index } = message as Record<string, unknown>;
  if (type === 'ready') return { type, id: typeof id === 'string' ? id : undefined };
  if (typeof id !== 'string') return undefined;
  if (type === 'cite' || type === 'copyBibtex' || type === 'copyKey') return { type, id };
  if ((type === 'openLink' || type === 'openPlace') && Number.isInteger(index)) return { type, id, index: index as number };
  return undefined;
}
