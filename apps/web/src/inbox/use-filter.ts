import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { ListFilter } from '../api/queries.js';
import { addressOf, filterFrom } from './filter.js';

/** The present filter, and the address of this list with something changed in it. */
export function useFilter(): ListFilter {
  const [search] = useSearchParams();
  const text = search.toString();
  return useMemo(() => filterFrom(new URLSearchParams(text)), [text]);
}

/** The address with parts of the filter replaced; `undefined` removes one. */
export function withChange(
  filter: ListFilter,
  change: { [K in keyof ListFilter]?: string | undefined },
): string {
  return addressOf(Object.fromEntries(Object.entries({ ...filter, ...change }).filter(([, value]) => value)));
}
