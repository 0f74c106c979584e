import type { CiteGroup, CiteKey, Stretch } from '../types';
import { linkTargetEnd, metadataProse, prose } from './markdownProse';

/** Pandoc: a letter, digit or `_`, then those and single signs between them; anything goes in braces; `*` for all keys. */
const KEY = /@(?:\{([^\s{}]+)\}|([\p{L}\p{N}_]+(?:[:.#$%&+?<>~/-][\p{L}\p{N}_]+)*|\?+|\*(?=[\s,;\]'"]|$)))?/uy;
/** Quarto's cross-references and those of pandoc-crossref look like citations, with a capital at the start of a sentence; so do bookdown's, behind a backslash. */
const CROSS_REFERENCE = /^(?:(?:[Ff]ig|[Tt]bl|[Ss]ec|[Ee]q|[Ll]st|[Tt]hm|[Ll]em|[Cc]or|[Pp]rp|[Cc]nj|[Dd]ef|[Ee]xm|[Ee]xr|[Ss]ol|[Rr]em|[Aa]lg|[Nn]te|[Tt]ip|[Ww]rn|[Ii]mp|[Cc]au|[Vv]id|[Dd]ia)-|(?:[Ff]ig|[Tt]bl|[Ss]ec|[Ee]q|[Ll]st):)/;

interface Bracket {
  readonly open: number;
  /** How many keys were found before it. */
  readonly keys: number;
}

interface Found extends CiteKey {
  /** Where its `@` or `-@` stands, and what is behind it. */
  readonly signStart: number;
  readonly signEnd: number;
}

/** The citations of a Markdown text in Pandoc's syntax: `[see @a, p. 3; @b]`, `@a`, `@a [p. 3]`. */
export function* markdownStretches(text: string, from: number): Generator<Stretch> {
  let groups: CiteGroup[] = [];
  let found: Found[] = [];
  let open: Bracket[] = [];
  let labels: string[] = [];
  // Brackets and what stands before them do not reach over an empty line.
  const flush = (): void => {
    for (const key of found) groups.push(bare(key));
    found = [];
    open = [];
  };
  for (const range of prose(text, from)) {
    for (let at = range.start; at < range.end; at++) {
      const char = text.charAt(at);
      if (char === '\\') at++;
      else if (char === '[') open.push({ open: at, keys: found.length });
      else if (char === '\n' && /^[ \t\r]*\n/.test(text.slice(at + 1, at + 200))) flush();
      else if (char === '@') {
        const key = keyAt(text, at);
        if (key) {
          if (isExample(text, key)) labels.push(key.key);
          else if (key.key !== '') found.push(key);
          at = Math.max(at, key.signEnd - 1);
        }
      } else if (char === ']') {
        const bracket = open.pop();
        if (bracket) closeBracket(text, bracket, at, found, groups);
      }
    }
    const isBreak = range.isCut && found.length === 0 && open.length === 0;
    yield { end: range.end, groups: isBreak ? sorted(groups) : [], labels, isBreak };
    labels = [];
    if (isBreak) groups = [];
  }
  flush();
  yield { end: text.length, groups: sorted(groups), isBreak: true };
}

/** The citations of the front matter. */
export function metadataGroups(text: string): CiteGroup[] {
  return metadataProse(text).flatMap(({ start, end }) => [...markdownStretches(text.slice(0, end), start)].flatMap(({ groups }) => groups));
}

/** Pandoc's numbered examples, `(@good)` at the start of a line: what means one cites nothing. */
function isExample(text: string, { key, signStart, signEnd }: Found): boolean {
  return key !== '' && text.charAt(signEnd) === ')' && /(?:^|[\r\n]) {0,3}\($/.test(text.slice(Math.max(0, signStart - 5), signStart));
}

function sorted(groups: readonly CiteGroup[]): CiteGroup[] {
  return [...groups].sort((a, b) => a.start - b.start);
}

/** Makes a group of what a bracket holds, and takes its keys out of those that are still bare. */
function closeBracket(text: string, { open, keys }: Bracket, close: number, found: Found[], groups: CiteGroup[]): void {
  if (linkTargetEnd(text, close + 1) > close + 1 || text.charAt(open - 1) === '^' || text.charAt(open + 1) === '^') return;
  const leader = found[keys - 1];
  const end = close + 1;
  const slot = { start: open + 1 + text.slice(open + 1, close).trimEnd().length, end: close };
  const content = text.slice(open + 1, close).trim();
  if (content === '@') {
    groups.push({ start: open, end, keys: [], form: 'parenthetical', command: '', slot: { start: open + 1, end: close } });
  } else if (leader && /^ ?$/.test(text.slice(leader.signEnd, open)) && leader.signEnd <= open) {
    groups.push({ start: leader.signStart, end, keys: found.splice(keys - 1).map(plainKey), form: 'in-text', command: '', slot: { start: slot.start, end: slot.start } });
  } else if (found.length > keys) {
    groups.push({ start: open, end, keys: found.splice(keys).map(plainKey), form: 'parenthetical', command: '', slot: { start: slot.start, end: slot.start } });
  }
}

function bare(found: Found): CiteGroup {
  const { signStart, signEnd } = found;
  return { start: signStart, end: signEnd, keys: [plainKey(found)], form: 'in-text', command: '', slot: { start: signEnd, end: signEnd } };
}

function plainKey({ key, start, end }: Found): CiteKey {
  return { key, start, end };
}

/** The key of the `@` at an offset; with an empty key for a lone `@`. None in an e-mail address or a link. */
function keyAt(text: string, at: number): Found | undefined {
  if (/[\p{L}\p{N}_/.]/u.test(text.slice(Math.max(0, at - 2), at).slice(-1))) return undefined;
  KEY.lastIndex = at;
  const match = KEY.exec(text);
  if (!match) return undefined;
  const [whole, braced, plain] = match;
  const key = braced ?? plain ?? '';
  if (CROSS_REFERENCE.test(key)) return undefined;
  const start = braced === undefined ? at + 1 : at + 2;
  return { key, start, end: start + key.length, signStart: text.charAt(at - 1) === '-' && !/\w/.test(text.charAt(at - 2)) ? at - 1 : at, signEnd: at + whole.length };
}

/** A key with its sign, in braces where Pandoc would read it otherwise. */
export function markdownKey(key: string): string {
  KEY.lastIndex = 0;
  const match = KEY.exec(`@${key}`);
  return match?.[2] === key && !CROSS_REFERENCE.test(key) ? `@${key}` : `@{${key.replace(/[\s{}]/g, '')}}`;
}
