import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import type { Conversation } from '#api-client';
import { Problem } from '../api/problem.js';
import { conversationQuery } from '../api/queries.js';
import { changeRowsInLists } from '../inbox/rows-in-lists.js';
import { refreshLists } from '../live/gather-changes.js';
import { texts } from '../texts.js';
import { sayFailureOf } from './toasts.js';
import { doing } from './undo.js';
import { whatHappened } from './what-happened.js';

export interface Change {
  /** The call; it is handed the version that is on the screen. */
  run: (version: number) => Promise<{ data: Conversation }>;
  /** How it will look once it is done, shown at once. */
  patch?: Partial<Conversation>;
  /** It leaves the lists of what is open. */
  leaves?: boolean;
  /** Whoever asks for it says in its own place why it was not done, and keeps what was typed. */
  throws?: boolean;
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
          changeRowsInLists(queries, new Set([reference]), (row) =>
            change.leaves ? null : { ...row, ...rest },
          );
        }
        try {
          const data = await runOnWhatWasSeen(change, before, () =>
            queries.fetchQuery({ ...conversationQuery(reference), staleTime: 0 }),
          );
          queries.setQueryData(queryKey, data);
          return data;
        } catch (error) {
          const faster = error instanceof Faster;
          if (!faster) queries.setQueryData(queryKey, before);
          if (change.throws) throw error;
          sayFailureOf(reference, error, faster ? texts.actions.toasts.stale : undefined);
          return null;
        } finally {
          refreshLists(queries, [reference]);
        }
      };
      // One after the other: the second needs the version that the first made.
      const done = busy.current.then(perform, perform);
      busy.current = done;
      doing(done);
      return done;
    },
    [queries, reference],
  );
}

/** Somebody else has done something in between; the message says what. */
class Faster extends Error {}

/**
 * Where only the version has moved on, and nothing that anybody could have seen, it is done on the newer one.
 * @throws Faster where there is something to look at first
 */
async function runOnWhatWasSeen(
  change: Change,
  before: Conversation,
  look: () => Promise<Conversation>,
): Promise<Conversation> {
  try {
    return (await change.run(before.version)).data;
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'stale-version') throw error;
    const now = await look();
    const happened = whatHappened(before, now);
    if (happened) throw new Faster(texts.actions.toasts.staleDetail(happened));
    return (await change.run(now.version)).data;
  }
}
