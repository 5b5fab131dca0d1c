import type { ListFilter } from '../api/queries.js';

/** What a list can be narrowed to. */
export const FILTERS = [
  ...([
    'due',
    'assignee',
    'team',
    'status',
    'queue',
    'channel',
    'kind',
    'tag',
    'unread',
    'attachments',
    'delivery',
  ] as const),
] as const;
/** Also by the person, which is chosen beside a conversation, and the body that it was redirected to: neither from a menu. */
const NARROWINGS = [...FILTERS, 'contact', 'redirectedTo'] as const;
export type Narrowing = (typeof NARROWINGS)[number];
const KEYS = [...NARROWINGS, 'q', 'sort'] as const;
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
  const search = typeof filter === 'string' ? filter : queryOf(filter);
  const path = reference ? `/conversations/${reference}` : '/';
  return search ? `${path}?${search}` : path;
}

/** The filter as the address bar and saved views have it. */
export function queryOf(filter: ListFilter): string {
  return new URLSearchParams(entriesOf(filter)).toString().replaceAll('%2C', ',');
}

/** What narrows the list, in a stable order; the search and the order of the list are none of it. */
export function narrowing(filter: ListFilter): [Narrowing, string][] {
  return entriesOf(filter).filter(([key]) => key !== 'q' && key !== 'sort') as ReturnType<typeof narrowing>;
}

/** The values of one filter, of which any will do. */
export function valuesOf(filter: ListFilter, key: Narrowing): string[] {
  return filter[key]?.split(',').filter(Boolean) ?? [];
}

/** Whether it holds what is over as well, where nobody says: every other list holds what is open. */
export function looksEverywhere({ q, contact, delivery, redirectedTo }: ListFilter): boolean {
  return Boolean(q || contact || delivery || redirectedTo);
}

/** How the list is ordered where nobody says: what is over has no due date, and a search looks there too. */
export function usualSort(filter: ListFilter): NonNullable<ListFilter['sort']> {
  const statuses = valuesOf(filter, 'status');
  const over = statuses.length > 0 && statuses.every((each) => each === 'done' || each === 'spam');
  return over || ((filter.q || filter.delivery || filter.redirectedTo) && statuses.length === 0)
    ? 'newest'
    : 'due';
}

/** Whether two filters show the same, in whatever order. */
export function showsSame(a: ListFilter, b: ListFilter): boolean {
  const plain = (filter: ListFilter) =>
    narrowing(filter)
      .filter(([key, value]) => !(key === 'status' && value === 'active'))
      .map(([key]) => [key, valuesOf(filter, key).sort()])
      .join();
  return plain(a) === plain(b) && (a.q ?? '') === (b.q ?? '');
}

function entriesOf(filter: ListFilter): [FilterKey, string][] {
  return KEYS.flatMap((key) => (filter[key] ? [[key, String(filter[key])] as [FilterKey, string]] : []));
}
