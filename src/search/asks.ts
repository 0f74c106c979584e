import { parseQuery } from './query';
import { matchesValue } from './values';

/** Whether a query has a filter that asks for a value, or for papers without it. */
export function asksFor(query: string, filterName: string, value: string): boolean {
  return parseQuery(query).filters.some(({ filter, values }) => filter.name === filterName && values.some((asked) => matchesValue(value, asked)));
}
