import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  getConversation,
  getDueDate,
  getMe,
  type ListConversationsData,
  listAllQueues,
  listChannels,
  listConnectors,
  listConversations,
  listFilterOptions,
  listLedger,
  listNotices,
  listQueues,
  listSavedViews,
  listTargets,
  listTeams,
  listUsers,
  listViews,
  whoAmI,
} from '#api-client';

/** What the list is asked for, without the place in it. */
export type ListFilter = Omit<NonNullable<ListConversationsData['query']>, 'cursor' | 'limit'>;

const PAGE = 50;
const SHALLOW_PAGES = 4;
const throwOnError = true as const;

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => (await whoAmI({ throwOnError, signal })).data,
  staleTime: Number.POSITIVE_INFINITY,
  retry: (count, error) => (error as { status?: number }).status === 0 && count < 2,
});

export const conversationsKey = ['conversations'] as const;

export const conversationsQuery = (filter: ListFilter) =>
  infiniteQueryOptions({
    queryKey: [...conversationsKey, 'list', filter],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...filter, limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) };
      return (await listConversations({ query, throwOnError, signal })).data;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchOnMount: isShallow,
    refetchOnWindowFocus: isShallow,
    refetchOnReconnect: isShallow,
  });

/** Whether a list may be loaded anew whole; one that somebody has scrolled far down is mended where it changes instead. */
export function isShallow({ state }: { state: { data?: unknown } }): boolean {
  const pages = (state.data as { pages?: unknown[] } | undefined)?.pages?.length ?? 0;
  return pages <= SHALLOW_PAGES;
}

/** @param peek fetches it ahead: nobody has read it yet */
export const conversationQuery = (reference: string, { peek = false } = {}) =>
  queryOptions({
    queryKey: [...conversationsKey, 'one', reference],
    queryFn: async ({ signal }) => {
      const ahead = peek ? { query: { peek: 'true' } } : {};
      return (await getConversation({ path: { reference }, ...ahead, throwOnError, signal })).data;
    },
  });

export const queuesQuery = queryOptions({
  queryKey: ['queues'],
  queryFn: async ({ signal }) => (await listQueues({ throwOnError, signal })).data.items,
});

export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: async ({ signal }) => (await listViews({ throwOnError, signal })).data.items,
});

export const savedViewsQuery = queryOptions({
  queryKey: ['saved-views'],
  queryFn: async ({ signal }) => (await listSavedViews({ throwOnError, signal })).data.items,
});

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: async ({ signal }) => (await listTeams({ throwOnError, signal })).data.items,
  staleTime: 300_000,
});

export const filterOptionsQuery = queryOptions({
  queryKey: ['filter-options'],
  queryFn: async ({ signal }) => (await listFilterOptions({ throwOnError, signal })).data,
  staleTime: 300_000,
});

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: async ({ signal }) => (await listChannels({ throwOnError, signal })).data.items,
  refetchInterval: 60_000,
});

export const connectorsQuery = queryOptions({
  queryKey: ['connectors'],
  queryFn: async ({ signal }) => (await listConnectors({ throwOnError, signal })).data.items,
  staleTime: Number.POSITIVE_INFINITY,
});

export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: async ({ signal }) => (await listNotices({ throwOnError, signal })).data.items,
  refetchInterval: 60_000,
});

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: async ({ signal }) => (await listUsers({ throwOnError, signal })).data.items,
  staleTime: 300_000,
});

export const setAsideQuery = infiniteQueryOptions({
  queryKey: ['ledger', 'quarantined'],
  queryFn: async ({ pageParam, signal }) => {
    const query = {
      outcome: 'quarantined' as const,
      limit: PAGE,
      ...(pageParam ? { cursor: pageParam } : {}),
    };
    return (await listLedger({ query, throwOnError, signal })).data;
  },
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});

/**
 * Which of the coming days are working days. There is no call for it; the explanation of the longest promise, had it been
 * received some days ago, tells day by day. The days before its first counted one may hold the day of receipt, which is a
 * working day although it is not counted, and are left out.
 *
 * @param received far enough back for the day of receipt to lie before today over any long weekend
 */
export const comingDaysQuery = (received: string) =>
  queryOptions({
    queryKey: ['coming-days', received],
    queryFn: async ({ signal }) => {
      const targets = (await listTargets({ throwOnError, signal })).data.items;
      const longest = targets
        .filter(({ unit, calendar }) => unit === 'working-days' && calendar === 'organisation')
        .sort((a, b) => b.amount - a.amount)[0];
      if (!longest) return [];
      const { days } = (await getDueDate({ query: { target: longest.key, received }, throwOnError, signal }))
        .data;
      return days.slice(days.findIndex(({ counted }) => counted));
    },
    staleTime: 3600_000,
  });

/** Every queue that work can be handed to, those included that only others see into. */
export const allQueuesQuery = queryOptions({
  queryKey: ['all-queues'],
  queryFn: async ({ signal }) => (await listAllQueues({ throwOnError, signal })).data.items,
  staleTime: 60_000,
});

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => (await getMe({ throwOnError, signal })).data,
});
