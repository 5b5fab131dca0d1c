import { queryOptions } from '@tanstack/react-query';
import { listLooks } from '#api-client';
import { channelsQuery } from '../api/queries.js';

/** Whether a channel was looked at, day by day; anew with whatever changes the channels. */
export const looksQuery = (id: string) =>
  queryOptions({
    queryKey: [...channelsQuery.queryKey, id, 'looks'],
    queryFn: async ({ signal }) => (await listLooks({ path: { id }, throwOnError: true, signal })).data.items,
    refetchInterval: 60_000,
  });
