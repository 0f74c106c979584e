import type { FilterKind } from './filters';

/** Both ends belong to it. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

const YEAR = /^\d{4}$/;

/** `2024`, `2024..2025`, `2024..`, `..2025`, `2024-2025`; `undefined` where it is none of them. */
export function readYears(text: string): NumberRange | undefined {
  const [first = '', second] = text.split(/\.\.|-|–/);
  if ((first !== '' && !YEAR.test(first)) || (second !== undefined && second !== '' && !YEAR.test(second))) return undefined;
  if (second === undefined) return first === '' ? undefined : { from: Number(first), to: Number(first) };
  if (first === '' && second === '') return undefined;
  return { from: first === '' ? 1 : Number(first), to: second === '' ? 9999 : Number(second) };
}

const DAY = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;

/** From the first or up to the last day of `2025`, `2025-06` or `2025-06-12`, as numbers such as 20250612. */
export function readDays(text: string, kind: FilterKind): NumberRange | undefined {
  const found = DAY.exec(text);
  if (!found) return undefined;
  const [, year, month, day] = found;
  const number = (rest: number): number => Number(year) * 10000 + Number(month ?? 0) * 100 + Number(day ?? 0) + rest;
  if (Number(month ?? 1) > 12 || Number(month ?? 1) === 0 || Number(day ?? 1) > 31) return undefined;
  // `after` begins with what is named, as in mail programs; `before` ends where it begins.
  return kind === 'after' ? { from: number(0), to: 99999999 } : { from: 1, to: number(0) - 1 };
}
