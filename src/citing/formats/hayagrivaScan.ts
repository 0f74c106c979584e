import { fold, arxivIdIn, doiIn } from '../bibtex/identity';

/** An entry of a Hayagriva file; `start` is that of its key's line, `end` behind its last line that is not blank. */
export interface HayagrivaEntry {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

const QUOTED_KEY = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')[ \t]*:(?=\s|$)/;
/** What a plain key may not begin with. */
const INDICATOR = /^[\s#"'[{&*!|>%@`,?\]}-]/;

/**
 * The entries of a YAML file whose top is a mapping in block style, as Hayagriva files are; `undefined` for any other
 * shape. Only where entries begin and end is read by hand, so that they can be added without touching a byte.
 */
export function scanHayagriva(text: string): HayagrivaEntry[] | undefined {
  const entries: { key: string; start: number; end: number }[] = [];
  for (const line of text.matchAll(/[^\r\n]+/g)) {
    const content = line.index === 0 ? line[0].replace(/^\uFEFF/, '') : line[0];
    const end = line.index + line[0].length;
    const last = entries.at(-1);
    if (/^\s/.test(content)) {
      if (content.trim() === '') continue;
      if (!last) return undefined;
      if (!content.trimStart().startsWith('#')) last.end = end;
      continue;
    }
    if (content.startsWith('#') || /^(?:---|%)/.test(content)) continue;
    // A line of a quoted or flow value may stand at the margin; nothing else of a block mapping can.
    const key = keyOf(content);
    if (key === undefined) return undefined;
    entries.push({ key, start: end - content.length, end });
  }
  return entries.some(({ key }) => key === 'references') ? undefined : entries;
}

function keyOf(line: string): string | undefined {
  const [, double, single] = QUOTED_KEY.exec(line) ?? [];
  if (double !== undefined) return double.replace(/\\(["\\/])/g, '$1');
  if (single !== undefined) return single.replaceAll("''", "'");
  const colon = line.search(/:(?:\s|$)/);
  return colon < 1 || INDICATOR.test(line) ? undefined : line.slice(0, colon).trimEnd();
}

/** What an entry is recognised by; names are not taken apart: `people` is all the text of its authors, folded. */
export function hayagrivaIdentity(text: string, entry: HayagrivaEntry): { title: string; people: string; arxivId?: string; doi?: string } {
  const source = text.slice(entry.start, entry.end);
  const title = /^[ \t]+title[ \t]*:[ \t]*(?:\r?\n[ \t]+value[ \t]*:[ \t]*)?([^\r\n]*)/m.exec(source)?.[1] ?? '';
  const author = /^([ \t]+)author[ \t]*:([^\r\n]*(?:\r?\n\1[ \t-][^\r\n]*)*)/m.exec(source)?.[2] ?? '';
  const arxivId = arxivIdIn('note', source.replace(/arxiv:\s*["']/i, 'arxiv: '));
  const doi = doiIn(/\bdoi[ \t]*:[ \t]*([^\r\n]*)/.exec(source)?.[1] ?? '');
  return { title: fold((/^["']/.test(title) ? title : (title.split(/\s#/, 1)[0] ?? '')).replace(/\\(.)/g, '$1')), people: fold(author), ...(arxivId === undefined ? {} : { arxivId }), ...(doi === undefined ? {} : { doi }) };
}
