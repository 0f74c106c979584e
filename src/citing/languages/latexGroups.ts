import type { CiteForm, CiteGroup, CiteKey, Stretch, TextRange } from '../types';
import { controlWords, lineEnd, skipBlank, skipOptional, type ControlWord } from './latexLexer';

/** `\cites` and its kin: pairs of locators and one key list each, as many as there are. */
const MULTIPLE = /^(?:[Cc]ites|[Pp]arencites|[Tt]extcites|[Aa]utocites|[Ss]martcites|[Ss]upercites|[Ff]ootcites|footcitetexts|[Cc]itetexts|fullcites)$/;
const IN_TEXT = /^(?:[Cc]itet|[Tt]extcites?|citeA|[Cc]itealt|newcite|shortciteA|citeNP?)$/;
const PARENTHETICAL = /^(?:[Cc]ites?|[Cc]itep|[Pp]arencites?|[Aa]utocites?|[Ss]martcites?|supercites?|[Cc]itealp|shortcite|citenum|mkbibcite)$/;
/** Control words with `cite` in their names that take no keys. */
const NOT_CITING = /^(?:set|AtEvery|At|Declare|New|Renew|if|every|blx@|bib)|style|reset|tracker|delim|setup|index|item|punct|name|list$|path|bracket|prefix|color|pages|form|cited|^citetext$|^citeauthoryear$/i;

export function isCiteCommand(name: string): boolean {
  if (/^(?:bibentry|notecite|pnotecite|defcitealias)$/i.test(name)) return true;
  return (/cite/i.test(name) || name.endsWith('cquote')) && !NOT_CITING.test(name);
}

/** Where there are no empty lines, so many units are read at once. */
const AT_ONCE = 8192;

/** The groups of a LaTeX text and the keys of its own `\bibitem`s, comments and verbatim text left out. */
export function* latexStretches(text: string, from: number): Generator<Stretch> {
  let groups: CiteGroup[] = [];
  let labels: string[] = [];
  let told = from;
  // How far a citation was looked for: behind it, what follows reads the same without it.
  let reached = from;
  for (const word of controlWords(text, from)) {
    if (isCiteCommand(word.name)) {
      const { group, end } = groupFrom(text, word);
      if (group) groups.push(group);
      reached = Math.max(reached, end);
    } else if (word.name === 'bibitem') {
      const list = keyList(text, skipBlank(text, skipOptional(text, skipBlank(text, word.end))));
      labels.push(...list.keys.map(({ key }) => key));
      reached = Math.max(reached, list.end);
    }
    if (word.name === '' || word.end - told >= AT_ONCE) {
      yield { end: word.end, groups, labels, isBreak: word.name === '' && reached <= word.end };
      told = word.end;
      groups = [];
      labels = [];
    }
  }
  yield { end: text.length, groups, labels, isBreak: true };
}

/** The citation of a control word, if it is one, and how far its arguments were read. */
function groupFrom(text: string, word: ControlWord): { readonly group?: CiteGroup; readonly end: number } {
  const multiple = MULTIPLE.test(word.name);
  let at = text.charAt(word.end) === '*' ? word.end + 1 : word.end;
  if (multiple) at = skipBlank(text, skipOptional(text, skipOptional(text, at, '(', ')'), '(', ')'));
  if (/^[afpst]?volcites?$|^(?:foreign|hyphen)\w*cquote$/i.test(word.name)) at = skipOptional(text, skipLocators(text, at), '{', '}');
  const keys: CiteKey[] = [];
  let found: KeyList | undefined;
  for (;;) {
    const list = keyList(text, skipLocators(text, at));
    at = Math.max(at, list.end);
    if (!list.slot) break;
    keys.push(...list.keys);
    found = list;
    if (!multiple) break;
  }
  if (!found?.slot) return { end: at };
  return { end: at, group: { start: word.start, end: found.end, keys, slot: found.slot, command: word.name, form: formOf(word.name) } };
}

function skipLocators(text: string, from: number): number {
  let at = skipBlank(text, from);
  for (let count = 0; count < 2; count++) {
    at = skipBlank(text, skipOptional(text, at));
    // apacite writes its prenote in angle brackets.
    at = skipBlank(text, skipOptional(text, at, '<', '>'));
  }
  return at;
}

interface KeyList {
  readonly keys: readonly CiteKey[];
  /** Behind the list, or how far it was read before it turned out to be none. */
  readonly end: number;
  /** Not there where no plain list of keys stands. */
  readonly slot?: TextRange;
}

/** The keys between braces. */
function keyList(text: string, open: number): KeyList {
  if (text.charAt(open) !== '{') return { keys: [], end: open };
  const keys: CiteKey[] = [];
  let at = open + 1;
  for (;;) {
    const char = text.charAt(at);
    if (char === '}') break;
    if (char === '' || /[\\{#]/.test(char)) return { keys: [], end: at + 1 };
    if (char === '%') at = lineEnd(text, at);
    else if (char === ',' || /\s/.test(char)) at++;
    else {
      const start = at;
      while (at < text.length && !/[\s,%}{\\#]/.test(text.charAt(at))) at++;
      keys.push({ key: text.slice(start, at), start, end: at });
    }
  }
  const last = keys.at(-1);
  const slot = last ? { start: last.end, end: last.end } : { start: open + 1, end: open + 1 };
  return { keys, end: at + 1, slot };
}

function formOf(name: string): CiteForm {
  if (IN_TEXT.test(name)) return 'in-text';
  return PARENTHETICAL.test(name) ? 'parenthetical' : 'other';
}
