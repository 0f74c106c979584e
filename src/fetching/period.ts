import type { Period } from './sources';

/** Stretches of time that are offered by name. */
export type PeriodName = 'today' | 'yesterday' | 'this-week' | 'last-week' | 'this-month' | 'last-month';

const DAY = 86_400_000;
const WRITTEN = /^(\d{4})-(?:W(\d{2})|(\d{2})(?:-(\d{2}))?)$/;

/** Today as an ISO day of UTC, which the listing's days are of. */
export function isoToday(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

/** The stretches with a name, as seen from an ISO day. */
export function namedPeriods(today: string): ReadonlyMap<PeriodName, Period> {
  const now = timeOf(today);
  const lastMonth = new Date(now);
  lastMonth.setUTCDate(0);
  return new Map<PeriodName, Period>([
    ['today', { day: today }],
    ['yesterday', { day: isoToday(now - DAY) }],
    ['this-week', { week: weekOf(now) }],
    ['last-week', { week: weekOf(now - 7 * DAY) }],
    ['this-month', { month: today.slice(0, 7) }],
    ['last-month', { month: lastMonth.toISOString().slice(0, 7) }],
  ]);
}

/** A period as it is written: `2025-11-03`, `2025-W45`, `2025-11`. */
export function periodText(period: Period): string {
  return 'day' in period ? period.day : 'week' in period ? period.week : period.month;
}

/** Reads such a text: `unreadable` where it is none or no such day or week exists, `future` where it has not begun. */
export function readPeriod(text: string, today: string): Period | 'unreadable' | 'future' {
  const [, yearText, weekText, monthText, dayText] = WRITTEN.exec(text.trim().toUpperCase()) ?? [];
  if (yearText === undefined) return 'unreadable';
  if (weekText !== undefined) {
    const week = `${yearText}-W${weekText}`;
    const monday = firstMonday(Number(yearText)) + (Number(weekText) - 1) * 7 * DAY;
    if (weekOf(monday) !== week) return 'unreadable';
    return monday > timeOf(today) ? 'future' : { week };
  }
  const month = `${yearText}-${monthText ?? ''}`;
  const day = `${month}-${dayText ?? '01'}`;
  const time = timeOf(day);
  if (Number.isNaN(time) || isoToday(time) !== day) return 'unreadable';
  if (time > timeOf(today)) return 'future';
  return dayText === undefined ? { month } : { day };
}

function timeOf(isoDay: string): number {
  return Date.parse(`${isoDay}T00:00:00Z`);
}

/** The ISO week of a moment: a week is of the year that its Thursday is in. */
function weekOf(time: number): string {
  const weekday = (new Date(time).getUTCDay() + 6) % 7;
  const year = new Date(time + (3 - weekday) * DAY).getUTCFullYear();
  const week = Math.floor((time - firstMonday(year)) / (7 * DAY)) + 1;
  return `${String(year).padStart(4, '0')}-W${String(week).padStart(2, '0')}`;
}

/** The Monday of the first week of a year: that of January 4. */
function firstMonday(year: number): number {
  const fourth = Date.parse(`${String(year).padStart(4, '0')}-01-04T00:00:00Z`);
  return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY;
}
