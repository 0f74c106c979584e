import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { namedPeriods, periodText, readPeriod } from '../../../src/fetching/period';

describe('periods of Daily Papers', () => {
  // ISO 8601: the week of January 4 is the first, and a week is of the year that its Thursday is in.
  const cases: [today: string, yesterday: string, week: string, lastWeek: string, lastMonth: string][] = [
    ['2025-11-03', '2025-11-02', '2025-W45', '2025-W44', '2025-10'],
    ['2025-11-09', '2025-11-08', '2025-W45', '2025-W44', '2025-10'],
    ['2026-01-01', '2025-12-31', '2026-W01', '2025-W52', '2025-12'],
    ['2021-01-03', '2021-01-02', '2020-W53', '2020-W52', '2020-12'],
    ['2024-12-30', '2024-12-29', '2025-W01', '2024-W52', '2024-11'],
    ['2024-03-31', '2024-03-30', '2024-W13', '2024-W12', '2024-02'],
  ];
  for (const [today, yesterday, week, lastWeek, lastMonth] of cases) {
    it(`with a name, on ${today}`, () => {
      const texts = [...namedPeriods(today).values()].map(periodText);
      assert.deepEqual(texts, [today, yesterday, week, lastWeek, today.slice(0, 7), lastMonth]);
    });
  }

  const written: [text: string, period: ReturnType<typeof readPeriod>][] = [
    ['2025-11-03', { day: '2025-11-03' }],
    [' 2025-w45 ', { week: '2025-W45' }],
    ['2025-11', { month: '2025-11' }],
    ['2020-W53', { week: '2020-W53' }],
    ['2025-11-04', 'future'],
    ['2025-W46', 'future'],
    ['2025-12', 'future'],
    ['2025-W53', 'unreadable'],
    ['2025-W00', 'unreadable'],
    ['2025-02-29', 'unreadable'],
    ['2025-13', 'unreadable'],
    ['2025-11-3', 'unreadable'],
    ['2025', 'unreadable'],
    ['', 'unreadable'],
    ['2025-11-03&limit=1', 'unreadable'],
  ];
  for (const [text, period] of written) {
    it(`written as “${text}”`, () => { assert.deepEqual(readPeriod(text, '2025-11-03'), period); });
  }

  it('that have a name can be written', () => {
    const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    fc.assert(fc.property(days, (today) => {
      for (const period of namedPeriods(today).values()) assert.deepEqual(readPeriod(periodText(period), today), period);
    }));
  });
});
