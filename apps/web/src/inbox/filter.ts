import type { ListFilter } from '../api/queries.js';

const KEYS = ['queue', 'status', 'channel', 'kind', 'assignee', 'due', 'tag', 'q', 'sort'] as const;
export type FilterKey = (typeof KEYS)[number];

/** The list's filter as the address bar has it; what is unknown there is left out. */
export function filterFrom(search: URLSearchParams): ListFilter {
  const filter: Record<string, string> = {};
  for (const key of KEYS) {
    const value = search.get(key)?.trim();
    if (value) filter[key] = value;
  }
  return filter as ListFilter;
}

/** The address of a list; a view's `query` can be handed in as it is. */
export function addressOf(filter: ListFilter | string, reference?: string): string {
  const search = typeof filter === 'string' ? filter : new URLSearchParams(entriesOf(filter)).toString();
  const path = reference ? `/conversations/${reference}` : '/';
  return search ? `${path}?${search}` : path;
}

/** What narrows the list, in a stable order; the search and the order of the list are none of it. */
export function narrowing(filter: ListFilter): [Exclude<FilterKey, 'q' | 'sort'>, string][] {
  return entriesOf(filter).filter(([key]) => key !== 'q' && key !== 'sort') as ReturnType<typeof narrowing>;
}

/** Whether two filters show the same, in whatever order. */
export function showsSame(a: ListFilter, b: ListFilter): boolean {
  const plain = (filter: ListFilter) =>
    narrowing(filter)
      .filter(([key, value]) => !(key === 'status' && value === 'active'))
      .join();
  return plain(a) === plain(b) && (a.q ?? '') === (b.q ?? '');
}

function entriesOf(filter: ListFilter): [FilterKey, string][] {
  return KEYS.flatMap((key) => (filter[key] ? [[key, String(filter[key])] as [FilterKey, string]] : []));
}
