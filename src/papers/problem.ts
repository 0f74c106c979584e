/** What can be wrong with a listing page. Sentences for these codes are made at the edge. */
export type ListingProblemCode =
  | 'empty'
  | 'no-papers'
  | 'year-unknown'
  | 'abstract-missing'
  | 'title-missing'
  | 'byline-unreadable'
  | 'day-unreadable'
  | 'duplicate';

export interface ListingProblem {
  readonly code: ListingProblemCode;
  /** One-based line of the page. */
  readonly line: number;
  /** The text that could not be read, shortened; paper text, never markup. */
  readonly text: string;
}
