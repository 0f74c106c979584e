import { strict as assert } from 'node:assert';
import { BibliographyIndex } from '../../../src/citing/bibtex/bibliographyIndex';
import { planUpsert, type UpsertOptions } from '../../../src/citing/bibtex/upsert';
import { scanBibliography } from '../../../src/citing/bibtex/scan';
import { applyChanges } from '../../../src/citing/types';
import { ATTENTION, corpus, paper } from './corpus';

function upsert(text: string, papers = [ATTENTION], options: UpsertOptions = {}): { text: string; keys: string[] } {
  const plan = planUpsert(text, papers, options);
  return { text: applyChanges(text, plan.changes), keys: [...plan.keys.values()] };
}

const ENTRY = `@misc{vaswaniAttentionAllYou2017,
  title         = {Attention Is All You Need},
  author        = {Vaswani, Ashish and Shazeer, Noam},
  year          = {2017},
  eprint        = {1706.03762},
  archivePrefix = {arXiv},
  url           = {https://arxiv.org/abs/1706.03762}
}`;

describe('planUpsert', () => {
  it('adds at the end, as the file is written', () => {
    assert.equal(upsert('').text, `${ENTRY}\n`);
    assert.equal(upsert('\uFEFF').text, `\uFEFF${ENTRY}\n`);
    assert.equal(upsert('@book{z, title={Z}}').text, `@book{z, title={Z}}\n\n${ENTRY}\n`);
    assert.equal(upsert('@book{z, title={Z}}\n\n\n').text, `@book{z, title={Z}}\n\n\n${ENTRY}\n`);
  });
  it('keeps line ends, indent, case and commas', () => {
    const file = '@Book{z,\r\n\ttitle={Z},\r\n\tyear={2000},\r\n}\r\n';
    assert.equal(upsert(file).text, `${file}\r\n@Misc{vaswaniAttentionAllYou2017,\r\n\ttitle={Attention Is All You Need},\r\n\tauthor={Vaswani, Ashish and Shazeer, Noam},\r\n\tyear={2017},\r\n\teprint={1706.03762},\r\n\tarchivePrefix={arXiv},\r\n\turl={https://arxiv.org/abs/1706.03762},\r\n}\r\n`);
  });
  it('follows the order of a file sorted by key, comments staying with the lower entry', () => {
    const head = ['a', 'b', 'c', 'd'].map((key) => `@a{${key},t={}}\n\n`).join('');
    assert.equal(upsert(`${head}% zulu is next\n@a{zulu,t={}}\n`).text, `${head}${ENTRY}\n\n% zulu is next\n@a{zulu,t={}}\n`);
    const dense = ['w', 'x', 'y', 'Z', 'zz'].map((key) => `@a{${key},t={}}\n`).join('');
    assert.equal(upsert(`% head\n${dense}`).text, `% head\n${ENTRY}\n${dense}`);
  });
  it('stands before the settings of JabRef and before an entry without its end', () => {
    assert.equal(upsert('@a{x,t={}}\n\n@Comment{jabref-meta: databaseType:bibtex;}\n').text, `@a{x,t={}}\n\n${ENTRY}\n\n@Comment{jabref-meta: databaseType:bibtex;}\n`);
    const plan = planUpsert('@a{x,t={}}\n\n@a{y,t={\n', [ATTENTION]);
    assert.equal(applyChanges('@a{x,t={}}\n\n@a{y,t={\n', plan.changes), `@a{x,t={}}\n\n${ENTRY}\n\n@a{y,t={\n`);
    assert.deepEqual(plan.problems, [{ code: 'unclosed-entry', start: 12 }]);
  });
  it('goes between entries at a cursor, never into one', () => {
    const file = '@a{z,t={}}\n\n@a{b,t={}}\n';
    assert.equal(upsert(file, [ATTENTION], { at: 3 }).text, `@a{z,t={}}\n\n${ENTRY}\n\n@a{b,t={}}\n`);
    assert.equal(upsert(file, [ATTENTION], { at: 0 }).text, `${ENTRY}\n\n${file}`);
    assert.equal(upsert(file, [ATTENTION], { at: 14 }).text, `${file}\n${ENTRY}\n`);
  });
});

describe('a paper that is there already', () => {
  const same: [string, string][] = [
    ['eprint', '@misc{old, eprint = {1706.03762v5}, archiveprefix = {arXiv}}'],
    ['url', '@misc{old, url = "http://arxiv.org/pdf/1706.03762v2.pdf"}'],
    ['doi', '@misc{old, doi = {10.48550/arXiv.1706.03762}}'],
    ['journal', '@article{old, journal = {arXiv preprint arXiv:1706.03762}}'],
    ['dblp', '@article{old, journal = {CoRR}, volume = {abs/1706.03762}}'],
    ['title and author', '@inproceedings{old, title = {{A}ttention is all\n you {Need}}, author = {Noam Shazeer and others}}'],
    ['title alone, where no author is known', '@misc{old, title = "Attention Is All You Need, Attention Is All You Need"}'],
    ['in brackets', '@misc(old, eprint = {1706.03762})'],
  ];
  for (const [how, entry] of same) {
    it(`is known by ${how}, and its key wins`, () => {
      const wanted = how.startsWith('title alone') ? { ...ATTENTION, title: 'Attention Is All You Need Attention Is All You Need' } : ATTENTION;
      assert.deepEqual(upsert(entry, [wanted]), { text: entry, keys: ['old'] });
    });
  }
  const other: [string, string][] = [
    ['another arXiv id', '@misc{old, title = {Attention Is All You Need}, author = {Vaswani, A.}, eprint = {1706.03763}}'],
    ['the id with a digit more', '@misc{old, url = {https://arxiv.org/abs/1706.037621}}'],
    ['no author in common', '@misc{old, title = {Attention Is All You Need}, author = {Smith, John}}'],
    ['an entry in a comment', '% @misc{old, eprint = {1706.03762}}'],
    ['an @comment', '@comment{old, eprint = {1706.03762}}'],
  ];
  for (const [how, entry] of other) it(`is another with ${how}`, () => assert.deepEqual(upsert(entry).keys, ['vaswaniAttentionAllYou2017']));

  it('is cited by the key that another bibliography of the document has, and none of its keys is used again', () => {
    const others = (text: string) => [BibliographyIndex.of(text)];
    assert.deepEqual(upsert('', [ATTENTION], { others: others('@article{mine, eprint = {1706.03762}}') }), { text: '', keys: ['mine'] });
    assert.deepEqual(upsert('@article{own, eprint = {1706.03762}}', [ATTENTION], { others: others('@article{mine, eprint = {1706.03762}}') }).keys, ['own']);
    assert.deepEqual(upsert('', [ATTENTION], { others: others('@misc{VaswaniAttentionAllYou2017, title = {Other}}') }).keys, ['vaswaniAttentionAllYou2017a']);
    assert.deepEqual(upsert('', [ATTENTION], { others: others('@misc{mine, title = {Other}}'), knownKeys: new Map([[ATTENTION.id, 'mine']]) }).keys, ['vaswaniAttentionAllYou2017']);
  });
  it('keeps its key apart from those that are taken, letter case aside', () => {
    assert.deepEqual(upsert('@a{VASWANIattentionallyou2017, t={}}\n% @a{vaswaniAttentionAllYou2017a, t={}}').keys, ['vaswaniAttentionAllYou2017b']);
    assert.deepEqual(upsert('@a{x,t={}}', [ATTENTION], { knownKeys: new Map([[ATTENTION.id, 'mine']]) }).keys, ['mine']);
    assert.deepEqual(upsert('@a{mine,title={Other}}', [ATTENTION], { knownKeys: new Map([[ATTENTION.id, 'mine']]) }).keys, ['vaswaniAttentionAllYou2017']);
  });
  it('is one entry of two papers with one key', () => {
    const twin = paper({ title: 'Attention Is All You Need, Again', arxivId: '1707.00001', authors: ['Ashish Vaswani'] });
    assert.deepEqual(upsert('', [ATTENTION, twin, ATTENTION]).keys, ['vaswaniAttentionAllYou2017', 'vaswaniAttentionAllYou2017a']);
  });
});

describe('the corpus', () => {
  it('goes into one file once', () => {
    const papers = corpus();
    const first = upsert('', [...papers]);
    const entries = scanBibliography(first.text);
    assert.equal(entries.length, 119);
    assert.ok(entries.every((entry) => entry.closed));
    assert.deepEqual(entries.map(({ key }) => key), first.keys);
    assert.deepEqual(entries.map(({ arxivId }) => arxivId), papers.map(({ arxivId }) => arxivId));
    assert.equal(new Set(first.keys.map((key) => key.toLowerCase())).size, 119);
    assert.deepEqual(upsert(first.text, [...papers]), first);
  });
});
