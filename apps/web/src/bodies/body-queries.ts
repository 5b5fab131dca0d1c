import { queryOptions } from '@tanstack/react-query';
import { listBodies, previewRedirect } from '#api-client';

const throwOnError = true as const;

export const bodiesQuery = queryOptions({
  queryKey: ['bodies'],
  queryFn: async ({ signal }) => (await listBodies({ throwOnError, signal })).data.items,
});

/** What a contact would be told. */
export const redirectPreviewQuery = (reference: string, body: string, words: string) =>
  queryOptions({
    queryKey: ['redirect-preview', reference, body, words],
    queryFn: async ({ signal }) =>
      (await previewRedirect({ path: { reference }, body: { body, words }, throwOnError, signal })).data,
    retry: false,
  });
