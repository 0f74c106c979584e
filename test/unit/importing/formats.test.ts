import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { detectFormat, type ImportFormat } from '../../../src/importing/format';
import { readImport } from '../../../src/importing/read';
import type { SourceEntry } from '../../../src/merging/entry';
import { atom, crossref, csl, daily, hubPaper, ris } from './samples';

const whole = { arxivId: '2503.02130', authors: ['Ann B. Lee', 'Łukasz van der Berg'], publishedOn: '2025-03-03' };
const abstract = 'We read sets & vectors. They are <b>not</b> ordered.';

describe('formats', () => {
  const rows: [name: string, text: string, format: ImportFormat, expected: SourceEntry][] = [
    ['Hugging Face Daily Papers', daily, 'huggingface-daily', { source: 'huggingface-daily', title: 'Deep Sets: A Study', abstract, ...whole, listedOn: '2025-03-05', organization: { handle: 'acme', name: 'Acme Labs' }, comments: { '2025-11-03': 4 } }],
    ['Hugging Face paper page', hubPaper, 'huggingface-paper', { source: 'huggingface-paper', title: 'Deep Sets: A Study', abstract, ...whole, listedOn: '2025-03-05', comments: { '2025-11-03': 2 } }],
    ['arXiv', atom, 'arxiv', { source: 'arxiv', title: 'Deep Sets: A Study', abstract, ...whole, doi: '10.1000/xyz.1', venue: 'Proc. ICLR 2026' }],
    ['Crossref', crossref, 'crossref', { source: 'crossref', title: 'Deep Sets: A Study', abstract: 'We read sets & vectors. They are not ordered.', doi: '10.1000/xyz.1', authors: whole.authors, publishedOn: '2025-03', venue: 'Journal of Sets' }],
    ['CSL-JSON', csl, 'csl', { source: 'csl', title: 'Deep Sets: A Study', ...whole, doi: '10.1000/xyz.1', venue: 'Journal of Sets' }],
    ['RIS', ris, 'ris', { source: 'ris', title: 'Deep Sets: A Study', abstract: 'We read sets & vectors. They are not ordered.', ...whole, doi: '10.1000/xyz.1', venue: 'Journal of Sets' }],
  ];
  for (const [name, text, format, expected] of rows) {
    it(`reads ${name}`, () => {
      assert.equal(detectFormat(text), format);
      for (const written of [text, text.replaceAll('\n', '\r\n'), `\uFEFF${text}`]) {
        const { entries, problems } = readImport(written, { countedOn: '2025-11-03' });
        assert.deepEqual(problems, []);
        assert.deepEqual(entries, [expected]);
      }
    });
  }

  it('reads listing pages', () => {
    const page = readFileSync('media/corpus/daily-papers-2025-11-03.txt', 'utf8');
    const { format, entries, problems } = readImport(page);
    assert.equal(format, 'listing');
    assert.equal(entries.length, 119);
    assert.deepEqual(problems, []);
    assert.deepEqual(entries[0]?.comments, { '2025-11-03': 1 });
    assert.equal(detectFormat(page.slice(page.indexOf('Pushing on'))), 'listing');
  });

  const unknown: [text: string, code: string][] = [
    ['', 'empty'],
    [' \n\t\uFEFF', 'empty'],
    ['Dear reader,\n\nthis is a letter.', 'format-unknown'],
    ['{"a": 1}', 'format-unknown'],
    ['<html><body>feed</body></html>', 'format-unknown'],
  ];
  for (const [text, code] of unknown) {
    it(`says ${code} of ${JSON.stringify(text)}`, () => {
      assert.deepEqual(readImport(text).problems.map((problem) => problem.code), [code]);
    });
  }

  const broken: [name: string, text: string, entries: number, problems: [code: string, line: number][]][] = [
    ['JSON cut off', daily.slice(0, -30), 0, [['cut-off', 21]]],
    ['JSON cut off in its second paper', `${daily.slice(0, -1)},${daily.slice(1, 400)}`, 1, [['cut-off', 34]]],
    ['JSON with a fault', daily.replace('"numComments": 4', '"numComments": four'), 1, [['not-json', 20]]],
    ['a Daily Papers item of another shape', `[\n{"paper": 3},\n${daily.slice(daily.indexOf('{'))}`, 1, [['entry-unreadable', 2]]],
    ['an arXiv id that lost its zero', daily.replace('"2503.02130"', '2503.0213'), 1, [['id-unreadable', 2]]],
    ['a feed cut off', `${atom.slice(0, atom.indexOf('</feed>'))}<entry>\n<id>http://arxiv.org/abs/2503.1`, 1, [['cut-off', 21]]],
    ['a feed with a stray bracket', atom.replace('</feed>', '<</feed>'), 1, [['not-xml', 20]]],
    ['an error of arXiv', atom.replace('/abs/2503.02130v2', '/api/errors#incorrect_id_format'), 0, [['source-error', 4]]],
    ['a feed that declares entities', atom.replace('<feed', '<!DOCTYPE feed [<!ENTITY lol "ha"><!ENTITY lol2 "&lol;&lol;">]>\n<feed').replace('A Study', '&lol2;'), 1, [['not-xml', 8]]],
    ['RIS cut off', ris.replace(/ER {2}-.*/s, ''), 1, [['cut-off', 1]]],
    ['RIS without a title', 'TY  - JOUR\nAU  - Lee, Ann\nER  - \n', 0, [['title-missing', 1]]],
    ['CSL-JSON with an item of another shape', `[3,\n${csl.slice(1)}`, 1, [['entry-unreadable', 1]]],
  ];
  for (const [name, text, entries, problems] of broken) {
    it(`reads what it can of ${name}`, () => {
      const result = readImport(text);
      assert.equal(result.entries.length, entries);
      assert.deepEqual(result.problems.map(({ code, line }) => [code, line]), problems);
      if (entries > 0) assert.ok(!JSON.stringify(result.entries).includes('haha'));
    });
  }

  it('takes the first date of RIS that can be read', () => {
    const { entries } = readImport('TY  - JOUR\nTI  - Sets\nDA  - Jun 1\nPY  - 2019\nER  - \n');
    assert.equal(entries[0]?.publishedOn, '2019');
  });
});
