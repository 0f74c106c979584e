/** The CSL processor: loaded when the first reference is formatted. */
export { formatReferences } from '../../csl/references';
