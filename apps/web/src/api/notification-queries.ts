import { infiniteQueryOptions } from '@tanstack/react-query';
import { listNotifications } from '#api-client';

export const notificationsKey = ['notifications'] as const;

/** What one should know, the newest first, a page at a time; how many are unread is of all of them. */
export const notificationsQuery = infiniteQueryOptions({
  queryKey: notificationsKey,
  queryFn: async ({ pageParam, signal }) => {
    const query = pageParam ? { cursor: pageParam } : {};
    return (await listNotifications({ query, throwOnError: true, signal })).data;
  },
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});
