import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { SavedView } from '#api-client';
import { type ListFilter, savedViewsQuery } from '../api/queries.js';
import { queryOf, showsSame } from './filter.js';
import { type FilterChange, filterNow, withChange } from './use-filter.js';
import { useKnownView, useSavedView } from './use-known-view.js';

/** The saved view whose filters were changed last, and what has become of them. */
let origin: { view: string; filter: ListFilter } | null = null;

/**
 * Changes parts of the filter; which saved view they came from is remembered.
 * @param drawn the filter as it is drawn. The changes are made to what the address says, which is ahead of it.
 */
export function useChangeFilter(drawn: ListFilter) {
  const navigate = useNavigate();
  const saved = useSavedView(drawn);
  return (changeOf: (filter: ListFilter) => FilterChange, { replace = false } = {}): void => {
    const filter = filterNow();
    const change = changeOf(filter);
    const next = { ...filter, ...change } as ListFilter;
    if (saved) origin = { view: saved.id, filter: next };
    else if (origin && queryOf(origin.filter) === queryOf(filter)) origin = { ...origin, filter: next };
    void navigate(withChange(filter, change), { replace });
  };
}

/** The saved view that this list was made from by changing its filters; null where it shows just that, or none. */
export function useViewOrigin(filter: ListFilter): SavedView | null {
  const { data: saved = [] } = useQuery(savedViewsQuery);
  const known = useKnownView(filter);
  if (known || !origin || !showsSame(origin.filter, filter)) return null;
  const { view } = origin;
  return saved.find(({ id }) => id === view) ?? null;
}
