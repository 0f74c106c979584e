/** Reads bibliographies in YAML and JSON, and notebooks: loaded with the first of them. */
export { RecordIndex } from '../../citing/formats/recordIndex';
export { notebookKeys } from '../../citing/languages/notebook';
