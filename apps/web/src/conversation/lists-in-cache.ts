import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import type { ConversationPage, ConversationSummary } from '#api-client';

type Pages = InfiniteData<ConversationPage>;

/** Changes one row in every list that is held; `null` takes it out. */
export function changeInLists(
  queries: QueryClient,
  key: QueryKey,
  reference: string,
  change: (row: ConversationSummary) => ConversationSummary | null,
): void {
  queries.setQueriesData<Pages>({ queryKey: [...key, 'list'] }, (held) => {
    if (!held?.pages.some(({ items }) => items.some((row) => row.reference === reference))) return held;
    const pages = held.pages.map((page) => ({
      ...page,
      items: page.items.flatMap((row) => (row.reference === reference ? (change(row) ?? []) : [row])),
    }));
    return { ...held, pages };
  });
}

export function markReadInLists(queries: QueryClient, key: QueryKey, reference: string): void {
  changeInLists(queries, key, reference, (row) => ({ ...row, unread: false }));
}
