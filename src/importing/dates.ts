export const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/;
/** `5 May 2020`, `May 5, 2020`, `May 2020`. */
const SPOKEN = /^(?:(\d{1,2})(?:st|nd|rd|th)?\.? )?([a-z]{3,9})\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?,? (\d{4})$/i;

/** `2025`, `2025-06` or `2025-06-17`, whatever stands behind it left out; `undefined` where no such day exists. */
export function isoDateOf(text: string | undefined): string | undefined {
  const [, year, month, day] = DATE.exec(text ?? '') ?? [];
  if (year === undefined || Number(year) < 1500) return undefined;
  if (month === undefined || Number(month) < 1 || Number(month) > 12) return year;
  if (day === undefined || Number(day) < 1 || Number(day) > new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()) return `${year}-${month}`;
  return `${year}-${month}-${day}`;
}

export function isoDayOf(text: string | undefined): string | undefined {
  const date = isoDateOf(text);
  return date?.length === 10 ? date : undefined;
}

/** An ISO date of its parts, as far as they are there. */
export function dateOfParts(year: number | undefined, month?: number, day?: number): string | undefined {
  if (year === undefined || !Number.isInteger(year)) return undefined;
  const two = (value: number | undefined): string => (value !== undefined && Number.isInteger(value) && value > 0 ? `-${String(value).padStart(2, '0')}` : '');
  const monthPart = two(month);
  return isoDateOf(`${String(year).padStart(4, '0')}${monthPart}${monthPart === '' ? '' : two(day)}`);
}

/** One to twelve by its English name or the beginning of it, or by its number. */
export function monthOf(text: string): number | undefined {
  const named = MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1;
  return named > 0 ? named : Number(text) || undefined;
}

/** An ISO date of what people write: `2020/05/01`, `5 May 2020`; of `Spring 2020` the year. */
export function writtenDateOf(text: string | undefined): string | undefined {
  const bare = (text ?? '').slice(0, 100).trim();
  const iso = isoDateOf(bare.split('/').map((part) => (/^\d$/.test(part) ? `0${part}` : part)).join('-'));
  if (iso !== undefined) return iso;
  const [, before, month = '', behind, year] = SPOKEN.exec(bare) ?? [];
  if (year === undefined) return isoDateOf(/(?<!\d)\d{4}(?!\d)/.exec(bare)?.[0]);
  return dateOfParts(Number(year), MONTHS.includes(month.slice(0, 3).toLowerCase()) ? monthOf(month) : undefined, Number(before ?? behind) || undefined);
}
