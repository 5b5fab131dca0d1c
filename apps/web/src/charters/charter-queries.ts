import { queryOptions } from '@tanstack/react-query';
import { getCharterDiff, listCharters } from '#api-client';

const throwOnError = true as const;
const key = ['charters'] as const;

export const chartersKey = key;

export const chartersQuery = queryOptions({
  queryKey: [...key, 'list'],
  queryFn: async ({ signal }) => (await listCharters({ throwOnError, signal })).data.items,
});

/** What a charter would change here. */
export const charterDiffQuery = (name: string) =>
  queryOptions({
    queryKey: [...key, 'diff', name],
    queryFn: async ({ signal }) => (await getCharterDiff({ path: { name }, throwOnError, signal })).data,
  });
