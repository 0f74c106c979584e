/** Reads texts for their facets, with all the data for it: loaded with the first paper that was not read yet. */
export { prepareFacets, readFacets } from '../../facets/read';
export { readTaxonomy, TAXONOMY } from '../../facets/taxonomy';
export { describe } from '../../shelf/describe';
