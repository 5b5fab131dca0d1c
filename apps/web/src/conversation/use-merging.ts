import { useQueryClient } from '@tanstack/react-query';
import { mergeConversation, unmergeConversation } from '#api-client';
import { conversationQuery } from '../api/queries.js';
import { refreshLists } from '../live/gather-changes.js';

const throwOnError = true as const;

/** Makes one conversation part of another, or lets it stand by itself again, without a word. Both throw where it was not done. */
export function useMerging() {
  const queries = useQueryClient();
  const refresh = (part: string, into: string) => {
    for (const each of [part, into]) {
      void queries.invalidateQueries({ queryKey: conversationQuery(each).queryKey });
    }
    refreshLists(queries, [part, into]);
  };
  return {
    async merge(part: string, into: string, version?: number): Promise<void> {
      const body = { into, ...(version === undefined ? {} : { version }) };
      const { data } = await mergeConversation({ path: { reference: part }, body, throwOnError });
      queries.setQueryData(conversationQuery(into).queryKey, data);
      refresh(part, into);
    },
    async unmerge(part: string, into: string): Promise<void> {
      const { data } = await unmergeConversation({ path: { reference: part }, throwOnError });
      queries.setQueryData(conversationQuery(part).queryKey, data);
      refresh(part, into);
    },
  };
}
