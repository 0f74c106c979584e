import type { CiteGroup, DocumentLanguage, Insertion, RenderOptions, TextRange } from '../types';

/** How a language sets a new citation off from the text around it. */
export interface Spacing {
  /** Between a word and the citation behind it: LaTeX ties them. */
  readonly afterWord: string;
  /** What may not follow a citation without a space between. */
  readonly beforeNext?: RegExp;
}
const WORD_OR_BRACKET = /[\p{L}\p{N}([{]/u;

/** The innermost group that an offset stands in, behind its first character up to its end. */
export function groupAround(groups: readonly CiteGroup[], offset: number): CiteGroup | undefined {
  let found: CiteGroup | undefined;
  for (const group of groups) {
    if (group.start >= offset) break;
    if (offset <= group.end) found = group;
  }
  return found;
}

/** What Cite does in every language with citations of its own; see `DocumentLanguage.insert`. */
export function insertCitation(
  language: Pick<DocumentLanguage, 'groups' | 'render' | 'add'>,
  { afterWord, beforeNext = WORD_OR_BRACKET }: Spacing,
  text: string,
  selection: TextRange | number,
  keys: readonly string[],
  options?: RenderOptions,
): Insertion {
  const { start, end } = typeof selection === 'number' ? { start: selection, end: selection } : selection;
  const groups = language.groups(text);
  const group = groups.find((each) => each.start === start && each.end === end) ?? groupAround(groups, start);
  const inside = group && end <= group.end ? group : undefined;
  const hasAll = inside?.keys.some(({ key }) => key === EVERY_KEY) === true;
  if (inside && !hasAll && options?.apart !== true) return join(language, text, inside, keys, end);
  const citation = language.render(unique(keys), options);
  const selected = inside ? '' : text.slice(start, end);
  if (isPlaceholder(selected)) {
    const from = start + selected.length - selected.trimStart().length;
    return { changes: [{ start: from, end: from + selected.trim().length, text: citation }], cursor: from + citation.length, inserted: unique(keys), joined: false };
  }
  // What is selected stays: the citation stands behind it. In the middle of a word it stands behind the word.
  const at = inside ? inside.end : start < end ? end : wordEnd(text, end);
  // What lists all entries prints nothing here that a citation could be tied to.
  const written = (hasAll ? ' ' : inside ? afterWord : leadingSpace(text, at, afterWord)) + citation;
  const trailing = beforeNext.test(charAt(text, at)) ? ' ' : '';
  return { changes: [{ start: at, end: at, text: written + trailing }], cursor: at + written.length, inserted: unique(keys), joined: false };
}

function join(language: Pick<DocumentLanguage, 'add'>, text: string, group: CiteGroup, keys: readonly string[], end: number): Insertion {
  const present = new Set(group.keys.map(({ key }) => key));
  const change = language.add(text, group, keys);
  if (!change) return { changes: [], cursor: end, inserted: [], joined: true };
  const grown = change.text.length - (change.end - change.start);
  return { changes: [change], cursor: Math.max(group.end, change.end) + grown, inserted: unique(keys).filter((key) => !present.has(key)), joined: true };
}

/** Keys that a group lacks, each once. */
export function missingKeys(group: CiteGroup, keys: readonly string[]): string[] {
  const present = new Set(group.keys.map(({ key }) => key));
  return unique(keys).filter((key) => !present.has(key));
}

export function unique(keys: readonly string[]): string[] {
  return [...new Set(keys)];
}

/** Text that stands for a citation to come, in prose: `[citation needed]`, `[?]`, `TODO`, `CITE`, `??`. */
const PLACEHOLDER = /^(?:TODO|TBD|X{3,}|FIXME|CITE|CITATION|REF|\?{1,4}|citation needed|[[({<](?:\?{0,4}|(?:todo[: ]*)?(?:cite|citation|citations|ref|reference|citation needed)|todo)[\])}>])$/;

export function isPlaceholder(selected: string): boolean {
  const trimmed = selected.trim();
  return PLACEHOLDER.test(trimmed) || PLACEHOLDER.test(trimmed.toLowerCase()) && /^[[({<]|\s/.test(trimmed);
}

/** Keys that stand for one to come are replaced by the first that does. */
export function isPlaceholderKey(key: string): boolean {
  return /^(?:\?+|TODO|X{3,}|FIXME)$/.test(key);
}

/** The sign that stands for every entry of the bibliographies: `\nocite{*}`, `[cite/n:@*]`. */
export const EVERY_KEY = '*';

function leadingSpace(text: string, at: number, afterWord: string): string {
  const before = charBefore(text, at);
  if (/[\p{L}\p{N}\p{M})\]}"'’”]/u.test(before)) return afterWord;
  return /[.,;:!?%]/.test(before) ? ' ' : '';
}

function wordEnd(text: string, at: number): number {
  const word = /[\p{L}\p{N}\p{M}]/u;
  if (!word.test(charBefore(text, at))) return at;
  let end = at;
  while (end < text.length && word.test(charAt(text, end))) end += charAt(text, end).length;
  return end;
}

function charAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function charBefore(text: string, at: number): string {
  return [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? '';
}

/** Fills a user's template: `${keys}` once with all keys, `${key}` repeated with each. */
export function fillTemplate(template: string, keys: readonly string[], separator: string, between: string): string {
  if (template.includes('${keys}')) return template.replaceAll('${keys}', () => keys.join(separator));
  return keys.map((key) => template.replaceAll('${key}', () => key)).join(between);
}
