import { strict as assert } from 'node:assert';
import { BibliographyIndex } from '../../../src/citing/bibtex/bibliographyIndex';
import { scanBibliography } from '../../../src/citing/bibtex/scan';
import { languageFor } from '../../../src/citing/languages/language';
import { readAll } from '../../../src/citing/languages/reading';
import { applyChanges } from '../../../src/citing/types';
import { bibliographyProblems, type BibliographyProblemCode } from '../../../src/drafting/bibliographyProblems';
import { completeEntry, differences } from '../../../src/drafting/completeEntry';
import { EntrySearch } from '../../../src/drafting/entrySearch';
import { PaperIdentities } from '../../../src/drafting/identities';
import { keyFits, keyQuery } from '../../../src/drafting/keyWords';
import { offers } from '../../../src/drafting/offers';
import { unknownKeys } from '../../../src/drafting/problems';
import { renameEntry, renameIn, unusableIn } from '../../../src/drafting/rename';
import { usedPapers } from '../../../src/drafting/usedPapers';
import { fullReference, shortReference, workOfEntry, workOfPaper } from '../../../src/drafting/work';
import { beginIndex } from '../../../src/search/smallIndex';
import { ATTENTION, corpus, paper } from '../citing/corpus';

const pace = { now: () => 0, pause: () => Promise.resolve() };
const entryOf = (text: string) => scanBibliography(text)[0]!;

describe('works', () => {
  const rows: [bibtex: string, short: string, full: string][] = [
    ['@misc{k, title = {T}, author = {Lee, Ann and others}, year = 2020}', 'Lee et al. 2020', 'Ann Lee, et al. (2020). T.'],
    ['@misc{k, title = {A {B} \\"o}, author = {M{\\"u}ller, J. and {van den Berg}, X. and Z, Q}, year = 2020}', 'Müller et al. 2020', 'J. Müller, van den Berg, X. and Q Z (2020). A B ö.'],
    ['@article{k, title = "T", author = {A B and C D}, date = {2021-05-01}, journal = {J}}', 'B and D 2021', 'A B and C D (2021). T. J.'],
    ['@misc{k, title = {Why?}}', '', 'Why?'],
    ['@misc{k}', '', ''],
  ];
  for (const [text, short] of rows) it(text, () => { assert.equal(shortReference(workOfEntry(text, entryOf(text))), short); });
  it('are written out', () => {
    assert.equal(fullReference(workOfPaper(ATTENTION)), 'Ashish Vaswani and Noam Shazeer (2017). Attention Is All You Need. arXiv:1706.03762.');
    assert.match(fullReference({ title: 'T', authors: Array.from({ length: 30 }, (_, at) => `A${String(at)}`) }), /A9, et al\. T\.$/);
  });
});

describe('differences from the shelf', () => {
  const known = { ...ATTENTION };
  const rows: [bibtex: string, fields: string, completed?: string][] = [
    ['@misc{k,\n  title = {Attention is all you need},\n  author = {V, A},\n  year = {2017},\n  eprint = {1706.03762}\n}', ''],
    ['@misc{k,\n  title = {Attention},\n  eprint = {1706.03762},\n}', 'title author year', '@misc{k,\n  title = {Attention Is All You Need},\n  eprint = {1706.03762},\n  author = {Vaswani, Ashish and Shazeer, Noam},\n  year = {2017},\n}'],
    ['@inproceedings{k, title = {Attention is all you need}, author = {V, A}, year = 2018, booktitle = {NIPS}, eprint = {1706.03762}}', ''],
    ['@misc{k, title = {Attention is all you need}, author = {V, A}, year = 2019, eprint = {1706.03762}}', 'year', '@misc{k, title = {Attention is all you need}, author = {V, A}, year = {2017}, eprint = {1706.03762}}'],
    ['@misc{k, crossref = {p}, title = {Attention is all you need}, author = {V, A}, eprint = {1706.03762}}', ''],
  ];
  for (const [text, fields, completed] of rows) {
    it(text.replace(/\s+/g, ' '), () => {
      const found = differences(text, entryOf(text), known);
      assert.equal(found.map(({ field }) => field).join(' '), fields);
      const after = applyChanges(text, completeEntry(text, entryOf(text), known, found));
      assert.equal(after, completed ?? text);
      assert.deepEqual(differences(after, entryOf(after), known), []);
    });
  }
});

describe('problems of a bibliography', () => {
  it('are told with both places', async () => {
    const text = '@misc{a, eprint={1706.03762}}\n@misc{A, title={x}}\n@misc{b, eprint={1706.03762v3}}\n% @misc{a}\n@misc{c}\n@misc{d, ids = {old, a}}\n@string{s="x"}\n@comment{a}\n';
    const wanted = new Set<BibliographyProblemCode>(['duplicate-key', 'duplicate-work', 'differing-entry', 'unused-entry']);
    const found = await bibliographyProblems(BibliographyIndex.of(text), { wanted, identities: await PaperIdentities.of([ATTENTION], pace), isCited: (key) => key !== 'c' && key !== 'd' }, pace);
    assert.deepEqual(
      found.map((problem) => [problem.code, problem.key, 'other' in problem ? text.slice(problem.other.start, problem.other.end) : '']),
      [['differing-entry', 'a', ''], ['duplicate-key', 'A', 'a'], ['duplicate-work', 'b', 'a'], ['differing-entry', 'b', ''], ['unused-entry', 'c', '']],
    );
  });
  it('are not that an entry is uncited which others need', async () => {
    const text = '@book{Parent, title={P}}\n@inbook{a, crossref = "parent"}\n@misc{r1}\n@misc{r2}\n@misc{b, related = {r1, r2}}\n@misc{lone, note = {crossref}}\n';
    const found = await bibliographyProblems(BibliographyIndex.of(text), { wanted: new Set<BibliographyProblemCode>(['unused-entry']), identities: await PaperIdentities.of([], pace), isCited: (key) => key === 'a' || key === 'b' }, pace);
    assert.deepEqual(found.map(({ key }) => key), ['lone']);
  });
});

describe('unknown keys', () => {
  const find = (id: string, text: string, declares: boolean): string => unknownKeys(readAll(languageFor(id)!.reader, text), { isKnown: (key) => key === 'known', declares }).map(({ key }) => key).join(' ');
  const rows: [language: string, text: string, declares: boolean, keys: string][] = [
    ['latex', '\\cite{known,a} \\cite{a}', true, 'a a'],
    ['latex', '\\cite{a}', false, 'a'],
    ['latex', '\\cite{a,b,c}\n\\begin{thebibliography}{9}\n\\bibitem{a} A\n\\bibitem[B, {1}]{b}\n% \\bibitem{c}\n\\end{thebibliography}', true, 'c'],
    ['typst', '#subpar.grid(figure(x), <a>, label: <full>) @a @full #cite(<k>) @k #show cite.where(key: <z>): it => it\n\n@z', true, 'k k z'],
    ['latex', '\\cite{?,TODO} \\nocite{*}', true, ''],
    ['org', '[cite/n:@*]', true, ''],
    ['markdown', '@someone wrote [@a]', false, 'a'],
    ['markdown', '@someone wrote [@a]', true, 'someone a'],
    ['markdown', '@fig:x @Fig-y @tbl:z @eq:w @sec:v @lst:u @Thm-t [see @fig:x] @figure', true, 'figure'],
    ['markdown', 'As (@good) shows.\n\n (@good)  An example.\n\n(@)  Another. @good (@bad) [@good]', true, 'bad'],
    ['markdown', '---\nreferences:\n- type: book\n  id: inline\n- id: "other"\n  title: T\nauthor:\n- id: me\n---\n[@inline; @other; @me]', true, 'me'],
    ['latex', '\\begin{thebibliography}{9}\\bibitem[\\protect\\citeauthoryear{Lee}{Lee}{2020}]{k} \\citetext{see \\citealp{k}; \\cite{k}} \\citetext{personal communication}\\bibitem[\\protect\\citename{Lee, }2020]{l}\\end{thebibliography}', true, ''],
  ];
  for (const [language, text, declares, keys] of rows) it(`${text} ${declares ? 'with' : 'without'} a bibliography`, () => { assert.equal(find(language, text, declares), keys); });
});

describe('renaming', () => {
  const rows: [language: string, text: string, to: string, expected: string | undefined][] = [
    ['latex', '\\cite{a,b} \\cite{ab,a}', 'x', '\\cite{x,b} \\cite{ab,x}'],
    ['latex', '% \\cite{a}', 'x', '% \\cite{a}'],
    ['markdown', '[@a; @b] and @a.', 'x:y', '[@x:y; @b] and @x:y.'],
    ['markdown', '---\nauthor: "@a"\nnocite: |\n  @a\n---\n[@a]', 'x', '---\nauthor: "@a"\nnocite: |\n  @x\n---\n[@x]'],
    ['markdown', '[@a]', 'x..y', '[@{x..y}]'],
    ['markdown', '[@{a}]', 'x..y', '[@{x..y}]'],
    ['markdown', '[@a]', 'fig-1', undefined],
  ];
  for (const [id, text, to, expected] of rows) {
    it(`${text} to ${to}`, () => {
      const changes = renameIn(languageFor(id)!, text, 'a', to);
      assert.equal(changes && applyChanges(text, changes), expected);
    });
  }
  it('follows references between entries', () => {
    const text = '@misc{a, title = {a}}\n@misc{b, crossref = {a}, related = {x,a}, note = {a}}\n@misc{ab, crossref = a}\n';
    assert.equal(applyChanges(text, renameEntry(text, scanBibliography(text), 'a', 'new')), '@misc{new, title = {a}}\n@misc{b, crossref = {new}, related = {x,new}, note = {a}}\n@misc{ab, crossref = new}\n');
  });
  it('knows what no key can have', () => {
    for (const good of ['a', 'a-b:c.d+e/f_g', 'Müller2020']) assert.equal(unusableIn(good), undefined, good);
    for (const [bad, mark] of [['', ''], ['a b', ' '], ['a,b', ','], ['a}', '}'], ['a\\b', '\\'], ['a%', '%']] as const) assert.equal(unusableIn(bad), mark, bad);
  });
});

describe('keys made up by hand', () => {
  const vaswani = ATTENTION;
  const rows: [key: string, query: string, fits: boolean][] = [
    ['vaswani2017attention', 'vaswani 2017 attention', true],
    ['vaswani_attention_2017', 'vaswani attention 2017', true],
    ['Vaswani2017', 'Vaswani 2017', true],
    ['VaswaniEtAl2017', 'Vaswani Et Al 2017', true],
    ['vaswani2018attention', 'vaswani 2018 attention', false],
    ['shazeer2017glu', 'shazeer 2017 glu', false],
    ['1706.03762', '1706.03762', true],
    ['arxiv:1706.03762', '1706.03762', true],
    ['vaswani', 'vaswani', false],
  ];
  for (const [key, query, fits] of rows) {
    it(key, () => {
      assert.equal(keyQuery(key), query);
      assert.equal(keyFits(key, vaswani), fits);
    });
  }
});

describe('offers', () => {
  const bibliography = BibliographyIndex.of('@misc{hinton2015, title = {Distilling the Knowledge}, author = {Hinton, G}}\n@misc{mine, eprint = {1706.03762}, title = {Attention Is All You Need}}\n');
  const other = paper({ title: 'Attention for Vision', arxivId: '2001.00001', authors: ['A Hintonson'] });
  const ask = async (query: string, without: string[] = [], onlyMissing = false): Promise<string[]> => {
    const entries = (await EntrySearch.of(bibliography, beginIndex, pace)).find(query, 10).map(({ id }) => ({ key: id, bibliography: 0 }));
    return offers({ query, papers: [other, ATTENTION], entries, bibliographies: [bibliography], keys: new Map([[other.id, 'hinton2015'], [ATTENTION.id, 'vaswani']]), without: new Set(without), onlyMissing, beginIndex }, 10)
      .map(({ key, bibliography: at }) => `${key}${at === undefined ? '+' : ''}`);
  };
  it('cite what is there by its own key, and add the rest under a free one', async () => {
    assert.deepEqual(await ask('attention'), ['hintonsonAttentionVision2020+', 'mine']);
  });
  it('put an entry before the papers that it fits better than', async () => {
    assert.equal((await ask('distilling knowledge'))[0], 'hinton2015');
  });
  it('leave out what the group has, what others offer, and with a setting what is there', async () => {
    assert.deepEqual(await ask('attention', ['mine']), ['hintonsonAttentionVision2020+']);
    assert.deepEqual(await ask('attention', [], true), ['hintonsonAttentionVision2020+']);
  });
});

describe('papers in use', () => {
  it('are those cited, by entry or by their recorded key, and those listed', async () => {
    const papers = corpus().slice(0, 3);
    const [one, two, three] = papers;
    const index = BibliographyIndex.of(`@misc{k1, title = {${one!.title}}, eprint = {${one!.arxivId!}}}\n@misc{k2, title = {x}, eprint = {${two!.arxivId!}}}\n`);
    const used = await usedPapers({ bibliographies: [index], identities: await PaperIdentities.of(papers, pace), recorded: { [three!.id]: 'k3', [two!.id]: 'k9' }, isCited: (key) => ['k1', 'k3', 'k9'].includes(key) }, pace);
    assert.deepEqual([...used.cited], [[one!.id, ['k1']], [three!.id, ['k3']]]);
    assert.deepEqual([...used.listed], [one!.id, two!.id]);
  });
});
