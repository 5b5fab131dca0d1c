import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { ConversationPage, ConversationSummary } from '#api-client';
import { conversationsKey, type ListFilter } from '../api/queries.js';

/** Changes rows in every list that is held, each as its own filter has it; `null` takes one out. */
export function changeRowsInLists(
  queries: QueryClient,
  references: ReadonlySet<string>,
  change: (row: ConversationSummary, filter: ListFilter) => ConversationSummary | null,
): void {
  for (const { queryKey } of queries.getQueryCache().findAll({ queryKey: [...conversationsKey, 'list'] })) {
    const filter = queryKey[2] as ListFilter;
    queries.setQueryData<InfiniteData<ConversationPage>>(queryKey, (held) => {
      if (!held?.pages.some(({ items }) => items.some(({ reference }) => references.has(reference))))
        return held;
      const pages = held.pages.map((page) => ({
        ...page,
        items: page.items.flatMap((row) =>
          references.has(row.reference) ? (change(row, filter) ?? []) : [row],
        ),
      }));
      return { ...held, pages };
    });
  }
}
