import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { type ConversationPage, listConversations } from '#api-client';
import { conversationsKey, isShallow, type ListFilter } from '../api/queries.js';
import { looksEverywhere, usualSort } from '../inbox/filter.js';
import { mendedPages } from './mended-pages.js';

/** A search names at most twenty fields; some may be its own. */
const AT_ONCE = 10;
/** After a flood of changes the list begins anew. */
const MOST = 50;

/**
 * Keeps lists true that somebody has scrolled far down: loading one anew would ask for every page in turn, so that what
 * changed is asked for by itself. Those that nobody looks at are let go.
 */
export function mendDeepLists(queries: QueryClient, changed: ReadonlySet<string>): void {
  const lists = queries.getQueryCache().findAll({ queryKey: [...conversationsKey, 'list'] });
  for (const list of lists.filter((each) => !isShallow(each))) {
    const { queryKey } = list;
    if (!list.isActive()) queries.removeQueries({ queryKey, exact: true });
    else if (changed.size > MOST) void queries.resetQueries({ queryKey, exact: true });
    else void mend(queries, queryKey[2] as ListFilter, changed);
  }
}

async function mend(queries: QueryClient, filter: ListFilter, changed: ReadonlySet<string>): Promise<void> {
  const named = [...changed];
  const parts = Array.from({ length: Math.ceil(named.length / AT_ONCE) }, (_, n) =>
    named.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
  );
  const answers = await Promise.all(parts.map((part) => inList(filter, part))).catch(() => null);
  // Where the line is lost, the list is loaded once it is back.
  if (!answers?.length) return;
  queries.setQueryData<InfiniteData<ConversationPage>>(
    [...conversationsKey, 'list', filter],
    (held) =>
      held && {
        ...held,
        pages: mendedPages(held.pages, changed, answers.flat(), filter.sort ?? usualSort(filter)),
      },
  );
}

/** Those of the named that are in the list. */
async function inList(filter: ListFilter, references: readonly string[]) {
  const q = [filter.q, ...references.map((reference) => `ref:${reference}`)].filter(Boolean).join(' ');
  const status = filter.status ?? (looksEverywhere(filter) ? undefined : 'active');
  const query = { ...filter, q, limit: 100, ...(status ? { status } : {}) };
  return (await listConversations({ query, throwOnError: true })).data.items;
}
