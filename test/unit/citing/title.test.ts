import { strict as assert } from 'node:assert';
import { authorField } from '../../../src/citing/bibtex/authors';
import { entryFor } from '../../../src/citing/bibtex/entry';
import { titleField } from '../../../src/citing/bibtex/title';
import { paper } from './corpus';

function assertTitle(title: string, expected: string, names: string[] = []): void {
  assert.equal(titleField(title, new Set(names), 'bibtex'), expected, title);
}

describe('titles', () => {
  it('protect capitals only where a style would lose them', () => {
    assertTitle('Gazal-R1: Achieving State-of-the-Art Medical Reasoning', '{Gazal-R1}: Achieving State-of-the-Art Medical Reasoning');
    assertTitle('An LLM-based Study of GPT-4o and R1-Like LLMs', 'An {LLM}-based Study of {GPT-4o} and {R1}-Like {LLMs}');
    assertTitle('A*-Thought: Efficient Reasoning', '{A*-Thought}: Efficient Reasoning');
    assertTitle('What I Learned from a Plan B', 'What {I} Learned from a Plan {B}');
    assertTitle('Towards Markov Models in Python, Chinese and English', 'Towards {Markov} Models in {Python}, {Chinese} and {English}');
    assertTitle('Tuning Llama and Mellow on a Budget', 'Tuning {Llama} and {Mellow} on a Budget', ['Mellow']);
    assertTitle('Can small models reason about the world of Hogwarts?', 'Can small models reason about the world of {Hogwarts}?');
    assertTitle('ATTENTION IS ALL YOU NEED', 'ATTENTION IS ALL YOU NEED');
    assertTitle('Über-LLM and Ökonomie', '{\\"U}ber-{LLM} and {\\"O}konomie');
  });
  it('keep harmless math and write the rest out', () => {
    assertTitle('$E^3$-Think: $\\pi_{0.5}$ and $O(n^2)$', '{$E^3$}-Think: {$\\pi_{0.5}$} and {$O(n^2)$}');
    assertTitle('From $5 to $10', 'From \\$5 to \\$10');
    assertTitle('$\\input{x}$ $_$ $x^a^b$ $\\sqrt$', '\\${\\textbackslash}input{\\textbraceleft}x{\\textbraceright}\\$ \\$\\_\\$ \\$x{\\textasciicircum}a{\\textasciicircum}b\\$ \\${\\textbackslash}sqrt\\$');
    assertTitle('}}, note={x', '{\\textbraceright}{\\textbraceright}, note={\\textbraceleft}x');
    assertTitle('50% of A_B & C#', '50\\% of A\\_{B} \\& {C}\\#');
    assertTitle('α-Fair “Quotes” — naïve café', '{$\\alpha$}-Fair ``Quotes\'\' --- na{\\"\\i}ve caf{\\\'e}');
    assertTitle('Ὀδύσσεια', 'Ὀδύσσεια');
  });
});

describe('authors', () => {
  const cases: [string, string][] = [
    ['Hitesh Laxmichand Patel', 'Patel, Hitesh Laxmichand'],
    ['Jan van den Berg', 'van den Berg, Jan'],
    ['Jan Van den Berg', 'Van den Berg, Jan'],
    ['Gustavo de Rosa', 'de Rosa, Gustavo'],
    ['Nguyen Van Tran', 'Tran, Nguyen Van'],
    ['John Smith Jr.', 'Smith, Jr., John'],
    ['Smith, Jr., John', 'Smith, Jr., John'],
    ['van den Berg, Jan', 'van den Berg, Jan'],
    ['YunXing', 'YunXing'],
    ['GLM-V Team', '{GLM-V Team}'],
    ['Barnes and Noble', '{Barnes and Noble}'],
    ['others', '{others}'],
    ['a, b, c, d', '{a, b, c, d}'],
    ['Łukasz Kwaśniewski', "Kwa{\\'s}niewski, {\\L}ukasz"],
    ['Emre Kıcıman', 'K{\\i}c{\\i}man, Emre'],
    ['王小明', '王小明'],
    ['', ''],
  ];
  for (const [name, expected] of cases) it(`writes ${name || 'no name'}`, () => assert.equal(authorField([name], 'bibtex'), expected));
  it('joins and skips', () => assert.equal(authorField(['A B', ' ', 'C D'], 'bibtex'), 'B, A and D, C'));
});

describe('entries', () => {
  it('name an organisation only where there is no author, and say what is missing', () => {
    const organization = { handle: 'Qwen', name: 'Qwen Team' };
    assert.match(entryFor(paper({ title: 'X', organization }), 'k'), /author {8}= \{\{Qwen Team\}\}/);
    assert.doesNotMatch(entryFor(paper({ title: 'X', organization, authors: ['A B'] }), 'k'), /Qwen/);
    assert.match(entryFor(paper({ title: 'X', listedOn: '2025-01-01' }), 'k'), /papershelf {4}= \{incomplete: author, year\}/);
    assert.doesNotMatch(entryFor(paper({ title: 'X', listedOn: '2025-01-01' }), 'k'), /2025/);
  });
  it('have the year in which the paper came out, where that is known', () => {
    assert.match(entryFor(paper({ title: 'X', authors: ['A B'], publishedOn: '2016-06', listedOn: '2025-01-01' }), 'k'), /year {10}= \{2016\}\n\}$/);
    assert.match(entryFor(paper({ title: 'X', authors: ['A B'], arxivId: '2306.00001', publishedOn: '2024', venue: 'ICLR' }), 'k'), /year {10}= \{2024\}/);
    assert.match(entryFor(paper({ title: 'X', authors: ['A B'], arxivId: '2306.00001', publishedOn: '2024' }), 'k'), /year {10}= \{2023\}/);
  });
  it('have the year of the arXiv id, not of the listing', () => {
    assert.match(entryFor(paper({ title: 'X', arxivId: '2512.00001', listedOn: '2026-01-02' }), 'k'), /year {10}= \{2025\}/);
  });
  it('are @online for BibLaTeX, and hold the fields asked for in that order', () => {
    const one = paper({ title: 'Café', arxivId: '2503.02130', authors: ['É A'], venue: 'ICLR 2026' });
    assert.equal(entryFor(one, 'k', { dialect: 'biblatex' }), '@online{k,\n  title         = {Café},\n  author        = {A, É},\n  date          = {2025},\n  eprint        = {2503.02130},\n  eprinttype    = {arXiv},\n  url           = {https://arxiv.org/abs/2503.02130},\n  note          = {ICLR 2026}\n}');
    assert.equal(entryFor(one, 'k', { fields: ['year', 'title', 'nothing'] }), '@misc{k,\n  year          = {2025},\n  title         = {Caf{\\\'e}}\n}');
  });
});
