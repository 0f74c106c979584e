import { strict as assert } from 'node:assert';
import { latex } from '../../../src/citing/languages/latex';
import { applyChanges } from '../../../src/citing/types';
import { cursorIn } from './corpus';

function assertGroups(text: string, ...expected: string[]): void {
  assert.deepEqual(latex.groups(text).map((group) => `${group.command}:${group.keys.map(({ key }) => key).join('+')}`), expected, text);
}

describe('LaTeX cite groups', () => {
  it('finds commands of natbib, BibLaTeX and apacite', () => {
    assertGroups('\\cite{a}', 'cite:a');
    assertGroups('\\citep[see][p.~3]{a, b}', 'citep:a+b');
    assertGroups('\\Textcite*{a}', 'Textcite:a');
    assertGroups('\\cite<see>[p. 2]{a}', 'cite:a');
    assertGroups('\\cites(pre)(post)[1]{a}[][2]{b}', 'cites:a+b');
    assertGroups('\\volcite{2}[3]{a}', 'volcite:a');
    assertGroups('\\textcquote[3]{a}{some text}', 'textcquote:a');
    assertGroups('\\foreigntextcquote{german}[3]{a}{some text}', 'foreigntextcquote:a');
    assertGroups('\\nocite{*}', 'nocite:*');
    assertGroups('\\cite{}', 'cite:');
    assertGroups('\\parencite[see \\cite{b}]{a}', 'parencite:a', 'cite:b');
  });
  it('keeps odd keys whole', () => {
    assertGroups('\\cite{a-b:c.d+e_f/g}', 'cite:a-b:c.d+e_f/g');
  });
  it('leaves out comments, verbatim text, definitions and look-alikes', () => {
    assertGroups('% \\cite{a}\n\\% \\cite{b}', 'cite:b');
    assertGroups('\\begin{verbatim}\\cite{a}\\end{verbatim}\\verb|\\cite{b}| \\cite{c}', 'cite:c');
    assertGroups('\\newcommand{\\my}[1]{\\cite{#1}} \\citestyle{plain} \\setcitestyle{round}');
    assertGroups('\\iffalse \\cite{a} \\fi \\cite{b}', 'cite:b');
    assertGroups('\\cite{unclosed \\section{x}');
  });
  it('reads several lines with comments', () => {
    const text = '\\cite{a, % first, with {brace}\n  b,\n  % c,\n  d % last\n}';
    assertGroups(text, 'cite:a+b+d');
    const [group] = latex.groups(text);
    assert.deepEqual(group && applyChanges(text, [latex.add(text, group, ['a', 'e'])!]), '\\cite{a, % first, with {brace}\n  b,\n  % c,\n  d, e % last\n}');
  });
});

function assertInsert(marked: string, keys: string[], expected: string): void {
  const { text, offset } = cursorIn(marked);
  const { changes, cursor } = latex.insert(text, offset, keys);
  const after = applyChanges(text, changes);
  assert.equal(`${after.slice(0, cursor)}|${after.slice(cursor)}`, expected, marked);
}

describe('LaTeX insertion', () => {
  it('writes a new citation with the spacing that prose needs', () => {
    assertInsert('|', ['a', 'b'], '\\cite{a,b}|');
    assertInsert('word|', ['a'], 'word~\\cite{a}|');
    assertInsert('word |', ['a'], 'word \\cite{a}|');
    assertInsert('(|)', ['a'], '(\\cite{a}|)');
    assertInsert('wo|rd.', ['a'], 'word~\\cite{a}|.');
    assertInsert('one |two', ['a'], 'one \\cite{a}| two');
    assertInsert('end.|', ['a'], 'end. \\cite{a}|');
  });
  it('joins the group at the cursor', () => {
    assertInsert('\\cite{a|}', ['b'], '\\cite{a,b}|');
    assertInsert('\\ci|te[p.~3]{a}', ['a', 'b'], '\\cite[p.~3]{a,b}|');
    assertInsert('\\cite{|}', ['b', 'b'], '\\cite{b}|');
    assertInsert('\\cite{?|}', ['b'], '\\cite{b}|');
    assertInsert('\\cite{a}|', ['a'], '\\cite{a}|');
    assertInsert('\\cites{a}{b|}', ['c'], '\\cites{a}{b}{c}|');
    assertInsert('\\cite{x} and |', ['b'], '\\cite{x} and \\cite{b}|');
  });
  it('joins nothing that lists all entries', () => {
    assertInsert('\\nocite{*}|', ['b'], '\\nocite{*} \\cite{b}|');
    assertInsert('\\nocite{a,|*}\n', ['b'], '\\nocite{a,*} \\cite{b}|\n');
  });
  it('replaces a selected placeholder and keeps a selected word', () => {
    const insert = (text: string, start: number, end: number): string => applyChanges(text, latex.insert(text, { start, end }, ['k']).changes);
    assert.equal(insert('see [citation needed].', 4, 21), 'see \\cite{k}.');
    assert.equal(insert('see TODO.', 4, 8), 'see \\cite{k}.');
    assert.equal(insert('the transformer is', 4, 15), 'the transformer~\\cite{k} is');
    assert.equal(insert('\\cite{a}', 0, 8), '\\cite{a,k}');
  });
});

describe('LaTeX bibliographies', () => {
  const paths = (text: string): string[] => latex.declarations(text).map(({ path }) => path);
  it('are found outside comments and prose', () => {
    assert.deepEqual(paths('\\bibliography{a, b.bib,\n % c\n d}'), ['a.bib', 'b.bib', 'd.bib']);
    assert.deepEqual(paths('\\addbibresource[datatype=bibtex]{x/a.bib} %\\addbibresource{b.bib}'), ['x/a.bib']);
    assert.deepEqual(paths('\\addbibresource[location=remote]{http://x.org/a.bib}'), []);
    assert.deepEqual(paths('\\bibliography{\\subfix{refs}}'), ['refs.bib']);
    assert.deepEqual(paths('see foo.bib for more'), []);
    assert.deepEqual(paths('\\putbib[a]'), ['a.bib']);
  });
  it('are declared as the document does', () => {
    const declared = (text: string): string | undefined => {
      const changes = latex.declare(text, 'refs.bib');
      return changes && applyChanges(text, changes);
    };
    assert.equal(declared('\\bibliography{a}'), '\\bibliography{a,refs}');
    assert.equal(declared('\\usepackage[style=apa]{biblatex}\r\nx'), '\\usepackage[style=apa]{biblatex}\r\n\\addbibresource{refs.bib}\r\nx');
    assert.equal(declared('\\addbibresource{a.bib}\n'), '\\addbibresource{a.bib}\n\\addbibresource{refs.bib}\n');
    assert.equal(declared('x\n\\end{document}\n'), 'x\n\\bibliographystyle{plain}\n\\bibliography{refs}\n\\end{document}\n');
    assert.equal(declared('a chapter'), undefined);
  });
});
