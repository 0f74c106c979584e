const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAY = /^([A-Z][a-z]{2})[a-z]*\.? (\d{1,2})(?:, ?(\d{4}))?(?: (\d+))?$/;

/** A day as a listing writes it: `May 23 3`, `Jun 28, 2024`, `Dec 19, 2024 11`. */
export interface ListedDay {
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly year?: number;
  readonly commentCount?: number;
}

/** Reads a listing's day line, or gives `undefined` where it is none or no such day exists. */
export function readDay(line: string): ListedDay | undefined {
  const found = DAY.exec(line.trim().replace(/\s+/g, ' '));
  if (!found) return undefined;
  const [, name = '', dayText, yearText, comments] = found;
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  const day = Number(dayText);
  const year = yearText === undefined ? undefined : Number(yearText);
  // 2000 stands in where no year is written: a leap year, so that Feb 29 passes.
  if (month === 0 || day < 1 || day > daysIn(year ?? 2000, month)) return undefined;
  return {
    month,
    day,
    ...(year === undefined ? {} : { year }),
    ...(comments === undefined ? {} : { commentCount: Number(comments) }),
  };
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** ISO day, such as `2025-05-23`. */
export function isoDay(year: number, { month, day }: ListedDay): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}
