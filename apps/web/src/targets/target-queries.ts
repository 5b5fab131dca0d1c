import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { listTargets, tryTarget } from '#api-client';
import type { TargetDraft } from './target-draft.js';

const throwOnError = true as const;

export const targetsQuery = queryOptions({
  queryKey: ['targets', 'all'],
  queryFn: async ({ signal }) => (await listTargets({ throwOnError, signal })).data.items,
});

/** What a target as it stands in the editor comes to for something that comes in at an instant. */
export const tryQuery = (target: TargetDraft, received: string | null) =>
  queryOptions({
    queryKey: ['targets', 'try', target, received],
    queryFn: async ({ signal }) =>
      (await tryTarget({ body: { target, received: received ?? '' }, throwOnError, signal })).data,
    enabled: received !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
