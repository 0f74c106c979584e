import { fold } from './fold';

const NEW_ARXIV_ID = /(?<!\d)(\d{4}\.\d{4,5})(?:v\d+)?(?![\d.])/;
const ADDRESS_OR_PREFIX = /^\(?(?:https?:\/\/|arxiv:|arxiv\.org\/|huggingface\.co\/|hf\.co\/|www\.)/;
/** A DOI alone, behind its prefix, or at the end of its address. */
const DOI = /(?:^|\bdoi:|\bdoi\.org\/)(10\.\d{4,9}\/\S+)$/;
/** Letters and digits alone are long enough for any key in use. */
const LONGEST_CODE = 64;

/** The term of an arXiv id or citation key: letters and digits alone, but `2503.02130` keeps its dot. */
export function codeTerm(code: string): string {
  const folded = fold(code);
  return arxivIn(folded) ?? folded.replace(/[^\p{L}\p{N}]+/gu, '').slice(0, LONGEST_CODE);
}

/** The term of the arXiv id or DOI that a piece of a query (folded) is. */
export function codeIn(text: string): string | undefined {
  const doi = arxivIn(text) === undefined ? DOI.exec(text)?.[1] : undefined;
  return doi === undefined ? arxivIn(text) : codeTerm(doi.replace(/[.,;)]$/, ''));
}

/** The arXiv id that a pasted address or `arXiv:` id (folded) holds, or that the text is; without its version. */
export function arxivIn(text: string): string | undefined {
  const found = NEW_ARXIV_ID.exec(text);
  if (!found) return undefined;
  const alone = found[0].length === text.length;
  return alone || ADDRESS_OR_PREFIX.test(text) ? found[1] : undefined;
}
