import { queryOptions } from '@tanstack/react-query';
import {
  type Conversation,
  getPlainLanguage,
  getRecipients,
  getSending,
  listCannedReplies,
  listColleagues,
  listDrafts,
  previewReply,
} from '#api-client';
import { conversationsKey } from '../api/queries.js';

const throwOnError = true as const;
const SELDOM_MS = 300_000;

export type WritingTo = 'reply' | 'reply-all' | 'forward';

/**
 * Whom an answer would go to. It changes with every message that comes in.
 * @param message what it answers or hands on; null: the newest
 */
export const recipientsQuery = (reference: string, how: WritingTo, message: string | null) =>
  queryOptions({
    queryKey: [...conversationsKey, 'one', reference, 'recipients', how, message],
    queryFn: async ({ signal }) =>
      (
        await getRecipients({
          path: { reference },
          query: { for: how, ...(message ? { message } : {}) },
          throwOnError,
          signal,
        })
      ).data,
  });

/** The colleagues who may see a conversation. */
export const colleaguesQuery = (reference: string) =>
  queryOptions({
    queryKey: ['colleagues', reference],
    queryFn: async ({ signal }) =>
      (await listColleagues({ path: { reference }, throwOnError, signal })).data.items,
    staleTime: SELDOM_MS,
  });

/** What the template puts around the words. */
export const aroundQuery = ({ reference, kind, stage }: Conversation, holding: boolean) =>
  queryOptions({
    queryKey: ['around', reference, kind, stage, holding],
    queryFn: async ({ signal }) =>
      (await previewReply({ path: { reference }, body: { holding }, throwOnError, signal })).data,
    staleTime: SELDOM_MS,
  });

export const sendingQuery = queryOptions({
  queryKey: ['sending'],
  queryFn: async ({ signal }) => (await getSending({ throwOnError, signal })).data,
  staleTime: SELDOM_MS,
});

export const plainLanguageQuery = queryOptions({
  queryKey: ['plain-language'],
  queryFn: async ({ signal }) => (await getPlainLanguage({ throwOnError, signal })).data,
  staleTime: SELDOM_MS,
});

export const cannedRepliesQuery = queryOptions({
  queryKey: ['canned-replies'],
  queryFn: async ({ signal }) => (await listCannedReplies({ throwOnError, signal })).data.items,
  staleTime: 60_000,
});

/** The conversations in which something is being written. */
export const draftsQuery = queryOptions({
  queryKey: ['drafts'],
  queryFn: async ({ signal }) => (await listDrafts({ throwOnError, signal })).data.items,
  staleTime: 30_000,
});
