import { useQuery } from '@tanstack/react-query';
import type { SavedView } from '#api-client';
import { type ListFilter, savedViewsQuery, viewsQuery } from '../api/queries.js';
import { filterFrom, narrowing, showsSame, valuesOf } from './filter.js';

/** What shows just this list: a saved view, or one that everybody has; null where it is a list of one's own making. */
export function useKnownView(filter: ListFilter): { saved: SavedView | null } | null {
  const { data: views = [] } = useQuery(viewsQuery);
  const saved = useSavedView(filter);
  if (saved) return { saved };
  const same = ({ query }: { query: string }) => showsSame(filterFrom(new URLSearchParams(query)), filter);
  const parts = narrowing(filter);
  const alone = (key: 'queue' | 'channel') =>
    parts.length === 1 && !filter.q && valuesOf(filter, key).length === 1;
  return alone('queue') || alone('channel') || views.some(same) || (parts.length === 0 && !filter.q)
    ? { saved: null }
    : null;
}

export function useSavedView(filter: ListFilter): SavedView | null {
  const { data: saved = [] } = useQuery(savedViewsQuery);
  return saved.find(({ query }) => showsSame(filterFrom(new URLSearchParams(query)), filter)) ?? null;
}
