import { Engine, Output, type Format } from 'citeproc';
import { OTHERS, type CslItem, type CslName } from '../citing/formats/cslJson';
import { marked, MARKERS, written, type MarkupKind } from './markup';
import type { ReferenceOutput } from './outputs';

export interface ReferenceRequest {
  readonly items: readonly CslItem[];
  /** The text of a `.csl` file. */
  readonly style: string;
  /** The text of the locale that styles fall back on. */
  readonly locale: string;
  readonly output: ReferenceOutput;
}

/**
 * `dependent`: the style only points to another, `detail`; `no-bibliography`: it has citations alone; `unreadable`: it
 * is no CSL style, and `detail` says what the processor said.
 */
export type ReferenceAnswer =
  | { readonly references: readonly string[] }
  | { readonly problem: 'dependent' | 'no-bibliography' | 'unreadable'; readonly detail: string };

/** How the processor is told that a list goes on: it knows no way to say so. */
const AND_MORE = { family: 'et al.' } as const satisfies CslName;
const AND_OTHERS = / (?:&|&#38;|and) et al\./g;
const MARKED = 'papershelf_marked';

/** References in the order that the style gives them, one string each, without a line end. */
export function formatReferences({ items, style, locale, output }: ReferenceRequest): ReferenceAnswer {
  if (!/<style[\s>]/.test(style)) return { problem: 'unreadable', detail: '<style>' };
  const parent = parentOf(style);
  if (parent !== undefined) return { problem: 'dependent', detail: parent };
  Output.Formats[MARKED] ??= markedFormat(Output.Formats.text);
  const byId = new Map(items.map((item) => [item.id, item]));
  try {
    const engine = new Engine({ retrieveLocale: () => locale, retrieveItem: (id) => plainItem(byId.get(id)) }, style, 'en-US');
    engine.setOutputFormat(output === 'html' ? output : MARKED);
    engine.updateItems([...byId.keys()]);
    const made = engine.makeBibliography();
    if (made === false) return { problem: 'no-bibliography', detail: '' };
    return { references: made[1].map(withOthers).map((entry) => (output === 'html' ? entry.trim() : written(oneLine(entry), output))) };
  } catch (error) {
    return { problem: 'unreadable', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** The style that a dependent style stands for. */
function parentOf(style: string): string | undefined {
  const link = [...style.matchAll(/<link [^>]*>/g)].find(([tag]) => tag.includes('rel="independent-parent"'));
  return link && (/ href="([^"]*)"/.exec(link[0])?.[1] ?? '');
}

/** The processor reads HTML tags in fields as markup; a paper's text is data, so a space takes their meaning away, as it has no markers. */
function plainItem(item: CslItem | undefined): object {
  const names = (list: readonly CslName[] | undefined): readonly CslName[] | undefined => list?.map((name) => (name.literal === OTHERS.literal ? AND_MORE : name));
  const named = item && { ...item, author: names(item.author), editor: names(item.editor) };
  const text = JSON.stringify(named ?? {}).replace(MARKERS, '');
  return JSON.parse(text.replace(/<(?=\/?(?:i|b|sc|sup|sub|span)\b)/gi, '< ')) as object;
}

/** No `and` stands before what is left out. */
function withOthers(entry: string): string {
  return entry.replace(AND_OTHERS, ` ${AND_MORE.family}`);
}

function oneLine(entry: string): string {
  return entry.replace(/\s+/g, ' ').trim();
}

/** Plain text with a space behind a label, `[1] Smith`, and with markers: each language writes text and markup its own way. */
function markedFormat(text: Format | undefined): Format {
  const mark = (kind: MarkupKind): string => marked(kind, '%%STRING%%');
  return {
    ...text,
    '@display/left-margin': (_state: unknown, label: string) => `${label} `,
    '@display/block': (_state: unknown, block: string) => ` ${block}`,
    '@bibliography/entry': (_state: unknown, entry: string) => entry,
    '@font-style/italic': mark('italic'),
    '@font-style/oblique': mark('italic'),
    '@font-weight/bold': mark('bold'),
    '@vertical-align/sup': mark('sup'),
    '@vertical-align/sub': mark('sub'),
  };
}
