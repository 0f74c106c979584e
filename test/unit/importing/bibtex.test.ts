import { strict as assert } from 'node:assert';
import { plainOf } from '../../../src/importing/latex';
import { readImport } from '../../../src/importing/read';
import type { SourceEntry } from '../../../src/merging/entry';

const read = (text: string) => readImport(text, { format: 'bibtex' });

describe('BibTeX', () => {
  const rows: [name: string, text: string, expected: Omit<SourceEntry, 'source'>][] = [
    [
      'an arXiv entry',
      '@misc{lee2025,\n title = {{Deep} Sets: A Study}, author = {Lee, Ann B. and van der Berg, {\\L}ukasz and others},\n year = {2025}, month = mar, eprint = {2503.02130}, archivePrefix = {arXiv}, url = {https://arxiv.org/abs/2503.02130}\n}',
      { title: 'Deep Sets: A Study', arxivId: '2503.02130', authors: ['Ann B. Lee', 'Łukasz van der Berg'],
      moreAuthors: true, publishedOn: '2025-03' },
    ],
    [
      'a BibLaTeX entry',
      '@online{lee2025, title = {Deep Sets}, subtitle = {A Study}, author = {{Qwen and Friends} and Ann Lee}, date = {2025-03-03}, eprint = {2503.02130v2}, eprinttype = {arxiv}}',
      { title: 'Deep Sets: A Study', arxivId: '2503.02130', authors: ['Qwen\u00a0and\u00a0Friends', 'Ann Lee'], publishedOn: '2025-03-03' },
    ],
    [
      'a proceedings paper with quotes, macros and joined strings',
      '@string(iclr = "Int. Conf. on ")\n@inproceedings{a, title = "The {BERT} of \\"Uber", author = "M{\\"u}ller, Jos\\\'{e}", booktitle = iclr # "Learning", year = 2024, month = "12", doi = {10.1000/A\\_B}}',
      { title: 'The BERT of Über', authors: ['José Müller'], venue: 'Int. Conf. on Learning', publishedOn: '2024-12', doi: '10.1000/a_b' },
    ],
    ['Google Scholar', '@article{a,\n  title={Deep Sets},\n  author={Lee, Ann},\n  journal={arXiv preprint arXiv:1703.06114},\n  year={2017}\n}', { title: 'Deep Sets', arxivId: '1703.06114', authors: ['Ann Lee'], publishedOn: '2017' }],
    ['DBLP', '@article{DBLP:a, title = {Deep Sets}, author = {Ann Lee}, journal = {CoRR}, volume = {abs/1703.06114}, year = {2017}}', { title: 'Deep Sets', arxivId: '1703.06114', authors: ['Ann Lee'], publishedOn: '2017' }],
    ['a date in words beside a year', '@misc{a, title = {Sets}, date = {June 2024}, year = {2024}, month = 6}', { title: 'Sets', publishedOn: '2024-06' }],
    ['parentheses and no key', '@misc( title = {Deep Sets}, year = 2017 )', { title: 'Deep Sets', publishedOn: '2017' }],
    ['an old arXiv id', '@misc{a, title = {Sets}, eprint = {math.GT/0309136}, archiveprefix = {arXiv}}', { title: 'Sets', arxivId: 'math.GT/0309136' }],
    ['another repository', '@misc{a, title = {Sets}, eprint = {1234.56789}, eprinttype = {jstor}}', { title: 'Sets' }],
    ['an identifier in a command', '@misc{a, title = {Sets}, howpublished = {\\url{https://arxiv.org/abs/2401.01234}}, doi = {10.1000/a{\\_}b}}', { title: 'Sets', arxivId: '2401.01234', doi: '10.1000/a_b' }],
    ['an arXiv id as ADS has it', '@article{a, title = {Sets}, journal = {arXiv e-prints}, eid = {arXiv:2401.01234}, pages = {arXiv:2401.01234}}', { title: 'Sets', arxivId: '2401.01234' }],
    ['an arXiv id in the place of a number', '@article{a, title = {Sets}, journal = {arXiv}, number = {2401.01234}}', { title: 'Sets', arxivId: '2401.01234' }],
    ['an arXiv id in words', '@misc{a, title = {Sets}, note = {Preprint, available at \\url{https://arxiv.org/abs/2401.01234}. Accepted.}}', { title: 'Sets', arxivId: '2401.01234' }],
    ['an arXiv id that is another paper\'s', '@misc{a, title = {Sets}, note = {Comment on arXiv:2401.01234}, addendum = {Extended version of arXiv:2401.01235}}', { title: 'Sets' }],
    ['an old DOI', '@article{a, title = {Sets}, doi = {10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2}}', { title: 'Sets', doi: '10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2' }],
    ['a DOI with hyphens', '@article{a, title = {Sets}, doi = {10.1000/a--b~c}}', { title: 'Sets', doi: '10.1000/a--b~c' }],
    ['a DOI with what follows an address', '@article{a, title = {Sets}, note = {doi: 10.1000/x.}}', { title: 'Sets', doi: '10.1000/x' }],
    ['a number in a journal of another kind', '@article{a, title = {Sets}, journal = {Nature}, number = {2401.01234}}', { title: 'Sets', venue: 'Nature' }],
    ['a line that looks like an entry in a value', '@misc{a, title = {Sets}, abstract = {We write\n@misc{b, x = {y}}\nhere.}}', { title: 'Sets', abstract: 'We write @miscb, x = y here.' }],
  ];
  for (const [name, text, expected] of rows) {
    it(`reads ${name}`, () => {
      const { entries, problems } = read(text);
      assert.deepEqual(entries, [{ source: 'bibtex', ...expected }]);
      assert.deepEqual(problems, []);
    });
  }

  it('reads what entries take from others of the file, wherever these stand', () => {
    const titles = (text: string): unknown[] => read(text).entries.map(({ title, venue, publishedOn }) => [title, venue, publishedOn]);
    const parent = '@proceedings{P24, title = {Proc. of Sets}, year = 2024, month = may}';
    assert.deepEqual(titles(`@inproceedings{a, title = {Deep Sets}, crossref = {p24}}\n${parent}`), [['Proc. of Sets', undefined, '2024-05'], ['Deep Sets', 'Proc. of Sets', '2024-05']]);
    assert.deepEqual(titles(`${parent}\n@inproceedings{a, title = {Deep Sets}, date = {2025}, booktitle = {Sets}, crossref = {P24}}`).at(-1), ['Deep Sets', 'Sets', '2025']);
    assert.deepEqual(titles('@inproceedings{a, title = {Deep Sets}, crossref = {nowhere}, year = 2024}'), [['Deep Sets', undefined, '2024']]);
    assert.deepEqual(titles('@xdata{x, journal = {J. of Sets}, year = 2023}\n@article{a, title = {Deep Sets}, xdata = {x}}\n@set{s, entryset = {a}}'), [['Deep Sets', 'J. of Sets', '2023']]);
    assert.deepEqual(read('@xdata{x, journal = {J. of Sets}}\n@set{s, entryset = {a}}\n@misc{a, title = {Sets}, xdata = {x}, crossref = {a}}').problems, []);
  });

  const good = '@misc{good, title = {Good}}';
  const broken: [name: string, text: string, titles: string[], problems: [code: string, line: number][]][] = [
    ['an entry without its last brace', `@misc{a,\n  title = {Sets},\n  year = {2017}\n\n${good}`, ['Sets', 'Good'], [['entry-repaired', 1]]],
    ['a missing comma', `${good}\n@misc{a,\n  title = {Sets}\n  year = {2017}\n}\n`, ['Good', 'Sets'], [['entry-repaired', 2]]],
    ['an open value', `@misc{a, author = {Lee, year = 2}\n${good}\n`, ['Good'], [['entry-unreadable', 1]]],
    ['nothing but a key', `@misc{a}\n${good}`, ['Good'], [['title-missing', 1]]],
    ['comments and prose between entries', `% a comment\nread this: me@home.org {\n${good}\n@comment{@misc{b, title = {Not}}}\n@preamble{"x"}`, ['Good'], []],
    ['deep braces', `@misc{a, title = ${'{'.repeat(100)}x${'}'.repeat(100)}}\n${good}`, ['x', 'Good'], []],
    ['an entry behind another on its line', `@inproceedings{1,\n title={First},\n year={2016},}@ARTICLE{2,\n title={Second}} ${good}`, ['First', 'Second', 'Good'], []],
    ['a type and its brace on two lines', `@article\n{a, title={Sets}}\n${good}`, ['Sets', 'Good'], []],
    ['a type of two words', `@software_version{a, title={Sets}}\n${good}`, ['Sets', 'Good'], []],
    ['an entry that is commented out', `% @misc{a, title={Not}}\n${good}`, ['Good'], []],
    ['a brace without its end in a value', `@misc{a,\n title = {Sets {of},\n year = {2017}\n}\n${good}`, ['Sets of', 'Good'], [['cut-off', 2]]],
    ['a quotation without its end', `@misc{a,\n title = "Sets,\n author = "Lee, Ann",\n year = 2017\n}\n${good}`, ['Sets', 'Good'], [['cut-off', 2]]],
    ['a value of two', `@misc{a, title = {Sets},\n note = {x} {y}}\n${good}`, ['Sets', 'Good'], [['cut-off', 2]]],
    ['no entry at all', '@string{a = "b"}', [], [['no-papers', 1]]],
  ];
  for (const [name, text, titles, problems] of broken) {
    it(`reads around ${name}`, () => {
      const result = read(text);
      assert.deepEqual(result.entries.map((entry) => entry.title), titles);
      assert.deepEqual(result.problems.map(({ code, line }) => [code, line]), problems);
    });
  }

  const mended: [name: string, text: string][] = [
    ['without a comma behind a value of two lines', '@misc{a,\n  title = {Deep Sets:\n    A Study}\n  author = {Ann Lee and\n    Bo Wu},\n  year = {2017}\n}'],
    ['with a comment between its fields', '@misc{a,\n  % title = {Not},\n  title = {Deep Sets: A Study}, % {here\n  author = {Ann Lee and Bo Wu},\n  year = {2017}\n}'],
    ['without a comma behind its key', '@misc{a title = {Deep Sets: A Study}, author = {Ann Lee and Bo Wu}, year = {2017}}'],
    ['without its last brace', '@misc{a, title = {Deep Sets: A Study}, author = {Ann Lee and Bo Wu},\n  year = {2017}\n'],
    ['with bare words', '@misc{a key, title = Deep Sets: A Study, author = {Ann Lee and Bo Wu} year = 2017}'],
  ];
  for (const [name, text] of mended) {
    it(`has all of an entry ${name}`, () => {
      const { entries, problems } = read(text);
      assert.deepEqual(entries, [{ source: 'bibtex', title: 'Deep Sets: A Study', authors: ['Ann Lee', 'Bo Wu'], publishedOn: '2017' }]);
      assert.deepEqual(problems.map(({ code }) => code), ['entry-repaired']);
    });
  }

  const plain: [latex: string, text: string][] = [
    ['{\\"o}\\\'e\\`{a}\\^\\i\\v{c}\\c{c}\\~n\\r a', 'öéàîčçñå'],
    ['\\ss{}\\o\\L{}\\AE', 'ßøŁÆ'],
    ['50\\% \\& $\\alpha_{x}$', '50% & $\\alpha_{x}$'],
    ["``a'' -- b --- c~d", '“a” – b — c\u00a0d'],
    ['\\emph{A} \\unknown{B}', 'A \\unknownB'],
    ['trailing \\', 'trailing '],
  ];
  for (const [latex, text] of plain) it(`${latex} is ${text}`, () => { assert.equal(plainOf(latex), text); });
});
