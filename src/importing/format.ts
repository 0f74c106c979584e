/** Formats that can be imported. */
export type ImportFormat = 'listing' | 'huggingface-daily' | 'huggingface-paper' | 'arxiv' | 'bibtex' | 'csl' | 'crossref' | 'ris';

/** As much of a text as is looked at. */
const HEAD = 20_000;
const BYLINE = /^[ \t]*(?:[•∙⋅][ \t]?\d{1,5} authors?|[·∙⋅])[ \t\r]*$/m;

/** What a text is, by the text alone: names of files lie. `undefined` where it is none of the formats. */
export function detectFormat(text: string): ImportFormat | undefined {
  const head = text.slice(0, HEAD).replace(/^\s+/, '');
  if (head.startsWith('[') || head.startsWith('{')) return jsonFormat(head);
  if (/^<(?:\?xml|feed|!doctype|!--)/i.test(head)) return /<(?:\w{1,20}:)?feed[\s>]/.test(head) ? 'arxiv' : undefined;
  if (/^TY {0,2}- ?/m.test(head)) return 'ris';
  if (/^[ \t]*@[ \t]*[a-z][\w-]*\s*[{(]/im.test(head)) return 'bibtex';
  // A page is prose: nothing but its header and its bylines tells.
  if (/^daily papers[ \t\r]*$/im.test(head) || BYLINE.test(text.slice(0, 10 * HEAD))) return 'listing';
  return undefined;
}

/** By the names that the first object has; the head may end inside of it. */
function jsonFormat(head: string): ImportFormat | undefined {
  const has = (name: string): boolean => head.includes(`"${name}"`);
  if (has('message-type') || (has('message') && has('DOI'))) return 'crossref';
  if (/^\[?\s*\{\s*"paper"\s*:/.test(head) || (has('paper') && has('publishedAt'))) return 'huggingface-daily';
  if (has('summary') && has('id')) return 'huggingface-paper';
  if (has('type') || has('issued') || has('container-title') || has('DOI')) return 'csl';
  return has('title') ? 'csl' : undefined;
}
