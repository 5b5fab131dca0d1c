import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import type { Conversation, HistoryEvent } from '#api-client';
import { Problem } from '../api/problem.js';
import { conversationQuery, conversationsKey } from '../api/queries.js';
import { refreshLists } from '../live/gather-changes.js';
import { texts } from '../texts.js';
import { changeInLists } from './lists-in-cache.js';
import { sayFailure } from './toasts.js';

export interface Change {
  /** The call; it is handed the version that is on the screen. */
  run: (version: number) => Promise<{ data: Conversation }>;
  /** How it will look once it is done, shown at once. */
  patch?: Partial<Conversation>;
  /** It leaves the lists of what is open. */
  leaves?: boolean;
}

/** Does something to a conversation: shown at once, put back in words where the server says no. Null where it did. */
export function useChange(reference: string): (change: Change) => Promise<Conversation | null> {
  const queries = useQueryClient();
  const busy = useRef(Promise.resolve<unknown>(null));
  return useCallback(
    (change) => {
      const { queryKey } = conversationQuery(reference);
      const perform = async () => {
        await queries.cancelQueries({ queryKey });
        const before = queries.getQueryData(queryKey);
        if (!before) return null;
        if (change.patch) {
          const { patch } = change;
          queries.setQueryData(queryKey, { ...before, ...patch });
          const { clocks: _, ...rest } = patch;
          changeInLists(queries, conversationsKey, reference, (row) =>
            change.leaves ? null : { ...row, ...rest },
          );
        }
        try {
          const { data } = await change.run(before.version);
          queries.setQueryData(queryKey, data);
          return data;
        } catch (error) {
          queries.setQueryData(queryKey, before);
          if (error instanceof Problem && error.code === 'stale-version') {
            const now = await queries.fetchQuery({ ...conversationQuery(reference), staleTime: 0 });
            const { stale, staleDetail } = texts.actions.toasts;
            sayFailure(new Error(staleDetail(whatHappened(before, now))), stale);
          } else {
            sayFailure(error);
          }
          return null;
        } finally {
          refreshLists(queries);
        }
      };
      // One after the other: the second needs the version that the first made.
      const done = busy.current.then(perform, perform);
      busy.current = done;
      return done;
    },
    [queries, reference],
  );
}

/** What others did in between, in the words of the history. */
export function whatHappened(
  before: Pick<Conversation, 'history'>,
  now: Pick<Conversation, 'history'> & { reference: string },
): string {
  const seen = new Set(before.history.map(({ id }: HistoryEvent) => id));
  const news = now.history.filter(({ id }) => !seen.has(id)).map(({ text }) => text);
  return news.length > 0 ? news.join(' ') : `${now.reference} has changed.`;
}
