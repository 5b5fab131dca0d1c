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

/** What the address asks for at this moment; what is drawn follows. */
export function filterNow(): ListFilter {
  return filterFrom(new URLSearchParams(window.location.search));
}

/** Parts of a filter; `undefined` takes one away. */
export type FilterChange = { [K in keyof ListFilter]?: string | undefined };

/** The address with parts of the filter replaced. */
export function withChange(filter: ListFilter, change: FilterChange): string {
  return addressOf(Object.fromEntries(Object.entries({ ...filter, ...change }).filter(([, value]) => value)));
}
