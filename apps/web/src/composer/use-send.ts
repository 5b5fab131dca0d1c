import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { addNote, type Conversation, replyToConversation } from '#api-client';
import { Problem } from '../api/problem.js';
import { conversationQuery } from '../api/queries.js';
import { newKey } from '../api/set-up-client.js';
import { whatHappened } from '../conversation/what-happened.js';
import { refreshLists } from '../live/gather-changes.js';
import type { Writing } from './use-draft.js';

export type After = 'stay' | 'wait' | 'done';

export interface Sending {
  writing: Writing;
  text: string;
  after: After;
}

/**
 * Sends a reply or keeps a note. The same text is tried again under the same key, so that an answer that got lost on its way
 * back sends nothing twice. A reply written on something that has changed since is held back, and says what happened.
 */
export function useSend(conversation: Conversation, onSent: (sent: Sending) => void) {
  const { reference, version } = conversation;
  const queries = useQueryClient();
  const attempt = useRef({ what: '', key: '' });
  const { queryKey } = conversationQuery(reference);
  return useMutation({
    mutationFn: async ({ writing, text, after }: Sending) => {
      const what = JSON.stringify([writing, text, after]);
      if (attempt.current.what !== what) attempt.current = { what, key: newKey() };
      const send = async (seen: number, key: string) => {
        const options = {
          path: { reference },
          headers: { 'Idempotency-Key': key },
          throwOnError: true as const,
        };
        if (writing === 'note') return (await addNote({ ...options, body: { text } })).data;
        return (await replyToConversation({ ...options, body: { text, after, version: seen } })).data;
      };
      try {
        return await send(version, attempt.current.key);
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'stale-version') throw error;
        // Another version makes it another call.
        attempt.current.key = newKey();
        const now = await queries.fetchQuery({ ...conversationQuery(reference), staleTime: 0 });
        const happened = whatHappened(conversation, now);
        if (!happened) return await send(now.version, attempt.current.key);
        error.message = happened;
        throw error;
      }
    },
    onSuccess: (now, sending) => {
      attempt.current = { what: '', key: '' };
      queries.setQueryData(queryKey, now);
      refreshLists(queries);
      onSent(sending);
    },
  });
}
