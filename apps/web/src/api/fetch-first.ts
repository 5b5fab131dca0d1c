import { filterFrom } from '../inbox/filter.js';
import { conversationsQuery, queuesQuery, sessionQuery, viewsQuery } from './queries.js';
import { queryClient } from './query-client.js';

const PATIENCE_MS = 500;

/**
 * Fetches what the inbox begins with, so that it is drawn once and whole instead of piece by piece. Whatever takes longer is
 * drawn when it comes.
 */
export async function fetchFirst({ pathname, search }: Location): Promise<void> {
  if (pathname !== '/' && !pathname.startsWith('/conversations/')) return;
  const session = queryClient.fetchQuery(sessionQuery).then(
    () => true,
    () => false,
  );
  const list = queryClient.prefetchInfiniteQuery(conversationsQuery(filterFrom(new URLSearchParams(search))));
  const around = [queryClient.prefetchQuery(viewsQuery), queryClient.prefetchQuery(queuesQuery)];
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  if (await session) await Promise.race([Promise.all([list, ...around]), patience]);
}
