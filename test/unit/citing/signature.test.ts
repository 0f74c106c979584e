import { strict as assert } from 'node:assert';
import { discoverySignature } from '../../../src/citing/discovery/signature';
import { languageFor } from '../../../src/citing/languages/language';

describe('discoverySignature', () => {
  const rows: [language: string, before: string, after: string, isSame: boolean][] = [
    ['latex', '\\bibliography{a} x', '\\bibliography{a} more \\cite{k}', true],
    ['latex', '\\bibliography{a}', '\\bibliography{a,\n b}', false],
    ['latex', 'x', 'x \\input{y}', false],
    ['latex', 'x', '% !TEX root = y.tex\nx', false],
    ['latex', 'x', '\\documentclass{a} x', false],
    ['latex', '\\bibliography{a}', '\\usepackage{biblatex}\\bibliography{a}', false],
    ['latex', '\\bibliography{a}', '% \\bibliography{b}\n\\bibliography{a}', true],
    ['markdown', '---\nbibliography: a.bib\n---\nx', '---\nbibliography: a.bib\n---\nlonger, with b.bib', true],
    ['markdown', '---\nbibliography: a.bib\n---\nx', '---\nbibliography: b.bib\n---\nx', false],
    ['typst', '#bibliography("a.bib")', '#bibliography("a.bib") #include "b.typ"', true],
    ['typst', 'x', '#include "b.typ"', false],
  ];
  for (const [id, before, after, isSame] of rows) {
    it(`${isSame ? 'is the same' : 'differs'}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`, () => {
      const language = languageFor(id)!;
      assert.equal(discoverySignature(language, before) === discoverySignature(language, after), isSame);
    });
  }
});
