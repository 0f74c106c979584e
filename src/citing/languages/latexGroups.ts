import type { CiteForm, CiteGroup, CiteKey, TextRange } from '../types';
import { controlWords, lineEnd, skipBlank, skipOptional, type ControlWord } from './latexLexer';

/** `\cites` and its kin: pairs of locators and one key list each, as many as there are. */
const MULTIPLE = /^(?:[Cc]ites|[Pp]arencites|[Tt]extcites|[Aa]utocites|[Ss]martcites|[Ss]upercites|[Ff]ootcites|footcitetexts|[Cc]itetexts|fullcites)$/;
const IN_TEXT = /^(?:[Cc]itet|[Tt]extcites?|citeA|[Cc]itealt|newcite|shortciteA|citeNP?)$/;
const PARENTHETICAL = /^(?:[Cc]ites?|[Cc]itep|[Pp]arencites?|[Aa]utocites?|[Ss]martcites?|supercites?|[Cc]itealp|shortcite|citenum|mkbibcite)$/;
/** Control words with `cite` in their names that take no keys. */
const NOT_CITING = /^(?:set|AtEvery|At|Declare|New|Renew|if|every|blx@|bib)|style|reset|tracker|delim|setup|index|item|punct|name|list$|path|bracket|prefix|color|pages|form|cited/i;

/** `command` without its backslash and star; `multiple` where each further key needs braces of its own. */
export interface LatexGroup extends CiteGroup {
  readonly multiple: boolean;
}

export function isCiteCommand(name: string): boolean {
  if (/^(?:bibentry|notecite|pnotecite|defcitealias)$/i.test(name)) return true;
  return (/cite/i.test(name) || name.endsWith('cquote')) && !NOT_CITING.test(name);
}

/** The groups of a LaTeX text, comments and verbatim text left out. */
export function latexGroups(text: string): LatexGroup[] {
  const groups: LatexGroup[] = [];
  for (const word of controlWords(text)) {
    if (!isCiteCommand(word.name)) continue;
    const group = groupFrom(text, word);
    if (group) groups.push(group);
  }
  return groups;
}

function groupFrom(text: string, word: ControlWord): LatexGroup | undefined {
  const multiple = MULTIPLE.test(word.name);
  let at = text.charAt(word.end) === '*' ? word.end + 1 : word.end;
  if (multiple) at = skipBlank(text, skipOptional(text, skipOptional(text, at, '(', ')'), '(', ')'));
  if (/^[afpst]?volcites?$|^(?:foreign|hyphen)\w*cquote$/i.test(word.name)) at = skipOptional(text, skipLocators(text, at), '{', '}');
  const keys: CiteKey[] = [];
  let end: number | undefined;
  let slot: TextRange | undefined;
  do {
    const list = keyList(text, skipLocators(text, at));
    if (!list) break;
    keys.push(...list.keys);
    ({ end, slot } = list);
    at = end;
  } while (multiple);
  if (end === undefined || slot === undefined) return undefined;
  return { start: word.start, end, keys, slot, command: word.name, form: formOf(word.name), multiple };
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

/** The keys between braces; `undefined` where no plain list of keys stands there. */
function keyList(text: string, open: number): { keys: CiteKey[]; end: number; slot: TextRange } | undefined {
  if (text.charAt(open) !== '{') return undefined;
  const keys: CiteKey[] = [];
  let at = open + 1;
  for (;;) {
    const char = text.charAt(at);
    if (char === '}') break;
    if (char === '' || /[\\{#]/.test(char)) return undefined;
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
  return { keys: keys.filter(({ key }) => key !== '*'), end: at + 1, slot };
}

function formOf(name: string): CiteForm {
  if (IN_TEXT.test(name)) return 'in-text';
  return PARENTHETICAL.test(name) ? 'parenthetical' : 'other';
}
