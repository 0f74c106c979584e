/** The lines that models are of: loaded when the tree is grouped by them. */
export { modelLine } from '../../facets/lines';
