import { useQueryClient } from '@tanstack/react-query';
import type { ConversationSummary } from '#api-client';
import { say, sayFailureOf } from '../conversation/toasts.js';
import { doing, offerUndo } from '../conversation/undo.js';
import { useMerging } from '../conversation/use-merging.js';
import { refreshLists } from '../live/gather-changes.js';
import { texts } from '../texts.js';
import { changeRowsInLists } from './rows-in-lists.js';

const { toasts } = texts.handling;

/** Joins a row with what it may belong to, straight from the list. */
export function useJoin(): (row: ConversationSummary, into: string) => Promise<void> {
  const queries = useQueryClient();
  const { merge, unmerge } = useMerging();
  return async ({ reference, version }, into) => {
    changeRowsInLists(queries, new Set([reference]), () => null);
    const merged = merge(reference, into, version);
    doing(merged);
    try {
      await merged;
    } catch (error) {
      refreshLists(queries, [reference]);
      return sayFailureOf(reference, error);
    }
    offerUndo(toasts.merged(reference, into), async () => {
      await unmerge(reference, into);
      say(toasts.unmerged(reference));
    });
  };
}
