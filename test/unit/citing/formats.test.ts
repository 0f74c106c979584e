import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { BibliographyIndex } from '../../../src/citing/bibtex/bibliographyIndex';
import { generatedBy } from '../../../src/citing/bibtex/generated';
import { exportPapers } from '../../../src/citing/formats/exports';
import { hayagrivaEntry } from '../../../src/citing/formats/hayagriva';
import { scanHayagriva } from '../../../src/citing/formats/hayagrivaScan';
import { formatOf, planUpsertInto, type BibliographyFormat } from '../../../src/citing/formats/upsertInto';
import { applyChanges } from '../../../src/citing/types';
import { ATTENTION, corpus, paper } from './corpus';

function upsert(format: BibliographyFormat, text: string, papers = [ATTENTION]): { text: string; keys: string[]; problems: string[] } {
  const plan = planUpsertInto(format, text, papers);
  assert.ok(plan.changes.every(({ start, end }) => start === end));
  return { text: applyChanges(text, plan.changes), keys: [...plan.keys.values()], problems: plan.problems.map(({ code }) => code) };
}

const YAML = `vaswaniAttentionAllYou2017:
  type: article
  title: "Attention Is All You Need"
  author:
    - "Vaswani, Ashish"
    - "Shazeer, Noam"
  date: 2017
  serial-number:
    arxiv: "1706.03762"
  url: "https://arxiv.org/abs/1706.03762"
`;

describe('Hayagriva', () => {
  it('is added to, nothing else changed', () => {
    assert.equal(upsert('hayagriva', '').text, YAML);
    assert.equal(upsert('hayagriva', '# mine\na:\n    title: X').text, `# mine\na:\n    title: X\n\n${YAML.replace(/^( +)(?=\S)/gm, '$1$1')}`);
    assert.equal(upsert('hayagriva', 'a:\n  title: X\nb:\n  title: Y\n').text, `a:\n  title: X\nb:\n  title: Y\n${YAML}`);
  });
  it('knows a paper by id, and by title and author', () => {
    for (const entry of ['a:\n  serial-number:\n    arxiv: 1706.03762v2\n', 'a:\n  url: https://arxiv.org/abs/1706.03762\n', 'a:\n  title:\n    value: "{Attention} is all you need"\n  author: [Noam Shazeer, X]\n', '"a":\n  title: Attention is All You Need # x\n  author:\n  - name: Vaswani\n']) assert.deepEqual(upsert('hayagriva', entry), { text: entry, keys: ['a'], problems: [] });
  });
  it('has nothing added that another bibliography of the document has, nor a key of it', () => {
    const keys = (text: string) => [...planUpsertInto('hayagriva', '', [ATTENTION], { others: [BibliographyIndex.of(text)] }).keys.values()];
    assert.deepEqual(keys('@article{mine, eprint = {1706.03762}}'), ['mine']);
    assert.deepEqual(keys('@misc{vaswaniAttentionAllYou2017, title = {Other}}'), ['vaswaniAttentionAllYou2017a']);
  });
  it('leaves alone what is none', () => {
    for (const text of ['{a: {title: X}}', '- a\n- b\n', 'references:\n- id: a\n', 'just text\n', '  a: b\n']) assert.deepEqual(upsert('hayagriva', text), { text, keys: [], problems: ['unreadable'] }, text);
  });
  it('is read by a YAML parser as it is, for any text', function () {
    this.timeout(20_000);
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a: b', '- x', '#', '"', '\\', '{x}', '$x$', '\u2028', '\ud800', 'null'));
    fc.assert(fc.property(text, fc.array(text, { maxLength: 3 }), (title, authors) => {
      const entry = hayagrivaEntry(paper({ title, authors, arxivId: '2503.02130', venue: title }), 'key');
      const data = load(`${entry}\nother:\n  title: x\n`) as Record<string, Record<string, unknown>>;
      assert.deepEqual(Object.keys(data), ['key', 'other'], entry);
      assert.deepEqual(data.key?.['serial-number'], { arxiv: '2503.02130' });
      assert.equal(scanHayagriva(entry)?.length, 1);
    }));
  });
});

describe('CSL-JSON', () => {
  it('is added to behind the last item', () => {
    assert.deepEqual((JSON.parse(upsert('csl-json', '').text) as { id: string }[]).map(({ id }) => id), ['vaswaniAttentionAllYou2017']);
    const file = '\uFEFF[\r\n\t{"id":"a","title":"]"}\r\n]\r\n';
    const { text } = upsert('csl-json', file);
    assert.ok(text.startsWith('\uFEFF[\r\n\t{"id":"a","title":"]"},\r\n\t{\r\n\t\t"id": "vaswani') && text.endsWith('\r\n\t}\r\n]\r\n'), text);
    assert.deepEqual(JSON.parse(upsert('csl-json', '[]').text), JSON.parse(upsert('csl-json', '').text));
  });
  it('knows a paper, and leaves alone what is no list', () => {
    for (const item of ['[{"id":"a","URL":"https://arxiv.org/abs/1706.03762v7"}]', '[{"id":"a","title":"Attention is all you need","author":[{"family":"Shazeer"}]}]']) assert.deepEqual(upsert('csl-json', item), { text: item, keys: ['a'], problems: [] });
    for (const text of ['{"id":"a"}', '[1]', '[{"id":"a",}]', 'x']) assert.deepEqual(upsert('csl-json', text), { text, keys: [], problems: ['unreadable'] });
  });
});

describe('formats of the corpus', () => {
  const papers = corpus();
  for (const format of ['bibtex', 'hayagriva', 'csl-json'] as const) {
    it(`hold it once as ${format}`, () => {
      const first = upsert(format, '', [...papers]);
      assert.equal(first.keys.length, 119);
      assert.deepEqual(upsert(format, first.text, [...papers]), first);
    });
  }
  it('export it', () => {
    const keyed = papers.map((each) => ({ paper: each, key: `k${each.id}` }));
    assert.equal(Object.keys(load(exportPapers('hayagriva', keyed)) as object).length, 119);
    assert.equal((JSON.parse(exportPapers('csl-json', keyed)) as unknown[]).length, 119);
    assert.equal(exportPapers('ris', keyed).match(/^ER {2}- \r$/gm)?.length, 119);
    assert.equal(exportPapers('bibtex', keyed).match(/^@misc/gm)?.length, 119);
  });
  it('export the year of publication, whatever the format', () => {
    const dated = [{ paper: paper({ title: 'X', authors: ['A B'], publishedOn: '2016-06' }), key: 'k' }];
    for (const format of ['ris', 'csv', 'hayagriva', 'csl-json', 'bibtex', 'biblatex'] as const) assert.match(exportPapers(format, dated), /2016/, format);
  });
  it('escape what spreadsheets and tags would take for their own', () => {
    const one = [{ paper: paper({ title: '=1+1, "x"\nER  - ', arxivId: '2503.02130', authors: ['Jan van den Berg'] }), key: 'k' }];
    assert.equal(exportPapers('csv', one), '\uFEFFkey,title,authors,year,arxivId,doi,venue,url,abstract\r\nk,"\'=1+1, ""x"" ER -",Jan van den Berg,2025,2503.02130,,,https://arxiv.org/abs/2503.02130,\r\n');
    assert.equal(exportPapers('ris', one), 'TY  - GEN\r\nID  - k\r\nTI  - =1+1, "x" ER -\r\nAU  - van den Berg, Jan\r\nPY  - 2025\r\nAN  - arXiv:2503.02130\r\nPB  - arXiv\r\nUR  - https://arxiv.org/abs/2503.02130\r\nER  - \r\n');
  });
});

describe('formatOf and generatedBy', () => {
  it('go by name, and by what tools write above the entries', () => {
    assert.deepEqual(['a.bib', 'a.YAML', 'a.json', 'a.txt', 'constructor'].map(formatOf), ['bibtex', 'hayagriva', 'csl-json', undefined, undefined]);
    assert.equal(generatedBy('% Exported by Better BibTeX\n@misc{a}'), 'better-bibtex');
    assert.equal(generatedBy('@misc{a}\n\n% == BibTeX quality report for a:\n% ? x\n'), 'better-bibtex');
    assert.equal(generatedBy('Automatically generated by Mendeley Desktop 1.19\n@misc{a}'), 'mendeley');
    assert.equal(generatedBy('% do not edit: made by make\n@misc{a}'), 'unknown');
    assert.equal(generatedBy('% my references\n@misc{a, note = {do not edit}}'), undefined);
  });
});
