import { strict as assert } from 'node:assert';
import { dateOf, yearsOf } from '../../../src/papers/years';

describe('the years that a paper can be cited with', () => {
  const rows: [name: string, paper: Parameters<typeof yearsOf>[0], ...years: number[]][] = [
    ['nothing known', {}],
    ['a listing alone', { listedOn: '2025-05-23' } as object],
    ['published', { publishedOn: '2016-06' }, 2016],
    ['a preprint', { arxivId: '2306.00001' }, 2023],
    ['a preprint, and the day that it came out by another calendar', { arxivId: '2501.00001', publishedOn: '2024-12-31' }, 2025],
    ['a preprint, dated later by who knows no venue', { arxivId: '2306.00001', publishedOn: '2024' }, 2023],
    ['a preprint that came out at a venue', { arxivId: '2306.00001', publishedOn: '2024', venue: 'ICLR' }, 2024, 2023],
    ['a preprint with a venue and the day of the preprint', { arxivId: '2306.00001', publishedOn: '2023-06-01', venue: 'ICLR' }, 2023],
    ['an old preprint', { arxivId: 'hep-th/9901001' }, 1999],
  ];
  for (const [name, paper, ...years] of rows) {
    it(`${name}: ${years.join(', ') || 'none'}`, () => { assert.deepEqual(yearsOf(paper), years); });
  }
});

describe('the date that a paper is ordered by', () => {
  const rows: [name: string, paper: Parameters<typeof dateOf>[0], date: string][] = [
    ['nothing known', {}, ''],
    ['a listing', { listedOn: '2025-05-23', arxivId: '2504.00001', publishedOn: '2024' }, '2025-05-23'],
    ['a preprint', { arxivId: '2504.00001', publishedOn: '2026' }, '2025-04'],
    ['an old preprint', { arxivId: 'hep-th/9901001' }, '1999-01'],
    ['published', { publishedOn: '2016-06' }, '2016-06'],
  ];
  for (const [name, paper, date] of rows) it(name, () => { assert.equal(dateOf(paper), date); });
});
