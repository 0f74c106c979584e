/** Reads bibliographies in YAML and JSON: loaded with the first of them. */
export { RecordIndex } from '../../citing/formats/recordIndex';
