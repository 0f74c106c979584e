import { strict as assert } from 'node:assert';
import { writtenDateOf } from '../../../src/importing/dates';
import { readImport } from '../../../src/importing/read';

describe('dates as people write them', () => {
  const rows: [text: string, date: string | undefined][] = [
    ['May 2020', '2020-05'],
    ['5 May 2020', '2020-05-05'],
    ['May 5, 2020', '2020-05-05'],
    ['May 5th, 2020', '2020-05-05'],
    ['Sept. 2020', '2020-09'],
    ['2020/5/1', '2020-05-01'],
    ['2020-05-01T10:00:00Z', '2020-05-01'],
    ['Spring 2020', '2020'],
    ['31 February 2020', '2020-02'],
    ['in press', undefined],
  ];
  for (const [text, date] of rows) it(text, () => { assert.equal(writtenDateOf(text), date); });

  it('are read from CSL and RIS', () => {
    const csl = (issued: unknown): unknown => readImport(JSON.stringify([{ type: 'book', title: 'Sets', issued }])).entries[0]?.publishedOn;
    assert.deepEqual([csl({ raw: 'May 2020' }), csl({ literal: '5 May 2020' }), csl('2020-05-01'), csl({ 'date-parts': [[2020, 5]] })], ['2020-05', '2020-05-05', '2020-05-01', '2020-05']);
    const ris = (date: string): unknown => readImport(`TY  - JOUR\nTI  - Sets\n${date}\nER  - \n`).entries[0]?.publishedOn;
    assert.deepEqual([ris('DA  - 2025/06/17/summer'), ris('PY  - 2025///'), ris('DA  - 17 June 2025'), ris('DA  - Jun 1\nPY  - 2025')], ['2025-06-17', '2025', '2025-06-17', '2025']);
  });
});
