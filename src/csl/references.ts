import { Engine, Output, type Format } from 'citeproc';
import type { CslItem } from '../citing/formats/cslJson';
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

const NAMES: Readonly<Record<ReferenceOutput, string>> = { text: 'papershelf_text', markdown: 'papershelf_markdown', html: 'html' };

/** References in the order that the style gives them, one string each, without a line end. */
export function formatReferences({ items, style, locale, output }: ReferenceRequest): ReferenceAnswer {
  if (!/<style[\s>]/.test(style)) return { problem: 'unreadable', detail: '<style>' };
  const parent = parentOf(style);
  if (parent !== undefined) return { problem: 'dependent', detail: parent };
  addFormats();
  const byId = new Map(items.map((item) => [item.id, item]));
  try {
    const engine = new Engine({ retrieveLocale: () => locale, retrieveItem: (id) => plainItem(byId.get(id)) }, style, 'en-US');
    engine.setOutputFormat(NAMES[output]);
    engine.updateItems([...byId.keys()]);
    const made = engine.makeBibliography();
    if (made === false) return { problem: 'no-bibliography', detail: '' };
    return { references: made[1].map((entry) => (output === 'html' ? entry.trim() : oneLine(entry))) };
  } catch (error) {
    return { problem: 'unreadable', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** The style that a dependent style stands for. */
function parentOf(style: string): string | undefined {
  const link = [...style.matchAll(/<link [^>]*>/g)].find(([tag]) => tag.includes('rel="independent-parent"'));
  return link && (/ href="([^"]*)"/.exec(link[0])?.[1] ?? '');
}

/** The processor reads HTML tags in fields as markup; a paper's text is data, so a space takes their meaning away. */
function plainItem(item: CslItem | undefined): object {
  const text = JSON.stringify(item ?? {});
  return JSON.parse(text.replace(/<(?=\/?(?:i|b|sc|sup|sub|span)\b)/gi, '< ')) as object;
}

function oneLine(entry: string): string {
  return entry.replace(/\s+/g, ' ').trim();
}

/** Plain text with a space behind a label, `[1] Smith`, and the same as Markdown. */
function addFormats(): void {
  const { Formats } = Output;
  if (Formats.papershelf_text) return;
  const wrapped = (before: string, after = before): string => `${before}%%STRING%%${after}`;
  const spaced: Format = { '@display/left-margin': (_state: unknown, text: string) => `${text} `, '@display/block': (_state: unknown, text: string) => ` ${text}`, '@bibliography/entry': (_state: unknown, text: string) => text };
  Formats.papershelf_text = { ...Formats.text, ...spaced };
  Formats.papershelf_markdown = {
    ...Formats.text,
    ...spaced,
    // The processor asks for the escape of nothing, too.
    text_escape: (text: string | undefined) => (text ?? '').replace(/[\\`*_[\]<>#|~^]/g, '\\$&'),
    '@font-style/italic': wrapped('*'),
    '@font-style/oblique': wrapped('*'),
    '@font-weight/bold': wrapped('**'),
    '@vertical-align/sup': wrapped('<sup>', '</sup>'),
    '@vertical-align/sub': wrapped('<sub>', '</sub>'),
    '@DOI/true': (_state: unknown, text: string) => link(text, `https://doi.org/${text}`),
    '@URL/true': (_state: unknown, text: string) => link(text, text),
  };
}

/** An address in angle brackets shows as itself; the escapes of text are taken back there. */
function link(shown: string, address: string): string {
  const plain = (text: string): string => text.replace(/\\([\\`*_[\]<>#|~^])/g, '$1');
  return shown === address ? `<${plain(address)}>` : `[${shown}](${plain(address)})`;
}
