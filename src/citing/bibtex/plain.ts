import { ACCENTS, SYMBOLS } from './latexTable';

const MARKS = new Map(Object.entries(ACCENTS).map(([mark, macro]) => [macro, mark]));
const CHARACTERS = new Map([
  ...Object.entries(SYMBOLS).filter(([char]) => char > '\u00a0').map(([char, latex]): [string, string] => [latex.replaceAll('$', ''), char]),
  ...Object.entries({ le: '≤', ge: '≥', neq: '≠', to: '→', ldots: '…', dagger: '†', nabla: '∇', log: 'log', exp: 'exp', max: 'max', min: 'min' }).map(([name, char]): [string, string] => [`\\${name}`, char]),
  ['\\textbackslash', '\\'],
  ['\\textbraceleft', '{'],
  ['\\textbraceright', '}'],
  ['\\textasciitilde', '~'],
  ['\\textasciicircum', '^'],
  ['\\textless', '<'],
  ['\\textgreater', '>'],
  ['\\textbar', '|'],
  ['\\textquotedbl', '"'],
] as [string, string][]);

// A macro: letters, or one other character; a letter macro takes the spaces after it.
const MACRO = /\\([a-z]+|.)([ \t]*)/gisu;

/** A field's LaTeX → plain Unicode, well enough to compare titles and names; not for show. Linear. */
export function plainText(latex: string): string {
  let plain = '';
  let pending = '';
  let last = 0;
  const take = (text: string): void => {
    for (const char of text) {
      if (char === '{' || char === '}' || char === '$') continue;
      plain += char === '~' ? ' ' : char;
      // An accent stands before its letter in LaTeX and after it in Unicode.
      if (pending !== '') plain += pending;
      pending = '';
    }
  };
  for (const found of latex.matchAll(MACRO)) {
    take(latex.slice(last, found.index));
    last = found.index + found[0].length;
    const [, name = '', space = ''] = found;
    const character = CHARACTERS.get(`\\${name}`);
    const mark = MARKS.get(name);
    if (mark !== undefined) pending = mark + pending;
    else if (character !== undefined) plain += character;
    else if (name === 'i' || name === 'j') take(name);
    else if (/^[${}]$/.test(name)) plain += name + space;
    else if (!/^[a-z]/i.test(name)) take(name + space);
  }
  take(latex.slice(last));
  return plain.normalize('NFC').replace(/\s+/g, ' ').trim();
}
