import { queryOptions } from '@tanstack/react-query';
import { getContact, listContacts, listConversations, listRelated } from '#api-client';

const throwOnError = true as const;
const NEWEST = 10;
const FOUND = 8;

export const contactsKey = ['contacts'] as const;
export const relatedKey = ['related'] as const;

export const contactQuery = (id: string) =>
  queryOptions({
    queryKey: [...contactsKey, 'one', id],
    queryFn: async ({ signal }) => (await getContact({ path: { id }, throwOnError, signal })).data,
  });

/** The first few whose name or address holds the words. */
export const contactsFoundQuery = (q: string) =>
  queryOptions({
    queryKey: [...contactsKey, 'found', q],
    queryFn: async ({ signal }) =>
      (await listContacts({ query: { q, limit: FOUND }, throwOnError, signal })).data.items,
    enabled: q.length > 1,
  });

/** The newest conversations of one person, whatever their status. */
export const contactConversationsQuery = (contact: string) =>
  queryOptions({
    queryKey: [...contactsKey, 'conversations', contact],
    queryFn: async ({ signal }) =>
      (
        await listConversations({
          // One more than is shown: the one that is open is left out.
          query: { contact, sort: 'newest', limit: NEWEST + 1 },
          throwOnError,
          signal,
        })
      ).data.items,
  });

/** What may be the same matter. */
export const relatedQuery = (reference: string) =>
  queryOptions({
    queryKey: [...relatedKey, reference],
    queryFn: async ({ signal }) =>
      (await listRelated({ path: { reference }, throwOnError, signal })).data.items,
    staleTime: 60_000,
  });
