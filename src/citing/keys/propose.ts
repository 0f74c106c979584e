import { yearOf, type Citable } from '../bibtex/entry';
import { readName } from '../bibtex/names';
import { foldToAscii } from './fold';
import { parseFormula, type Expression, type FilterName, type FunctionName } from './formula';
import { capitalize, tellingWords, titleWords } from './words';

export const DEFAULT_FORMULA = 'auth.lower + shorttitle(3,3) + year';

/** Formulas by name; the setting takes either. */
export const PRESETS: Readonly<Record<string, string>> = {
  'better-bibtex': DEFAULT_FORMULA,
  quarto: 'auth.lower + year',
  'google-scholar': 'auth.lower + year + veryshorttitle.lower',
  acl: "authEtal2('-').lower + '-' + year + '-' + veryshorttitle.lower",
  alpha: 'authorsAlpha + shortyear',
  arxiv: 'arxivId || auth.lower + veryshorttitle.capitalize',
};

/** Characters that no key needs and some reader of keys stumbles over. */
const UNSAFE = /[^\w:.+/-]/g;

/**
 * A new key for a paper: ASCII, and free by `isTaken`, which should look letter case aside. Where the formula's key is
 * taken, the newcomer gets a letter: `a` to `z`, then `aa`. A formula that cannot be read counts as the default.
 */
export function proposeKey(paper: Citable, isTaken: (key: string) => boolean, formula: string = DEFAULT_FORMULA): string {
  const made = evaluate(expressionOf(Object.hasOwn(PRESETS, formula) ? (PRESETS[formula] ?? formula) : formula), paper);
  const key = clean(made) || clean(`${tellingWords(paper.title).slice(0, 3).join('')}${yearOf(paper) ?? ''}`) || clean(paper.id) || 'paper';
  if (!isTaken(key)) return key;
  for (let letter = 0; ; letter++) {
    const candidate = key + letters(letter);
    if (!isTaken(candidate)) return candidate;
  }
}

/** The last formula that was read: a whole shelf is asked for its keys by one. */
let last: { readonly formula: string; readonly expression: Expression } | undefined;

function expressionOf(formula: string): Expression {
  if (last?.formula !== formula) last = { formula, expression: readExpression(formula) };
  return last.expression;
}

function readExpression(formula: string): Expression {
  const parsed = parseFormula(formula);
  if ('expression' in parsed) return parsed.expression;
  return formula === DEFAULT_FORMULA ? { kind: 'text', text: '' } : readExpression(DEFAULT_FORMULA);
}

function clean(key: string): string {
  const [safe = ''] = /\w(?:.*\w)?/s.exec(foldToAscii(key).replace(UNSAFE, '')) ?? [];
  return safe;
}

function letters(place: number): string {
  const letter = String.fromCharCode(97 + (place % 26));
  return place < 26 ? letter : letters(Math.floor(place / 26) - 1) + letter;
}

function evaluate(expression: Expression, paper: Citable): string {
  switch (expression.kind) {
    case 'text':
      return expression.text;
    case 'call':
      return call(expression.name, expression.args, paper);
    case 'filter':
      return filter(expression.name, evaluate(expression.of, paper));
    case 'sum':
      return expression.parts.map((part) => evaluate(part, paper)).join('');
    case 'first':
      return expression.of.map((part) => evaluate(part, paper)).find((text) => text !== '') ?? '';
  }
}

function filter(name: FilterName, text: string): string {
  switch (name) {
    case 'lower':
      return text.toLowerCase();
    case 'upper':
      return text.toUpperCase();
    case 'capitalize':
      return capitalize(text);
    case 'fold':
      return foldToAscii(text);
  }
}

function call(name: FunctionName, args: readonly (number | string)[], paper: Citable): string {
  switch (name) {
    case 'auth':
      return firstLastName(paper).slice(0, count(args[0], 100));
    case 'authEtal2': {
      const names = lastNames(paper);
      return (names.length > 2 ? [names[0], 'etal'] : names).join(String(args[0] ?? '.'));
    }
    case 'authorsAlpha':
      return alpha(lastNames(paper));
    case 'shorttitle':
      return tellingWords(paper.title).slice(0, count(args[0], 3)).map((word, index) => (index < count(args[1], 0) ? capitalize(word) : word)).join('');
    case 'veryshorttitle':
      return tellingWords(paper.title)[0] ?? '';
    case 'title':
      return titleWords(paper.title).map(capitalize).join('');
    case 'year':
      return yearOf(paper) ?? '';
    case 'shortyear':
      return (yearOf(paper) ?? '').slice(-2);
    case 'arxivId':
      return paper.arxivId ?? '';
  }
}

function count(arg: number | string | undefined, fallback: number): number {
  return typeof arg === 'number' ? arg : fallback;
}

/** The first of them that has one; papers with hundreds of authors are not rare. */
function firstLastName(paper: Citable): string {
  for (const author of paper.authors) {
    const [name] = lastNames({ ...paper, authors: [author] });
    if (name !== undefined) return name;
  }
  return paper.authors.length > 0 ? '' : (lastNames(paper)[0] ?? '');
}

/** In ASCII, particles with them: `vandenBerg`. The organisation stands in where the page names no author. */
function lastNames(paper: Citable): string[] {
  const organization = paper.organization?.name ?? '';
  const names = paper.authors.length > 0 ? paper.authors.map((author) => readName(author)) : [{ von: '', last: organization }];
  return names.map(({ von, last }) => foldToAscii(von + last).replace(/[^a-z0-9]/gi, '')).filter((name) => name !== '');
}

/** As BibTeX's alpha style labels: three letters of one author, else the initials of up to four, `+` for more. */
function alpha(names: readonly string[]): string {
  const [only] = names;
  if (names.length === 1 && only !== undefined) return only.slice(0, 3);
  const initials = names.slice(0, names.length > 4 ? 3 : 4).map((name) => name.charAt(0));
  return initials.join('') + (names.length > 4 ? '+' : '');
}
