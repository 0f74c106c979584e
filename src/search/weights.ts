import { HIGHEST_IMPACT } from './postings';

/**
 * What a term weighs in a paper: BM25F, a title over names over the abstract. The average lengths are those of
 * real abstracts and fixed, so that a paper weighs the same whatever else is on the shelf: adding and removing others
 * changes no stored number, and indexes can be merged without their text.
 */
const TITLE = { weight: 8, b: 0.5, average: 9 };
const NAMES = { weight: 3, b: 0, average: 1 };
const ABSTRACT = { weight: 1, b: 0.6, average: 110 };
const SATURATION = 2;
/** What the abstract adds once a title says a word: its share of what a term weighs. */
const OF_ABSTRACT = 0.14;

/** How much longer than the average a field is, as far as that counts. */
export interface FieldNorms {
  readonly title: number;
  readonly names: number;
  readonly abstract: number;
}

/** From how many words the title and abstract have. */
export function fieldNorms(titleWords: number, abstractWords: number): FieldNorms {
  return {
    title: TITLE.weight / (1 - TITLE.b + (TITLE.b * titleWords) / TITLE.average),
    names: NAMES.weight,
    abstract: ABSTRACT.weight / (1 - ABSTRACT.b + (ABSTRACT.b * abstractWords) / ABSTRACT.average),
  };
}

/** 1 to 63, from how often a term stands in each field. */
export function impactOf(norms: FieldNorms, inTitle: number, inNames: number, inAbstract: number): number {
  const byHead = saturated(inTitle * norms.title + Math.min(inNames, 2) * norms.names);
  const byAbstract = saturated(inAbstract * norms.abstract);
  const share = Math.max(byAbstract, (1 - OF_ABSTRACT) * byHead + OF_ABSTRACT * byAbstract);
  return Math.max(1, Math.round(HIGHEST_IMPACT * share));
}

function saturated(weight: number): number {
  return weight / (weight + SATURATION);
}
